"""Events and people in order, identities, and self-contained readings."""
