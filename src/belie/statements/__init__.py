"""Who said what: quotations, indirect speech and a known author's own words."""
