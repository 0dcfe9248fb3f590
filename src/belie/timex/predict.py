"""One line of the time benchmark in, one line out: the format that its scorer reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from belie.timex.find import find_times
from belie.timex.types import EventOffset, Mode, SpanStyle, TimeContext, TimeExpression


def predict_line(
    line: Mapping[str, Any], spans: SpanStyle = SpanStyle.PHRASE, mode: Mode = Mode.AUTO
) -> dict[str, Any]:
    """Return `{"id", "timex": [{"start", "end", "type", "value"[, "mod"]}]}` for `{"id", "text", "dct"}`.

    Offsets are Python string offsets, end exclusive. A missing or unreadable `dct` counts as unknown.
    """
    context = TimeContext(dct=_day(line.get("dct")), mode=mode, spans=spans)
    return {"id": line.get("id"), "timex": [_entry(each) for each in find_times(line.get("text") or "", context)]}


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None


def _entry(found: TimeExpression) -> dict[str, Any]:
    value: Any = found.value
    if isinstance(value, EventOffset):
        value = {"anchor_event": value.anchor_event, "offset": value.offset}
        if found.resolved:
            value["resolved"] = found.resolved
    entry = {"start": found.span.start, "end": found.span.end, "type": found.type.value, "value": value}
    if found.mod:
        entry["mod"] = found.mod
    return entry
