"""Events and people in order, identities, and self-contained readings."""

VERSION = "timeline/2"  # of the step, for caches; changes whenever an answer may
