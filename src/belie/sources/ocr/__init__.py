"""Pictures of pages to words with boxes and confidence: optical character recognition."""

VERSION = "ocr/1"  # of the step, for caches; changes whenever an answer may
