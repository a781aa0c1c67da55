"""Where: the places that a document mentions, and how a claim lies to them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise, takewhile

from spacy.tokens import Doc, Token

from contested.reader import placenames
from contested.reader import tokens as syntax
from contested.reader.lexicon import word_set
from contested.reader.people import People
from contested.reader.relations import relation_of
from contested.reader.speaking import is_of_speaking
from contested.reader.wholenames import Gazetteer

_ANAPHOR_REACH = 250
_THERE_REACH = 60
_RECENT = 8
_LIST_GAP = 5
_OUTWARD_GAP = 8


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """A place mention: tokens ``start:stop``, its head, relation, and how narrow it is.

    ``level`` is 0 for a country, 1 a province, 2 finer, 3 said to be a village, quarter or site. ``spoken`` says that
    it is where somebody speaks, and no place of what is told.
    """

    start: int
    stop: int
    head: int
    relation: str
    level: int
    container: bool = False
    spoken: bool = False


@dataclass(slots=True)
class Places:
    """The places of a document. ``spans`` in order of the text; ``stands_for`` maps "the town" to the span it means;
    ``lists`` are those of the spans that stand in lists with an "and"."""

    spacy_doc: Doc
    spans: tuple[PlaceSpan, ...]
    stands_for: dict[int, PlaceSpan]
    lists: tuple[tuple[PlaceSpan, ...], ...]

    @classmethod
    def of(cls, spacy_doc: Doc, people: People, gazetteer: Gazetteer) -> Places:
        """Find them."""
        spans: list[PlaceSpan] = []
        for start, stop in placenames.find(spacy_doc, people, gazetteer):
            spans.append(span(spacy_doc, start, stop, gazetteer))
        marked = tuple(_containers(spacy_doc, _joined(spacy_doc, spans), gazetteer))
        return cls(spacy_doc, marked, _anaphors(spacy_doc, marked, gazetteer), tuple(_lists(spacy_doc, marked)))

    def within(self, start: int, stop: int) -> list[PlaceSpan]:
        """Places mentioned in the tokens ``start:stop``, those that "the town" stands for among them."""
        first = bisect_left(self.spans, start, key=lambda s: s.head)
        direct = list(takewhile(lambda s: s.head < stop, islice(self.spans, first, None)))
        meant = [s for i, s in self.stands_for.items() if start <= i < stop]
        return direct + [s for s in meant if s not in direct]


def span(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> PlaceSpan:
    """The place that the tokens ``start:stop`` name."""
    tokens = spacy_doc[start:stop]
    head = tokens.root
    relation, level = relation_of(spacy_doc, start, stop), _level(spacy_doc, start, stop, gazetteer)
    return PlaceSpan(start, stop, head.i, relation, level, spoken=is_of_speaking(spacy_doc, start, head.i))


def _level(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> int:
    words = {t.lower_ for t in spacy_doc[start:stop]}
    before = [t.lower_ for t in spacy_doc[max(0, start - 2) : start]]
    administrative = word_set("place_words", "administrative")
    if words & administrative or (before[-1:] == ["of"] and before[0] in administrative):
        return 1
    text = spacy_doc[start:stop].text
    if text == "country" or gazetteer.is_country(text) or text.lower() in word_set("place_words", "continents"):
        return 0
    if spacy_doc[start].lower_ in word_set("place_words", "directions") and _ends_in_country(
        spacy_doc, start, stop, gazetteer
    ):
        return 1
    small = word_set("place_words", "small")
    behind = spacy_doc[stop].lower_ if stop < len(spacy_doc) else ""
    return 3 if words & small or behind in small or (before[-1:] == ["of"] and before[0] in small) else 2


def _ends_in_country(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> bool:
    return any(gazetteer.is_country(spacy_doc[i:stop].text) for i in range(start + 1, stop))


def _joined(spacy_doc: Doc, spans: list[PlaceSpan]) -> list[PlaceSpan]:
    """What lies between one place and the next lies so to both: "between Homs and Hama"."""
    out = list(spans)
    for i, (a, b) in enumerate(pairwise(spans)):
        gap = [t.lower_ for t in spacy_doc[a.stop : b.start] if not t.is_space]
        if _ends_of_a_way(spacy_doc, a, gap):
            out[i : i + 2] = [replace(p, relation="between") for p in out[i : i + 2]]
        elif "between" in out[i].relation and gap[:1] == ["and"] and len(gap) <= _LIST_GAP and b.relation == "in":
            out[i + 1] = replace(b, relation=out[i].relation)
    return out


def _ends_of_a_way(spacy_doc: Doc, first: PlaceSpan, gap: list[str]) -> bool:
    """Whether a place and the next are the ends of a way: "the road from Dessie to Kombolcha"."""
    before = [
        t.lower_ for t in spacy_doc[max(syntax.sentence_start(spacy_doc[first.start]), first.start - 4) : first.start]
    ]
    led = [w for w in before if w not in _passed_over() or w in word_set("place_words", "ways")]
    if not _joins_ends(gap):
        return False
    if led[-1:] == ["from"]:
        return led[-2:-1] != [] and led[-2] in word_set("place_words", "ways")
    return led[-1:] != [] and led[-1] in word_set("place_words", "connecting")


def with_other_end(found: list[PlaceSpan], places: Places) -> list[PlaceSpan]:
    """The places with the other end where one is an end of what lies between two."""
    ends = [s for s in places.spans if s.relation == "between"]
    pairs = [(a, b) for a, b in pairwise(ends) if _ends_together(places.spacy_doc, a, b)]
    more = [p for pair in pairs if any(s in pair for s in found) for p in pair]
    return sorted({*found, *more}, key=lambda s: s.start) if more else found


def _ends_together(spacy_doc: Doc, a: PlaceSpan, b: PlaceSpan) -> bool:
    return _joins_ends([t.lower_ for t in spacy_doc[a.stop : b.start] if not t.is_space])


def _joins_ends(gap: list[str]) -> bool:
    """Whether the words between two places make them the ends of one way."""
    return [w for w in gap if w not in _passed_over()] in (["and"], ["to"], ["with"])


@cache
def _passed_over() -> frozenset[str]:
    return word_set("place_words", "classes") | {"the", "of"}


def _containers(spacy_doc: Doc, spans: list[PlaceSpan], gazetteer: Gazetteer) -> list[PlaceSpan]:
    """Mark the places that only say where a narrower one lies: "Jasim in Daraa province", "Syria's Idlib"."""
    out = list(spans)
    for i, (a, b) in enumerate(pairwise(spans)):
        if spacy_doc[a.head].sent != spacy_doc[b.head].sent:
            continue
        gap = [t.lower_ for t in spacy_doc[a.stop : b.start] if not t.is_space]
        owner = _owns(gap) or (
            not gap and (a.level < b.level or gazetteer.is_genitive(spacy_doc[a.start : a.stop].text))
        )
        if owner or _of_a_larger(spacy_doc, a, b, gap, gazetteer):
            out[i] = replace(out[i], container=True)
        elif _leads_outward(gap) and (b.level < a.level or (b.level == a.level and "," not in gap and gap)):
            out[i + 1] = replace(out[i + 1], container=True)
    return out


def _of_a_larger(spacy_doc: Doc, a: PlaceSpan, b: PlaceSpan, gap: list[str], gazetteer: Gazetteer) -> bool:
    """Whether the first only tells whose part the second is: "the Damascus neighborhood of Jobar", not "the Jobar
    neighborhood of Damascus". The larger of the two has the smaller for a part."""
    words = [t for t in spacy_doc[a.start : b.start] if not t.is_space]
    parts = word_set("place_words", "settled") - {"city"} | word_set("control", "quarters")
    if gap[-1:] != ["of"] or len(gap) > 2 or len(words) < 3 or words[-2].lower_ not in parts or b.level < 2:
        return False
    whole, part = spacy_doc[a.start : words[-2].i].text, spacy_doc[b.start : b.stop].text
    return gazetteer.is_larger(whole, part)


