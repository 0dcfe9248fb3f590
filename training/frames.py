"""Sentences of the genre made from frames: one proposition said in several ways, denied, weakened, or about another.

A frame knows which of its slots can have one value only (two head counts of one place and day cannot both hold) and
which tell what it is about (another place, another person: no conflict). So the label of two sentences is known, and
pairs that differ in one word are as often neutral as contradictory. All names are invented.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ENTAILMENT, NEUTRAL, CONTRADICTION = range(3)

Slots = dict[str, str]

_MONTHS = "January February March April May June July August September October November December".split()
_SURNAMES = (
    "Abascal Belmore Castellan Dorvane Eskeland Farrow Gundry Halloran Imbert Jessop Kettleby Lorimer Mantooth Nakamba "
    "Oduya Pellew Quill Rostami Sandoval Tremaine Umarov Vasquette Wexcombe Yarrow Zielke"
).split()
_TITLES = ("Director", "Warden", "Officer", "Deputy Director", "Secretary", "Captain", "Supervisor")
_MEN = ("Mr.", "Ms.")
_PLACES = (
    "Alder County Jail",
    "the Birchfield center",
    "Camp Corran",
    "the Dunmore annex",
    "Elmridge",
    "the Fenwick facility",
    "Garnet Lake",
    "the Holloway hangar",
    "Ivydale",
    "the Juniper Street office",
)
_COUNTRIES = "Aldovia Brenmark Cordava Drusenia Estavia Fenoria Galmora Hespara Ilyria Jovania".split()
_COMPANIES = ("Corwin Services", "Bluegate", "Harrowfield Ltd.", "Meridian Custody", "Northlake Group")
_WORDS = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty".split()


def _day(rng: random.Random) -> str:
    return f"{rng.choice(_MONTHS)} {rng.randint(1, 28)}" + (
        f", {rng.randint(2014, 2026)}" if rng.random() < 0.3 else ""
    )


_VALUES: dict[str, Callable[[random.Random], str]] = {
    "who": lambda rng: f"{rng.choice(_MEN)} {rng.choice(_SURNAMES)}",
    "chief": lambda rng: f"{rng.choice(_TITLES)} {rng.choice(_SURNAMES)}",
    "other": lambda rng: f"{rng.choice(_TITLES)} {rng.choice(_SURNAMES)}",
    "place": lambda rng: rng.choice(_PLACES),
    "goal": lambda rng: rng.choice(_PLACES),
    "land": lambda rng: rng.choice(_COUNTRIES),
    "firm": lambda rng: rng.choice(_COMPANIES),
    "day": _day,
    "month": lambda rng: f"{rng.choice(_MONTHS)} {rng.randint(2014, 2026)}",
    "n": lambda rng: rng.choice([rng.choice(_WORDS), str(rng.randint(13, 480))]),
    "k": lambda rng: rng.choice(_WORDS),
    "sum": lambda rng: rng.choice([f"${rng.randint(2, 90)},{rng.randint(0, 9)}00", f"${rng.randint(2, 60)} million"]),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One proposition: ways to say it, to deny it, and to say something that settles it neither way."""

    says: tuple[str, ...]
    denies: tuple[str, ...]
    leaves_open: tuple[str, ...]
    single: tuple[str, ...]  # slots that can have one value only, when all others agree
    about: tuple[str, ...]  # slots that make it another matter when they differ


