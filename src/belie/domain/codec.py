"""Domain types to plain JSON values and back, by their annotations; lossless.

Dataclasses become objects with the fields that differ from their defaults, tuples become lists, enums their
values, dates ISO strings. What to do with a type is worked out once: a matter holds a million statements.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeAlias, TypeVar

from belie.domain.documents import Words

T = TypeVar("T")
Step: TypeAlias = Callable[[Any], Any]


def to_plain(value: object) -> Any:
    """Return `value` as JSON values.

    Raises:
        TypeError: Something inside is neither a dataclass, enum, date, tuple, list, dict nor a JSON scalar.
    """
    kind: Any = type(value)
    return value if kind is str else _writer(kind)(value)


def from_plain(kind: type[T], plain: object) -> T:
    """Return the `kind` that `to_plain` wrote.

    Raises:
        TypeError, ValueError, KeyError: `plain` is not what `to_plain` writes for `kind`.
    """
    known: Any = kind
    return typing.cast(T, _reader(known)(plain))


def _as_it_is(value: Any) -> Any:
    return value


@cache
def _writer(kind: type) -> Step:
    if kind is types.NoneType or issubclass(kind, bool | int | float):
        return _as_it_is
    if issubclass(kind, Enum):
        return lambda value: value.value
    if issubclass(kind, date | datetime):
        return lambda value: value.isoformat()
    if dataclasses.is_dataclass(kind):
        return _dataclass_writer(kind)
    if issubclass(kind, tuple | list | Words):
        return lambda value: [to_plain(item) for item in value]
    if issubclass(kind, dict):
        return lambda value: {str(key): to_plain(item) for key, item in value.items()}
    raise TypeError(f"no JSON form for {kind.__name__}")


def _dataclass_writer(kind: type) -> Step:
    fields = [(field.name, field.default, type(field.default)) for field in dataclasses.fields(kind)]

    def write(value: Any) -> dict[str, Any]:
        plain = {}
        for name, default, default_type in fields:
            held = getattr(value, name)
            if held is not default and (held != default or type(held) is not default_type):
                plain[name] = to_plain(held)
        return plain

    return write


@cache
def _reader(kind: Any) -> Step:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return lambda plain: _build(kind, plain)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        held = _reader(next(arg for arg in args if arg is not types.NoneType))
        return lambda plain: None if plain is None else held(plain)
    if origin is Sequence or (origin is tuple and args[1:] == (Ellipsis,)):
        item = _reader(args[0])
        return lambda plain: tuple([item(one) for one in plain])
    if origin is tuple:
        items = [_reader(arg) for arg in args]
        return lambda plain: tuple([item(one) for item, one in zip(items, plain, strict=True)])
    if isinstance(kind, typing.NewType):
        return _reader(kind.__supertype__)
    if kind is date or kind is datetime:
        return typing.cast(Step, kind.fromisoformat)
    if kind is float or (isinstance(kind, type) and issubclass(kind, Enum)):
        return typing.cast(Step, kind)
    return _as_it_is


def _build(kind: type, plain: dict[str, Any]) -> Any:
    steps = _field_readers(kind)
    return kind(**{name: steps[name](held) for name, held in plain.items()})


@cache
def _field_readers(kind: type) -> dict[str, Step]:
    """Return how to read each field; asked for at the first value, as a type may hold itself."""
    return {name: _reader(hint) for name, hint in typing.get_type_hints(kind).items()}
