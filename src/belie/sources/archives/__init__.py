"""Archives: what is inside is handed back one by one and never written to a path."""
