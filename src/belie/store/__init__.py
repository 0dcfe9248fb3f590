"""Where a matter is kept."""
