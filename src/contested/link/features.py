"""The features on which two tellings are compared. Each docstring is the feature's documentation.

A feature returns a value in [-1, 1] (1 speaks for one happening, -1 against it, 0 for nothing known) and
the words for it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from contested.link.copies import NEAR, likeness
from contested.link.course import apart, of_campaigns, together
from contested.link.likeness import kinship, nearness, simultaneity
from contested.link.telling import Telling

Feature = Callable[[Telling, Telling], tuple[float, str]]
_Count = tuple[str, str, int, int | None]

NOTHING = (0.0, "")
BOTH_KINDS = frozenset({"event", "toll"})
# Characters between two claims of one document within which the second most likely goes on with the first.
NEXT_TO = 250


def type_(a: Telling, b: Telling) -> tuple[float, str]:
    """Same sub-event type; or kin ones (a car bomb and a suicide bomb, a clash and a capture)."""
    return kinship(a.subs, b.subs, a.type == b.type)


def told_type(a: Telling, b: Telling) -> tuple[float, str]:
    """As ``type``, but a type that is only guessed (of "the attack", of nine dead) says nothing against another."""
    value, detail = type_(a, b)
    return NOTHING if value < 0 and (a.vague or b.vague) else (value, detail)


def place(a: Telling, b: Telling) -> tuple[float, str]:
    """Same place by identity or name, a point within the other's reach, one inside the other; apart by distance."""
    return nearness(a.spots, b.spots)


def place_within(a: Telling, b: Telling) -> tuple[float, str]:
    """As ``place``; inside one report a name that nobody has located, but both use, is the same place too."""
    value, detail = place(a, b)
    if value < 0 and (names := _unlocated(a) & _unlocated(b)):
        return (1.0, f"both at {min(names)}")
    return (value, detail)


def _unlocated(told: Telling) -> frozenset[str]:
    return frozenset(s.name for f in told.claims for s in f.spots if s.level == "place" and s.lat is None)


def time(a: Telling, b: Telling) -> tuple[float, str]:
    """Days that are the same or overlap. A day that is not stated is guessed from the report's date, and counts little:
    nothing happens after it was reported."""
    if a.course and b.course and of_campaigns(a.course, b.course):
        return together(a.course, b.course)
    return simultaneity(a.days, b.days)


def course(a: Telling, b: Telling) -> tuple[float, str]:
    """A campaign (an offensive that lasts, a siege) is not one of its steps; two that tell of one may be the same."""
    if apart(a.course, b.course):
        return (-1.0, "one is a campaign, the other a step")
    return (1.0, "both tell of a campaign") if of_campaigns(a.course, b.course) else NOTHING


def actors(a: Telling, b: Telling) -> tuple[float, str]:
    """The same actor or side. Who is blamed may differ (that is a dispute), so a difference counts little; who
    strikes in the one and is struck in the other may be two sides of one battle."""
    if not a.actors or not b.actors:
        return NOTHING
    if both := a.actors & b.actors:
        return (1.0, f"both by {min(both)}")
    if (a.actors & b.targets) or (b.actors & a.targets):
        return (0.2, "the one's actor is the other's target")
    if a.sides & b.sides:
        return (0.6, "both by one side")
    if a.sides and b.sides:
        return (-1.0, f"by {min(a.actors)} and by {min(b.actors)}")
    return (-0.3, f"by {min(a.actors)} and by {min(b.actors)}")


def targets(a: Telling, b: Telling) -> tuple[float, str]:
    """The same people, forces or site as target."""
    both = a.targets & b.targets
    return (1.0, f"both against {min(both)}") if both else NOTHING


def counts(a: Telling, b: Telling) -> tuple[float, str]:
    """The same number harmed in the same way; the larger the number, the less is it chance. Numbers of one group that
    exclude each other by a factor of three and more speak against; smaller differences are a revision or a dispute."""
    best = NOTHING
    for harm, group, low, high in _largest_first(a.counts):
        for other, group2, low2, high2 in _largest_first(b.counts):
            if harm != other:
                continue
            if low == low2 and low > 0:
                value = min(1.0, 0.25 + math.log10(low)) * (1.0 if high == high2 else 0.8)
                if value > best[0]:
                    best = (value, f"both {low} {harm}")
            elif best[0] <= 0 and group == group2 and max(low, low2) > 3 * max(1, min(low, low2)):
                best = min(best, (-0.5, f"{min(low, low2)} and {max(low, low2)} {harm}"))
    return best


