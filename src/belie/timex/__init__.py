"""Time expressions: found in text and given a value against a context handed in.

`belie.timex.find.find_times` is the door. Nothing is imported here, so that asking for the version costs nothing.
"""

VERSION = "3"  # names the step for caches; changes whenever an answer may