def _owns(gap: list[str]) -> bool:
    """Whether the second of two places is a part of the first: "Beirut's southern suburb of Dahiyeh"."""
    if gap[:1] not in (["'s"], ["’s"], ["s"], ["'"]):
        return False
    allowed = (
        word_set("place_words", "directions") | word_set("place_words", "classes") | {"-", "of", "rural", "coastal"}
    )
    return gap[1:] == [] or (gap[-1] == "of" and len(gap) <= _OUTWARD_GAP and set(gap[1:]) <= allowed)


def _leads_outward(gap: list[str]) -> bool:
    """Whether the words between two places only lead from the narrower to the wider: "a town in the province of"."""
    allowed = (
        word_set("place_words", "directions") | word_set("place_words", "classes") | word_set("place_words", "outward")
    )
    return (
        len(gap) <= _OUTWARD_GAP and all(w in allowed for w in gap) and (not gap or bool({"in", ",", "of"} & set(gap)))
    )


def _anaphors(spacy_doc: Doc, spans: tuple[PlaceSpan, ...], gazetteer: Gazetteer) -> dict[int, PlaceSpan]:
    """What "the town", "the province" stand for: what was called so last, else the last place named before, a province
    for a province."""
    names = {s.head for s in spans}
    found: dict[int, PlaceSpan] = {}
    anaphors = word_set("place_words", "anaphors")
    for token in spacy_doc:
        if token.lower_ == "there" and (place := _there(token, spans, spacy_doc)):
            found[token.i] = place
        if token.lower_ not in anaphors or token.i in names:
            continue
        if not any(c.lower_ in ("the", "this", "that") for c in token.lefts) or any(
            token.i <= s.start <= token.i + 3 for s in spans
        ):
            continue
        wanted = token.lower_ in word_set("place_words", "administrative")
        earlier = [
            s for s in spans if s.stop <= token.i and s.level > 0 and not s.spoken and not _is_line(s, spacy_doc)
        ]
        called = [s for s in earlier[-_RECENT:] if token.lower_ in _class_words(s, spacy_doc)]
        alike = [s for s in earlier if (s.level == 1) == wanted or (wanted and _is_unit(s, spacy_doc, gazetteer))]
        fitting = called[-1:] or alike or ([] if token.lower_ in word_set("place_words", "settled at") else earlier)
        if fitting and token.i - fitting[-1].stop < _ANAPHOR_REACH:
            found[token.i] = _likeliest(fitting, token, spacy_doc)
    return found


