"""Time expressions: found in text and given a value against a context handed in."""
