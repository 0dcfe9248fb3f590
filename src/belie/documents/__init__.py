"""Page text to clean text with the way home, and the frame of a document."""

VERSION = "documents/3"  # of the step, for caches; changes whenever an answer may