def _there(token: Token, spans: Sequence[PlaceSpan], spacy_doc: Doc) -> PlaceSpan | None:
    """The place named last before a "there" that tells where: "a rebel attack there", not "there were clashes"."""
    if token.tag_ == "EX" or token.dep_ not in ("advmod", "npadvmod") or token.is_sent_start:
        return None
    before = [s for s in spans if s.stop <= token.i and s.level > 0 and not s.spoken and not s.container]
    near = before and token.i - before[-1].stop < _THERE_REACH and not _is_line(before[-1], spacy_doc)
    return before[-1] if near else None


def _is_unit(place: PlaceSpan, spacy_doc: Doc, gazetteer: Gazetteer) -> bool:
    return gazetteer.is_unit(spacy_doc[place.start : place.stop].text)


def _is_line(place: PlaceSpan, spacy_doc: Doc) -> bool:
    """Whether it is a border or an end of a way, which nobody calls "the town" later."""
    return place.relation == "between" or spacy_doc[place.stop - 1].lower_ in word_set("place_words", "borders")


def _class_words(place: PlaceSpan, spacy_doc: Doc) -> set[str]:
    """What the text calls the place: "district" of "al-Zohour district" and of "the district of al-Zohour"."""
    before = [t.lower_ for t in spacy_doc[max(0, place.start - 2) : place.start]]
    return {t.lower_ for t in spacy_doc[place.start : place.stop + 1]} | {w for w in before[:1] if before[1:] == ["of"]}


def _likeliest(spans: list[PlaceSpan], token: Token, spacy_doc: Doc) -> PlaceSpan:
    """The place that "the town" means: one of its sentence, else the one named most, the last of equals."""
    sentence = token.sent
    near = [s for s in spans[-_RECENT:] if sentence.start <= s.head < sentence.end and not s.container]
    if near:
        return near[-1]
    names = Counter(spacy_doc[s.start : s.stop].text.lower() for s in spans[-_RECENT:])
    return max(
        enumerate(spans[-_RECENT:]),
        key=lambda pair: (names[spacy_doc[pair[1].start : pair[1].stop].text.lower()], pair[0]),
    )[1]


