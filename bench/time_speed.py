"""Speed and memory of the time expressions on one core, against a scan of the same text by one regular expression.

    python bench/time_speed.py [FILE.txt ...]

Without files an invented text of legal prose is read. Prints characters a second, the ratio to the scan, and the
peak of memory the reading allocates and of the process.
"""

from __future__ import annotations

import re
import resource
import sys
import time
import tracemalloc
from datetime import date
from pathlib import Path

from belie.timex.find import find_times
from belie.timex.types import SpanStyle, TimeContext

PROSE = """On March 3, 2011, the warden told the committee that 112 people had been held since May 2010. Two days before
the declaration was filed, the ministry had written that no agreement existed. The next day, counsel asked for
the roster, and on Friday the agency answered that the count would be ready within three weeks. See Dkt. 41-2
at 17; Exhibit 2011. The detainees, who came from five facilities, said they had waited more than six months
for a hearing that was to take place in the second quarter of 2010. Ms. May, for the respondents, did not
recall the meeting of the previous autumn. The order required a report every thirty days; the first one came
at 4:15 p.m. on June 9, 2011, a month after it was due.
"""
SCAN = re.compile(
    r"\b(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+\d{1,2}(?:,\s+\d{4})?|\d{4}-\d\d-\d\d|\d{1,2}:\d\d|yesterday|today|tomorrow|\w+\s+(?:days?|weeks?|months?|"
    r"years?)\s+(?:ago|later|before|after))\b",
    re.IGNORECASE,
)


def seconds(run: object, text: str, times: int = 3) -> float:
    """Return the best of several runs."""
    assert callable(run)
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run(text)
        best = min(best, time.perf_counter() - start)
    return best


def main(paths: list[str]) -> None:
    text = "\n\n".join(Path(path).read_text(encoding="utf-8") for path in paths) if paths else PROSE * 300
    context = TimeContext(dct=date(2012, 9, 14), spans=SpanStyle.PHRASE)
    scan = seconds(lambda words: sum(1 for _ in SCAN.finditer(words)), text)
    reading = seconds(lambda words: find_times(words, context), text)
    process = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tracemalloc.start()
    found = find_times(text, context)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"characters            {len(text):>12,}")
    print(f"expressions           {len(found):>12,}")
    print(f"characters a second   {len(text) / reading:>12,.0f}")
    print(f"regex scan, same text {len(text) / scan:>12,.0f}")
    print(f"ratio to the scan     {reading / scan:>12.1f}")
    print(f"peak allocated, MB    {peak / 1e6:>12.1f}")
    print(f"peak of process, MB   {process:>12.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
