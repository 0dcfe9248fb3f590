"""Record citations: read in a text, led to a page of the record, and their quoted words looked up there."""

VERSION = "citations/2"  # of the step, for caches; changes whenever an answer may