def of_trigger(
    places: Places,
    head: Token,
    evidence: tuple[int, int],
    sentence: tuple[int, int],
    used: Collection[int] = (),
    *,
    beyond: bool = True,
) -> list[PlaceSpan]:
    """The places of a claim: those hanging on its word, else of its clause, else of its sentence; narrow ones only.

    ``beyond`` allows the rest of the sentence. ``used`` are tokens of the claim's actors; these, and a country
    that acts ("Russia said", "a US raid"), are no places of it.
    """
    near = [
        s
        for s in places.within(*sentence)
        if s.head not in used and not s.spoken and not (s.level == 0 and _acts(places.spacy_doc[s.head]))
    ]
    inside = [s for s in near if s in places.within(*evidence)]
    attached = [s for s in near if _hangs_on(places, s, head)]
    for found in (attached, inside, _nearest(near, head.i, places.spacy_doc) if beyond else []):
        narrow = _narrow(found, places.spacy_doc)
        if narrow and (narrow[0].level > 0 or not any(s.level > 0 for s in inside)):
            return narrow
    return []


def _acts(token: Token) -> bool:
    """Whether a country's name stands for its state rather than for the land."""
    return (
        token.dep_ in ("nsubj", "agent", "amod", "nmod", "dobj")
        or (token.dep_ == "compound" and token.head.pos_ == "NOUN")
        or token.lower_ in ("us", "u.s.", "uk", "u.k.")
    )


def _hangs_on(places: Places, span: PlaceSpan, head: Token) -> bool:
    """Whether the place is a complement of the word, with no other clause between."""
    indexes = [span.head] + [i for i, s in places.stands_for.items() if s is span]
    for i in indexes:
        for up in syntax.ancestors(places.spacy_doc[i]):
            if up.i == head.i:
                return True
            if syntax.is_verbal(up):
                break
    return False


def _narrow(spans: list[PlaceSpan], spacy_doc: Doc) -> list[PlaceSpan]:
    """The narrowest of the places, with those listed beside them."""
    spans = [s for s in spans if not s.container] or spans
    if not spans:
        return []
    level = max(s.level for s in spans)
    narrow = [s for s in spans if s.level == level]
    return [s for s in spans if s in narrow or (s.level > 1 and any(listed(s, n, spacy_doc) for n in narrow))]


def listed(a: PlaceSpan, b: PlaceSpan, spacy_doc: Doc) -> bool:
    """Whether nothing but words of a list stands between two places."""
    first, second = sorted((a, b), key=lambda s: s.start)
    gap = [t.lower_ for t in spacy_doc[first.stop : second.start] if not t.is_space]
    return (
        bool(gap)
        and len(gap) <= _LIST_GAP
        and ({"and", ",", "or"} & set(gap) != set())
        and set(gap) <= word_set("place_words", "listing")
    )


def _lists(spacy_doc: Doc, spans: Sequence[PlaceSpan]) -> Iterator[tuple[PlaceSpan, ...]]:
    """The places that stand in lists with an "and"; where commas were lost they may stand side by side."""
    runs: list[list[PlaceSpan]] = []
    without_commas = "," not in syntax.text_of(spacy_doc)
    for place in spans:
        last = runs[-1][-1] if runs else None
        beside = last and without_commas and last.stop == place.start and last.level == place.level
        if last and (beside or listed(last, place, spacy_doc)):
            runs[-1].append(place)
        else:
            runs.append([place])
    for run in runs:
        if any(t.lower_ in ("and", "or") for t in spacy_doc[run[0].stop : run[-1].start]):
            yield tuple(run)


def _nearest(spans: list[PlaceSpan], i: int, spacy_doc: Doc) -> list[PlaceSpan]:
    spans = _narrow(spans, spacy_doc)
    return [min(spans, key=lambda s: (abs(s.head - i), s.head))] if spans else []
