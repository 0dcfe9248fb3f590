"""Questions put to the record, one file each."""
