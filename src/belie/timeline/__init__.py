"""Events and people in order, identities, and self-contained readings."""

VERSION = "timeline/4"  # of the step, for caches; changes whenever an answer may
