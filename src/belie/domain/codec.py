"""Domain types to plain JSON values and back, by their annotations; lossless.

Dataclasses become objects with the fields that differ from their defaults, tuples become lists, enums their
values, dates ISO strings.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from belie.domain.documents import Words

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Return `value` as JSON values.

    Raises:
        TypeError: Something inside is neither a dataclass, enum, date, tuple, list, dict nor a JSON scalar.
    """
    if value is None or isinstance(value, bool | int | float) or type(value) is str:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: to_plain(held)
            for field in dataclasses.fields(value)
            if (held := getattr(value, field.name)) != field.default or type(held) is not type(field.default)
        }
    if isinstance(value, tuple | list | Words):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    raise TypeError(f"no JSON form for {type(value).__name__}")


def from_plain(kind: type[T], plain: object) -> T:
    """Return the `kind` that `to_plain` wrote.

    Raises:
        TypeError, ValueError, KeyError: `plain` is not what `to_plain` writes for `kind`.
    """
    return typing.cast(T, _build(kind, plain))


@cache
def _fields(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _build(kind: Any, plain: Any) -> Any:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _fields(kind)
        return kind(**{name: _build(hints[name], held) for name, held in plain.items()})
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        if plain is None:
            return None
        return _build(next(arg for arg in typing.get_args(kind) if arg is not type(None)), plain)
    if origin is Sequence:
        return tuple(_build(typing.get_args(kind)[0], item) for item in plain)
    if origin is tuple:
        args = typing.get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_build(args[0], item) for item in plain)
        return tuple(_build(arg, item) for arg, item in zip(args, plain, strict=True))
    if isinstance(kind, typing.NewType):
        return _build(kind.__supertype__, plain)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(plain)
    if kind is date:
        return date.fromisoformat(plain)
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if kind is float:
        return float(plain)
    return plain