FRAMES = (
    Frame(
        says=(
            "On {day}, {n} people were held at {place}.",
            "{place} held {n} detainees on {day}.",
            "The roster of {place} for {day} lists {n} people.",
            "There were {n} people in custody at {place} on {day}.",
        ),
        denies=("No one was held at {place} on {day}.", "{place} stood empty on {day}."),
        leaves_open=("{place} can hold up to {n} people.", "The agency planned to hold {n} people at {place}."),
        single=("n",),
        about=("place", "day"),
    ),
    Frame(
        says=(
            "{who} was transferred from {place} to {goal} on {day}.",
            "On {day}, officers moved {who} from {place} to {goal}.",
            "{who} was taken out of {place} on {day} and brought to {goal}.",
        ),
        denies=(
            "{who} was never moved out of {place}.",
            "{who} has been at {place} without interruption since the arrest.",
            "{who} was not transferred to {goal}.",
        ),
        leaves_open=("{who} asked for a transfer to {goal}.", "A transfer of {who} to {goal} was under review."),
        single=("goal",),
        about=("who",),
    ),
    Frame(
        says=(
            "{land} has agreed to accept its nationals.",
            "The government of {land} has given its consent to the returns.",
            "{land} agreed to take its citizens back.",
            "An agreement with {land} on the return of its nationals is in place.",
        ),
        denies=(
            "{land} has refused to accept its nationals.",
            "Talks with {land} have failed to yield any progress on returns.",
            "{land} has not agreed to take anyone back.",
            "There is no agreement with {land} on the return of its nationals.",
        ),
        leaves_open=(
            "Officials hope that {land} will agree to accept its nationals.",
            "Talks with {land} about its nationals will resume in {month}.",
            "If {land} agrees, its nationals can be returned within weeks.",
        ),
        single=(),
        about=("land",),
    ),
    Frame(
        says=(
            "{who} was allowed to call a lawyer on {day}.",
            "On {day}, {who} spoke with counsel by telephone.",
            "{who} had access to a lawyer at {place} on {day}.",
        ),
        denies=(
            "{who} was denied any call to a lawyer on {day}.",
            "On {day}, staff did not let {who} speak with counsel.",
            "{who} had no contact with a lawyer on {day}.",
        ),
        leaves_open=("{who} asked on {day} to call a lawyer.", "The lawyer of {who} has practised for {n} years."),
        single=(),
        about=("who", "day"),
    ),
    Frame(
        says=(
            "{who} received every dose of the medication at {place}.",
            "{who} was given the prescribed medication each day at {place}.",
        ),
        denies=(
            "{who} went {k} days without the medication at {place}.",
            "Staff at {place} did not give {who} the prescribed medication.",
            "{who} missed {k} doses of the medication at {place}.",
        ),
        leaves_open=(
            "{who} was prescribed a new medication at {place}.",
            "{place} keeps its medication in a locked room.",
        ),
        single=(),
        about=("who",),
    ),
    Frame(
        says=(
            "{who} was served with the notice on {day}.",
            "On {day}, an officer handed the notice to {who}.",
            "{who} got the notice on {day}.",
        ),
        denies=("{who} was never served with the notice.", "No notice was ever given to {who}."),
        leaves_open=("The notice to {who} was drafted by {chief}.", "The notice to {who} is {k} pages long."),
        single=("day",),
        about=("who",),
    ),
    Frame(
        says=(
            "Officers arrested {who} on {day}.",
            "{who} was taken into custody on {day}.",
            "The arrest of {who} took place on {day}.",
        ),
        denies=("{who} was never arrested.", "{who} has never been in custody."),
        leaves_open=("Officers questioned {who} on {day}.", "A warrant for {who} was requested."),
        single=("day",),
        about=("who",),
    ),
    Frame(
        says=(
            "{who} was removed to {land} on {day}.",
            "On {day}, {who} was put on a flight to {land}.",
            "The removal of {who} to {land} took place on {day}.",
        ),
        denies=(
            "{who} has not been removed and is still held at {place}.",
            "{who} was never put on a flight to {land}.",
            "The flight that was to carry {who} to {land} never left.",
        ),
        leaves_open=("{who} was born in {land}.", "The agency intends to remove {who} to {land}."),
        single=("land", "day"),
        about=("who",),
    ),
    Frame(
        says=(
            "{chief} learned of the order on {day}.",
            "On {day}, counsel told {chief} about the order.",
            "{chief} was informed of the order on {day}.",
        ),
        denies=("{chief} was never told of the order.", "{chief} knew nothing of the order until after the hearing."),
        leaves_open=("The order bears the date of {day}.", "{chief} disagrees with the order."),
        single=("day",),
        about=("chief",),
    ),
    Frame(
        says=(
            "{chief} met {other} on {day}.",
            "On {day}, {chief} and {other} had a meeting.",
            "{chief} sat down with {other} on {day}.",
        ),
        denies=("{chief} has never met {other}.", "{chief} and {other} did not meet on {day}."),
        leaves_open=("{chief} asked for a meeting with {other}.", "{chief} sent a letter to {other} on {day}."),
        single=(),
        about=("chief", "other", "day"),
    ),
    Frame(
        says=(
            "Officers used pepper spray on {n} detainees at {place} on {day}.",
            "On {day}, {n} detainees at {place} were pepper-sprayed by officers.",
        ),
        denies=("No force was used at {place} on {day}.", "Officers did not use pepper spray at {place} on {day}."),
        leaves_open=(
            "Officers at {place} are trained in the use of pepper spray.",
            "{n} detainees at {place} refused a meal on {day}.",
        ),
        single=("n",),
        about=("place", "day"),
    ),
    Frame(
        says=(
            "The water at {place} was shut off for {k} days in {month}.",
            "In {month}, {place} had no running water for {k} days.",
        ),
        denies=(
            "The water at {place} ran without interruption in {month}.",
            "{place} always had running water in {month}.",
        ),
        leaves_open=("A new water line was laid at {place} in {month}.", "The water bill of {place} rose in {month}."),
        single=("k",),
        about=("place", "month"),
    ),
    Frame(
        says=(
            "The agency paid {sum} to {firm} in {month}.",
            "{firm} received {sum} from the agency in {month}.",
            "In {month}, a payment of {sum} went from the agency to {firm}.",
        ),
        denies=(
            "The agency paid nothing to {firm} in {month}.",
            "{firm} received no payment from the agency in {month}.",
        ),
        leaves_open=("{firm} asked the agency for {sum} in {month}.", "{firm} bid {sum} for the contract."),
        single=("sum",),
        about=("firm", "month"),
    ),
    Frame(
        says=("{chief} wrote the memo of {day}.", "The memo of {day} was written by {chief}."),
        denies=("{chief} had no part in writing the memo of {day}.", "{chief} did not write the memo of {day}."),
        leaves_open=("{chief} read the memo of {day}.", "The memo of {day} names {chief}."),
        single=("chief",),
        about=("day",),
    ),
    Frame(
        says=("The judge set bond for {who} at {sum}.", "Bond for {who} was fixed at {sum}."),
        denies=("The judge denied bond to {who}.", "No bond was granted to {who}."),
        leaves_open=("{who} asked for bond of {sum}.", "The family of {who} raised {sum}."),
        single=("sum",),
        about=("who",),
    ),
    Frame(
        says=(
            "All of the {n} men held at {place} have a final order of removal.",
            "Every one of the {n} men at {place} has a final order of removal.",
        ),
        denies=(
            "{k} of the {n} men held at {place} have no final order of removal.",
            "Some of the {n} men at {place} have no final order of removal.",
            "Not every one of the men at {place} has a final order of removal.",
        ),
        leaves_open=("Many of the {n} men at {place} have children.", "The men at {place} have lawyers."),
        single=("n",),
        about=("place",),
    ),
    Frame(
        says=(
            "The government filed its report on {day}, before the deadline.",
            "The report was filed on time, on {day}.",
        ),
        denies=("The government missed the deadline for its report.", "The report was filed {k} days late."),
        leaves_open=("The report runs to {n} pages.", "The court ordered a report by {day}."),
        single=("day",),
        about=(),
    ),
    Frame(
        says=(
            "{who} signed the form on {day} of free will.",
            "On {day}, {who} voluntarily signed the form.",
        ),
        denies=(
            "{who} was forced to sign the form on {day}.",
            "{who} refused to sign the form.",
            "{who} never signed the form.",
        ),
        leaves_open=("The form that {who} was shown is in English.", "{who} asked what the form meant."),
        single=(),
        about=("who",),
    ),
    Frame(
        says=(
            "{n} people have died at {place} since {month}.",
            "Since {month}, there have been {n} deaths at {place}.",
        ),
        denies=(
            "No one has died at {place} since {month}.",
            "There has not been a single death at {place} since {month}.",
        ),
        leaves_open=("{n} people at {place} have been ill since {month}.", "Deaths at {place} must be reported."),
        single=("n",),
        about=("place", "month"),
    ),
    Frame(
        says=("{who} is in good health.", "A doctor found {who} to be healthy.", "{who} has no medical problem."),
        denies=(
            "{who} is gravely ill.",
            "{who} suffers from a serious heart condition.",
            "{who} is not in good health.",
        ),
        leaves_open=("{who} saw a doctor on {day}.", "{who} asked for a doctor."),
        single=(),
        about=("who",),
    ),
)

