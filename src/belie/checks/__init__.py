"""Questions put to the record, one file each."""

VERSION = "checks-3"  # of the step, for caches; changes whenever an answer may
