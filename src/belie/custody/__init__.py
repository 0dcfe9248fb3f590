"""Chain of custody: files are hashed, kept and written to the intake ledger."""
