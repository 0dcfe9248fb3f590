"""belie reads a litigation record and shows which statements the rest of the record belies."""

__version__ = "0.3.0"
