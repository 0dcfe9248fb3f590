"""Page text to clean text with the way home, and the frame of a document."""

VERSION = "documents/5"  # of the step, for caches; changes whenever an answer may
LIKENESS_VERSION = "likeness/2"  # of signatures and of their comparison
