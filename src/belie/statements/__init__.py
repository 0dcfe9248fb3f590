"""Who said what: quotations, indirect speech and a known author's own words."""

VERSION = "statements/6"  # of the step, for caches; changes whenever an answer may