_REPORTS = (
    "{chief} testified that {said}",
    "{chief} stated under oath that {said}",
    "According to {chief}, {said}",
    "{chief} wrote that {said}",
    "{chief} told the court that {said}",
)


_OPENERS = {
    "The",
    "On",
    "No",
    "In",
    "There",
    "An",
    "A",
    "All",
    "Every",
    "Some",
    "Since",
    "Not",
    "Many",
    "If",
    "Officers",
}


def _filled(text: str, slots: Slots) -> str:
    sentence = text.format(**slots).replace("..", ".")
    return sentence[0].upper() + sentence[1:]


def _reported(sentence: str, rng: random.Random) -> str:
    lowered = sentence[0].lower() + sentence[1:] if sentence.split()[0] in _OPENERS else sentence
    return rng.choice(_REPORTS).format(chief=_VALUES["chief"](rng), said=lowered)


def _changed(slots: Slots, names: tuple[str, ...], rng: random.Random) -> Slots:
    """The slots with one of the names at another value."""
    name = rng.choice(names)
    value = slots[name]
    while value == slots[name] or value in slots.values():
        value = _VALUES[name](rng)
    return slots | {name: value}


def made_from_frames(count: int, rng: random.Random) -> Iterator[tuple[str, str, int]]:
    """Yield that many (premise, hypothesis, label), in random order."""
    for _ in range(count):
        frame = rng.choice(FRAMES)
        slots = {name: make(rng) for name, make in _VALUES.items()}
        if slots["goal"] == slots["place"] or slots["chief"] == slots["other"]:
            slots["goal"], slots["other"] = "the Kestrel Road jail", "Colonel Ambrey"
        first = _filled(rng.choice(frame.says), slots)
        draw = rng.random()
        if draw < 0.22:
            second, label = _filled(rng.choice(frame.says), slots), ENTAILMENT
        elif draw < 0.42:
            second, label = _filled(rng.choice(frame.denies), slots), CONTRADICTION
        elif draw < 0.58 and frame.single:
            second, label = _filled(rng.choice(frame.says), _changed(slots, frame.single, rng)), CONTRADICTION
            if second == first:
                continue
        elif draw < 0.76 and frame.about:
            other = _changed(slots, frame.about, rng)
            if frame.single and rng.random() < 0.5:
                other = _changed(other, frame.single, rng)
            second, label = _filled(rng.choice(rng.choice((frame.says, frame.denies))), other), NEUTRAL
        else:
            second, label = _filled(rng.choice(frame.leaves_open), slots), NEUTRAL
        if label != ENTAILMENT and rng.random() < 0.5:
            first, second = second, first
        if rng.random() < 0.2:
            first = _reported(first, rng)
        if rng.random() < 0.15:
            beside = rng.choice(FRAMES)
            if beside is not frame:
                extra = _filled(rng.choice(beside.leaves_open), {name: make(rng) for name, make in _VALUES.items()})
                first = f"{extra} {first}" if rng.random() < 0.5 else f"{first} {extra}"
        if rng.random() < 0.3:  # as the judge sees a statement: who said it, and on what day (one day: nothing changes)
            day = f"{rng.randint(2019, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            first, second = (f"[{_VALUES['chief'](rng)}, {day}] {side}" for side in (first, second))
        yield first, second, label
