"""Time expressions: found in text and given a value against a context handed in.

`find_times(text, context)` is the door; `VERSION` names the step for caches and changes whenever an answer may.
"""

from belie.timex.find import find_times
from belie.timex.predict import predict_line
from belie.timex.types import EventOffset, Mode, SpanStyle, TimeContext, TimeExpression, TimeType

VERSION = "2"

__all__ = [
    "VERSION",
    "EventOffset",
    "Mode",
    "SpanStyle",
    "TimeContext",
    "TimeExpression",
    "TimeType",
    "find_times",
    "predict_line",
]
