"""What `id.`, `supra` and short names stand for.

`Id.` is the authority cited just before, whatever it is: case, statute or paper of the record (Bluebook rule 4.1);
cites inside "(quoting ...)" and "(citing ...)" do not count. `Supra` and short names go back to the last cite that
bears the name or gave it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from belie.domain.citations import CiteForm, RecordCite

_EXPLAINS = re.compile(
    r"\((?:quoting|citing|cited in|discussing|relying on|internally citing)\s+(?:[^()]|\([^()]*\))*$", re.IGNORECASE
)
REACH = 400  # characters between a cite and the end of its parenthetical


def link(text: str, cites: Sequence[RecordCite]) -> list[RecordCite]:
    """Return the cites, by place, with `antecedent` and `within` set."""
    linked: list[RecordCite] = []
    last: int | None = None  # the index of the authority `id.` would stand for
    names: dict[str, int] = {}  # every name cited, for `supra`
    given: dict[str, int] = {}  # those that stand beside an entry, an exhibit or a definition
    for index, cite in enumerate(cites):
        within = _within(text, linked, cite)
        antecedent: int | None = None
        if cite.form is CiteForm.ID:
            antecedent = last
        elif cite.form is CiteForm.SUPRA or (cite.form in (CiteForm.PAPER, CiteForm.TRANSCRIPT) and not cite.entry):
            antecedent = (
                _named(cite.label, {**names, **given}) if cite.form is CiteForm.SUPRA else given.get(_plain(cite.label))
            )
            if antecedent is None and cite.form is CiteForm.TRANSCRIPT and not cite.label:
                antecedent = _last_transcript(linked)
        linked.append(replace(cite, within=within, antecedent=antecedent))
        for name in cite.defines:
            given[_plain(name)] = index
        if cite.label and cite.form is not CiteForm.SUPRA:
            names[_plain(cite.label)] = index
            if cite.entry or (cite.form is CiteForm.EXHIBIT and len(cite.label.split()) > 1):
                given[_plain(cite.label)] = index
        if within is None:
            last = index
    return linked


def root_of(cites: Sequence[RecordCite], index: int) -> int:
    """Return the index of the cite that names the paper: the end of the chain that starts at `index`."""
    seen = set()
    while (back := cites[index].antecedent) is not None and index not in seen:
        seen.add(index)
        index = back
    return index


def _within(text: str, before: Sequence[RecordCite], cite: RecordCite) -> int | None:
    for index in range(len(before) - 1, -1, -1):
        host = before[index]
        if cite.span.start - host.span.end > REACH:
            return None
        if host.within is None:
            between = text[host.span.end : cite.span.start]
            return index if _EXPLAINS.search(between) else None
    return None


def _named(label: str, names: dict[str, int]) -> int | None:
    """Return the last cite whose name is or holds the label."""
    plain = _plain(label)
    if plain in names:
        return names[plain]
    return max((index for name, index in names.items() if plain and plain in name), default=None)


def _plain(label: str) -> str:
    """Return a label without stops and case, long words for papers cut to their abbreviations."""
    low = re.sub(r"[^\w ]", "", label.casefold())
    return re.sub(r"\b(decl|aff|dep|compl|mot|pet)(?:laration|idavit|osition|aint|ion|ition)\b", r"\1", low)


def _last_transcript(before: Sequence[RecordCite]) -> int | None:
    for index in range(len(before) - 1, -1, -1):
        if before[index].form is CiteForm.TRANSCRIPT and before[index].label:
            return index
    return None
