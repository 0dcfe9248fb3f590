"""Questions put to the record, one file each."""

VERSION = "checks-4"  # of the step, for caches; changes whenever an answer may
