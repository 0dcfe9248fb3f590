"""Questions put to the record, one file each."""

VERSION = "checks-5"  # of the step, for caches; changes whenever an answer may
