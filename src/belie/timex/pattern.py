"""Rules over token types: patterns written with type names, matched by the regular-expression engine.

Each type has one private character, so a sentence is a string of such characters and a pattern such as
``MONTH d:DAYNUM (COMMA? y:YEAR)?`` is an ordinary regular expression over it. A rule replaces what it matches by
one node; rules run in order, each over the result of those before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

_CODES: dict[str, str] = {}
_ALIASES: dict[str, str] = {}
_NAME = re.compile(r"(?:([a-z]\w*):)?(?:\b([A-Z][A-Z0-9]*)\b|(\())|\s+")


def code(kind: str) -> str:
    """Return the character that stands for a type."""
    return _CODES.setdefault(kind, chr(0xE000 + len(_CODES)))


@dataclass(slots=True)
class Node:
    """A token or what a rule made of several: characters `[start, end)` of the clean view."""

    kind: str  # the type's character
    start: int
    end: int
    value: Any
    text: str = ""
    mod: str = ""
    parts: tuple[Node, ...] = ()  # for ranges: the two ends, each with its own span
    inner: Node | None = None  # for bounds and offsets: the node without its signal


@dataclass(frozen=True, slots=True)
class Found:
    """A match: `found["label"]` is the labelled node or None."""

    match: re.Match[str]
    nodes: Sequence[Node]

    def __getitem__(self, label: str) -> Node | None:
        return self.nodes[self.match.start(label)] if self.has(label) else None

    def node(self, label: str) -> Node:
        """Return the labelled node, which the pattern guarantees."""
        return self.nodes[self.match.start(label)]

    def value(self, label: str, default: Any = None) -> Any:
        """Return the value of the labelled node, or the default when it is absent."""
        node = self[label]
        return default if node is None else node.value

    def before(self, steps: int = 1) -> Node | None:
        """Return the node so many places before the match, or None."""
        at = self.match.start() - steps
        return self.nodes[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Node | None:
        """Return the node so many places after the match, or None."""
        at = self.match.end() + steps - 1
        return self.nodes[at] if at < len(self.nodes) else None

    def has(self, label: str) -> bool:
        """True when the pattern has the label and it matched."""
        return label in self.match.re.groupindex and self.match.start(label) >= 0


def alias(name: str, *kinds: str) -> None:
    """Let a name stand for several types."""
    _ALIASES[name] = "".join(_ALIASES.get(kind, "") or code(kind) for kind in kinds)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """Return the regular expression of a pattern of type names, labels (`m:MONTH`) and `( ) ? * + |`."""

    def one(match: re.Match[str]) -> str:
        label, name, paren = match.groups()
        if name:
            chars = _ALIASES.get(name) or code(name)
            body = f"[{chars}]" if len(chars) > 1 else chars
            return f"(?P<{label}>{body})" if label else body
        if paren:
            return f"(?P<{label}>" if label else "("
        return ""

    return re.compile(_NAME.sub(one, pattern))


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the type it makes, and the function that makes its value (None: no node after all)."""

    kind: str
    pattern: re.Pattern[str]
    build: Callable[[Found], Any]


def rule(kind: str, pattern: str, build: Callable[[Found], Any]) -> Rule:
    """Return the rule that makes a `kind` of what `pattern` matches. `build` returns a value, a Node or None."""
    return Rule(code(kind), compile_pattern(pattern), build)


def rewrite(nodes: list[Node], rules: Sequence[Rule]) -> list[Node]:
    """Return the nodes after every rule, in order, has replaced what it matches, left to right."""
    kinds = "".join(node.kind for node in nodes)
    for each in rules:
        made: list[Node] | None = None
        at = 0
        for match in each.pattern.finditer(kinds):
            first, last = match.span()
            if "out" in match.re.groupindex and match.start("out") >= 0:
                first, last = match.span("out")
            if first == last or first < at:
                continue
            value = each.build(Found(match, nodes))
            if value is None:
                continue
            if isinstance(value, Node):
                node = value
                node.kind = each.kind
            else:
                node = Node(each.kind, nodes[first].start, nodes[last - 1].end, value)
                node.mod = next((n.mod for n in nodes[first:last] if n.mod), "")
            made = [] if made is None else made
            made += nodes[at:first]
            made.append(node)
            at = last
        if made is not None:
            nodes = made + nodes[at:]
            kinds = "".join(node.kind for node in nodes)
    return nodes