def _largest_first(given: Iterable[_Count]) -> list[_Count]:
    """In an order that depends on the counts alone, as the first of equals is named."""
    return sorted(given, key=lambda c: (-c[2], c[0], c[1], c[3] is None, c[3] or 0))


def words(a: Telling, b: Telling) -> tuple[float, str]:
    """Telling words in common (a hospital, a wedding, a bakery), beside names and the common words of war reports."""
    both = a.words & b.words
    if not both:
        return NOTHING
    share = len(both) / math.sqrt(len(a.words) * len(b.words))
    return (min(1.0, 2 * share * min(1.0, len(both) / 2)), f"both say {', '.join(sorted(both)[:4])}")


def copies(a: Telling, b: Telling) -> tuple[float, str]:
    """A sentence of the one is a near-copy of a sentence of the other."""
    if a.shingles.isdisjoint(b.shingles):
        return NOTHING
    best = max(likeness(x.shingles, y.shingles) for x in a.claims for y in b.claims)
    return (best, f"sentences {best:.0%} alike") if best >= NEAR else NOTHING


def modality(a: Telling, b: Telling) -> tuple[float, str]:
    """What is planned or feared is not what happened."""
    return NOTHING if a.happened == b.happened else (-1.0, "one happened, the other is planned or feared")


def reported(a: Telling, b: Telling) -> tuple[float, str]:
    """Reported within days of each other. News goes stale: where a day is not stated, weeks and months between the
    reports speak against; where both state theirs, nothing does."""
    if a.published is None or b.published is None:
        return NOTHING
    gap = abs((a.published - b.published).days)
    if gap <= 3:
        return (1.0 if gap <= 1 else 0.5, f"reported {gap} days apart")
    if a.dated and b.dated:
        return NOTHING
    return (0.0 if gap <= 10 else -0.5 if gap <= 60 else -1.0, f"reported {gap} days apart, a day not stated")


def sentence(a: Telling, b: Telling) -> tuple[float, str]:
    """Claims of one sentence, of which one is a toll: the sentence states the harm and its cause together."""
    if a.kinds | b.kinds != BOTH_KINDS:
        return NOTHING
    if _gap(*([f.position for f in t.claims if f.position[0] < f.position[1]] for t in (a, b))) < 0:
        return (1.0, "the toll stands in the event's clause")
    beside = not {f.sentence for f in a.claims if f.sentence > 0}.isdisjoint(f.sentence for f in b.claims)
    return (0.8, "the toll stands in the event's sentence") if beside else NOTHING


def adjacency(a: Telling, b: Telling) -> tuple[float, str]:
    """Claims that stand next to each other in the text go on with one another."""
    (start, end), (start2, end2) = a.span, b.span
    if max(start2 - end, start - end2) > NEXT_TO:
        return NOTHING
    near = _gap([f.position for f in a.claims], [f.position for f in b.claims]) <= NEXT_TO
    return (1.0, "next to each other in the text") if near else NOTHING


def _gap(one: Iterable[tuple[int, int]], other: Iterable[tuple[int, int]]) -> float:
    """Characters between the nearest two of some stretches of a text and of others; negative where two overlap."""
    least, ends = math.inf, [-math.inf, -math.inf]
    for (start, end), side in sorted([*((p, 0) for p in one), *((p, 1) for p in other)]):
        least = min(least, start - ends[1 - side])
        ends[side] = max(ends[side], end)
    return least


# When a feature is known to say nothing (its value is 0) without being worked out.
SILENT: dict[Feature, Callable[[Telling, Telling], bool]] = {
    type_: lambda a, b: not a.subs or not b.subs,
    told_type: lambda a, b: not a.subs or not b.subs,
    place: lambda a, b: not a.spots or not b.spots,
    course: lambda a, b: a.course is None and b.course is None,
    actors: lambda a, b: not a.actors or not b.actors,
    targets: lambda a, b: a.targets.isdisjoint(b.targets),
    counts: lambda a, b: not a.counts or not b.counts,
    words: lambda a, b: a.words.isdisjoint(b.words),
    copies: lambda a, b: a.shingles.isdisjoint(b.shingles),
    modality: lambda a, b: a.happened == b.happened,
    sentence: lambda a, b: a.kinds | b.kinds != BOTH_KINDS,
}
