"""Names of places in a text: known to the gazetteer, framed by words of place, or seen by the entity recogniser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from contested.reader.borders import border_at
from contested.reader.capitals import capital_at
from contested.reader.lexicon import grammar, word_set
from contested.reader.people import People, tells_people
from contested.reader.wholenames import (
    ARTICLES,
    HYPHENED,
    JOINTS,
    PLACE_LABELS,
    Gazetteer,
    entity_of,
    is_whole,
    of_a_body,
    with_class,
)

_LONGEST = 6
_LONG_ENOUGH = 4
_INITIALS = 5
# Those that are no English words: they stand before a name without a hyphen too.
_OPEN_ARTICLES = frozenset({"al", "el", "aj"})
# Words inside a name that never end it.
_KIN = frozenset({"abu", "umm", "ibn", "bin"})
_NAMED_LABELS = PLACE_LABELS | {"PERSON", "ORG"}
_OTHER_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LAW", "LANGUAGE", "WORK_OF_ART", "EVENT"}
)
# What the parser calls names of battles and lists of towns.
_TITLED = frozenset({"WORK_OF_ART", "EVENT", "LAW"})
_QUOTES = frozenset({"‘", "'", "`", "“", '"'})
# Prepositions behind which a name is hardly ever a person's.
_LOCAL = frozenset(
    {"in", "near", "outside", "around", "inside", "across", "at", "towards", "toward", "between", "into"}
)
_LAND = _LOCAL | frozenset({"throughout", "over", "into", "within", "from", "neighbouring", "neighboring"})


def find(spacy_doc: Doc, people: People, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Token ranges of place names, in order, not overlapping; class words behind a name included.

    So is the direction before a country: "northern Syria" names a part of it.
    """
    i, behind_place, last = 0, False, 0
    while i < len(spacy_doc):
        stop = _at(spacy_doc, i, people, gazetteer, behind_place)
        if stop:
            start = _directed(spacy_doc, i, stop, gazetteer) if i > last else i
            stop = last = with_class(spacy_doc, stop)
            yield start, stop
            behind_place = True
        elif spacy_doc[i].lower_ not in word_set("place_words", "listing"):
            behind_place = False
        i = stop or i + 1


def _directed(spacy_doc: Doc, start: int, stop: int, gazetteer: Gazetteer) -> int:
    """Where the name of a part of a country begins: "northern Syria", "north-eastern Syria"; else ``start``.

    So for the part of another place where the gazetteer has it by that name: "eastern Ghouta".
    """
    directions = word_set("place_words", "directions")
    if start == 0 or spacy_doc[start - 1].lower_ not in directions:
        return start
    if not gazetteer.is_country(spacy_doc[start:stop].text):
        return start - 1 if gazetteer.is_name(spacy_doc[start - 1 : stop].text) else start
    joined = start > 2 and spacy_doc[start - 2].text == "-" and spacy_doc[start - 3].lower_ in directions
    return start - 3 if joined else start - 1


def _at(spacy_doc: Doc, i: int, people: People, gazetteer: Gazetteer, behind_place: bool) -> int | None:
    """Where the place name that begins at token ``i`` ends, None when none begins there."""
    first = spacy_doc[i]
    told = border_at(spacy_doc, i, gazetteer) or capital_at(spacy_doc, i, gazetteer)
    if told:
        return told
    if i in people.named and _located_country(first, people):
        return people.named[i][1] + 1
    if first.lower_ == "country" and i and spacy_doc[i - 1].lower_ == "the":
        return i + 1
    if first.lower_ in word_set("place_words", "numbered") and _is_number_of(spacy_doc, i):
        return i + 2
    if not _may_start(first, people, gazetteer):
        return None
    longest = _run(spacy_doc, i, people)
    if of_a_body(spacy_doc, i, longest):
        return None
    if first.text.endswith("s") and _before_a_name(first) and gazetteer.is_genitive(first.text):
        return i + 1
    if is_whole(spacy_doc, i, longest, gazetteer):
        return longest
    for stop in range(longest, i, -1):
        span = spacy_doc[i:stop]
        if (
            _is_name(span)
            and not _goes_on(spacy_doc, i, stop, longest, gazetteer)
            and gazetteer.known(span.text)
            and (stop - i > 1 or _plausible(first, behind_place, longest == stop))
        ):
            return stop
    if longest == i + 1 and first.lower_ in word_set("place_words", "never"):
        return None
    if _framed(spacy_doc, i, longest, behind_place) or (longest > i + 1 and _begins(first)):
        return longest
    entity = entity_of(first)
    if entity is None or len(entity.text) < _LONG_ENOUGH:
        return longest if _stands_out(first) and _framed(spacy_doc, i, longest, behind_place, named=True) else None
    if entity.label_ in PLACE_LABELS and entity.start == i and first.lower_ != "the":
        return None if any(t.i in people.named for t in entity) else entity.end
    return None


def _is_number_of(spacy_doc: Doc, i: int) -> bool:
    """Whether a number behind a word of place is its name: "base 17", "hill 402"; not "camp 12 km away"."""
    if i + 1 >= len(spacy_doc) or not spacy_doc[i + 1].is_digit or spacy_doc[i].tag_ == "NNS":
        return False
    return not any(t.lower_ in word_set("place_words", "counted") for t in spacy_doc[i + 2 : i + 3])


def _begins(token: Token) -> bool:
    """Whether a name of a place begins with it that goes on: "Lake Victoria", "Hill 402"."""
    if token.i + 1 >= len(token.doc) or not token.text[:1].isupper():
        return False
    if token.lower_ in word_set("place_words", "numbered"):
        return token.nbor(1).is_digit
    return token.lower_ in word_set("place_words", "heads") and token.nbor(1).text[:1].isupper()


def _goes_on(spacy_doc: Doc, start: int, stop: int, longest: int, gazetteer: Gazetteer) -> bool:
    """Whether a name goes on behind ``stop``: "Lake" Victoria, "Qasr" al-Yahud.

    Where commas were lost, what an article opens may be the next place of a list: "Aleppo al-Bab".
    """
    if stop >= longest:
        return False
    last, behind = spacy_doc[stop - 1], spacy_doc[stop]
    if last.lower_ in _KIN or (last.lower_ in ARTICLES and behind.text == "-"):
        return True
    if stop == start + 1 and _begins(last):
        return True
    article = behind.lower_ in ARTICLES and behind.nbor(1).text == "-"
    return article and not gazetteer.known(spacy_doc[stop:longest].text)


def _before_a_name(token: Token) -> bool:
    return token.i + 1 < len(token.doc) and token.nbor(1).text[:1].isupper()


def _may_start(token: Token, people: People, gazetteer: Gazetteer) -> bool:
    """A capital, or an article before one ("al-Bab", "El Fasher")."""
    if token.ent_type_ in ("DATE", "TIME") or (token.i in people.named and not _located_country(token, people)):
        return False
    if token.ent_type_ == "NORP" and token.tag_ != "NNP" and not gazetteer.is_name(token.text):
        return False
    if _is_no_name(token) or _is_short(token, gazetteer) or _who_lives_there(token, gazetteer):
        return False
    if _whose_make(token) or (token.is_sent_start and tells_people(token)):
        return False
    if token.lower_ in ARTICLES and token.i + 2 < len(token.doc):
        if token.nbor(1).text != "-":
            return token.lower_ in _OPEN_ARTICLES and token.nbor(1).text[:1].isupper()
        # "Al-Qaida", "Al-Mayadeen TV": the name behind the article may be an actor's.
        return token.nbor(2).text[:1].isupper() and token.i + 2 not in people.named
    return token.text[:1].isupper() and (token.pos_ in ("PROPN", "NOUN", "ADJ", "X") or bool(token.ent_type_))


def _is_short(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether it is a body's initials rather than a place ("UNITA", "KNU"), in a text that is not all in capitals."""
    return is_initials(token) and not gazetteer.is_country(token.text)


def is_initials(token: Token) -> bool:
    """Whether it is a word of a few capitals inside a sentence that is not all in capitals."""
    if not (token.text.isalpha() and token.text.isupper() and 2 < len(token) <= _INITIALS) or token.is_sent_start:
        return False
    return any(t.text.islower() and len(t) > 2 for t in token.doc[max(0, token.i - 3) : token.i + 4])


def _is_no_name(token: Token) -> bool:
    """A preposition that opens a sentence ("Near Ramadi"), or what opens a happening's name ("Operation Claw")."""
    if token.is_sent_start and token.lower_ in word_set("place_words", "before"):
        return token.i + 1 >= len(token.doc) or token.nbor(1).text != "-"
    return token.lower_ in grammar("titles") and _before_a_name(token)


def _who_lives_there(token: Token, gazetteer: Gazetteer) -> bool:
    """Whether it only says whose place it is: "an Alawite neighbourhood", "the Palestinian Yarmuk camp"."""
    if token.lower_ not in word_set("place_words", "peoples") or token.i + 1 >= len(token.doc):
        return False
    behind = token.nbor(1)
    if not behind.text[:1].isupper():
        return True
    kept = word_set("place_words", "classes") | word_set("place_words", "houses")
    return behind.lower_ not in kept and not gazetteer.is_name(f"{token.text} {behind.text}")


def _whose_make(token: Token) -> bool:
    """Whether it only says who made, led or backed something: "American-supplied missiles"."""
    if token.ent_type_ != "NORP" or token.i + 2 >= len(token.doc) or token.nbor(1).text != "-":
        return False
    return token.nbor(2).text.islower()


def _located_country(token: Token, people: People) -> bool:
    """Whether the name of a state stands for its land here: "in Turkey", "northern Iraq"."""
    first, last = people.named[token.i]
    before = token.doc[first - 1].lower_ if first else ""
    if token.i != first or not (before in _LAND or before in word_set("place_words", "directions")):
        return False
    return people.directory.is_country(token.doc[first : last + 1].text)


def _run(spacy_doc: Doc, i: int, people: People) -> int:
    """The end of the run of words from ``i`` on that can be one name."""
    stop = i
    for n in range(i, min(i + _LONGEST, len(spacy_doc))):
        token = spacy_doc[n]
        if n > i + 1 and token.lower_ == "of" and spacy_doc[n - 1].lower_ in word_set("place_words", "administrative"):
            break  # "Duk County of Jonglei State": two names.
        joined = n > i and _joined(spacy_doc, i, n)
        if n > i and not joined and (token.is_sent_start or token.i in people.named or token.ent_type_ == "DATE"):
            break
        capital = token.text[:1].isupper() or (token.text[:1] in "'’`" and token.text[1:2].isupper())
        if joined or (capital and token.pos_ not in ("VERB", "AUX", "DET", "PRON")):
            stop = n + 1
        elif token.text not in JOINTS and token.lower_ not in ARTICLES and token.text.strip(" "):
            break
    return max(stop, i + 1)


def _joined(spacy_doc: Doc, start: int, n: int) -> bool:
    """Whether a word belongs to the name whatever the parser takes it for: behind an article, or a word as "Lake"."""
    word, before = spacy_doc[n], spacy_doc[n - 1]
    if before.text == "-" and word.lower_ in HYPHENED and n + 1 < len(spacy_doc) and word.nbor(1).text == "-":
        return True
    if before.text == "-" and n > start + 1:
        return spacy_doc[n - 2].lower_ in ARTICLES and word.text[:1].isupper()
    return n == start + 1 and _begins(before)


def _is_name(span: Span) -> bool:
    """Whether the words can be one name: it ends with a capital, not with a joint."""
    last = span[-1].text
    return last[:1].isupper() or (last[:1] in "'’`" and len(last) > 2) or (last.isdigit() and _begins(span[0]))


def _plausible(token: Token, behind_place: bool, alone: bool) -> bool:
    """Whether a known name of one word stands where places stand: a place entity, beside a word of place, or alone."""
    if token.lower_ in word_set("place_words", "never"):
        return False
    if token.ent_type_ in PLACE_LABELS:
        return True
    before = token.nbor(-1).lower_ if token.i else ""
    taken = token.dep_ == "dobj" and token.head.lemma_.lower() in word_set("place_words", "taking")
    entity = entity_of(token)
    if taken and token.pos_ == "NOUN" and token.ent_type_ in ("", "ORG", "PERSON") and (not entity or len(entity) == 1):
        return True
    if token.pos_ == "NOUN":
        return len(token) >= _LONG_ENOUGH and before in word_set("place_words", "before")
    if token.pos_ != "PROPN" or token.ent_type_ in _OTHER_LABELS:
        return False
    if taken:
        return True
    if entity is not None and len(entity) > 1:
        return False
    behind = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    words = (
        word_set("place_words", "before") | word_set("place_words", "classes") | word_set("place_words", "directions")
    )
    if behind_place or before in words or behind in word_set("place_words", "classes"):
        return True
    return alone and len(token) >= _LONG_ENOUGH and token.ent_type_ != "PERSON" and not _behind_a_name(token)


def _behind_a_name(token: Token) -> bool:
    """Whether a word with a capital stands before it, and it is no name by itself: the "Belt" of "Security Belt"."""
    return token.i > 0 and token.nbor(-1).text[:1].isupper() and token.nbor(-1).pos_ == "PROPN"


def _framed(spacy_doc: Doc, i: int, stop: int, behind_place: bool, *, named: bool = False) -> bool:
    """Whether words of place around an unknown name make it one: "the town of X", "X district", "in X".

    ``named`` says that it is a name though the parser does not see it.
    """
    first, last = spacy_doc[i], spacy_doc[stop - 1]
    tailed = with_class(spacy_doc, stop) > stop
    named = named or first.pos_ == "PROPN" or first.lower_ in ARTICLES
    if (
        (not named and not (tailed and first.ent_type_ in _NAMED_LABELS))
        or first.ent_type_ in _OTHER_LABELS - _TITLED
        or not _is_name(spacy_doc[i:stop])
    ):
        return False
    words = [t.lower_ for t in spacy_doc[max(0, i - 4) : i] if t.text not in _QUOTES][-3:]
    classes = word_set("place_words", "classes")
    if words[-1:] == ["of"] and len(words) > 1 and (words[-2] in _leading() or _singular(words[-2]) in classes):
        return True
    if words[1:] and words[-1] == "," and words[-2].endswith("s") and _singular(words[-2]) in classes:
        return first.dep_ == "appos"  # "Two villages, Foa and Kafraya".
    if first.ent_type_ in _TITLED:
        return behind_place and words[-1:] in (["and"], [","])
    behind = spacy_doc[stop].lower_ if stop < len(spacy_doc) else ""
    if behind in classes or tailed or _is_called_a_place(spacy_doc, stop):
        return True
    if (
        last.ent_type_ in ("PERSON", "ORG")
        and stop - i > 1
        and not (behind_place and any(t.lower_ in ARTICLES for t in spacy_doc[i:stop]))
    ):
        return False
    return bool(words) and (
        words[-1] in _LOCAL
        or (
            behind_place
            and words[-1] in ("and", ",", "or")
            and (first.ent_type_ not in ("PERSON", "ORG") or any(t.lower_ in ARTICLES for t in spacy_doc[i + 1 : stop]))
        )
    )


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.rstrip("s")


def _stands_out(token: Token) -> bool:
    """Whether the capital of a word that the parser takes for a common one makes it a name: in the middle of a sentence
    that is not written in capitals, as headlines are."""
    if token.is_sent_start or not token.text[:1].isupper() or token.pos_ not in ("NOUN", "ADJ", "X"):
        return False
    words = [t for t in token.sent if t.is_alpha and len(t) >= _LONG_ENOUGH]
    return sum(t.text[:1].isupper() for t in words) <= len(words) / 2


def _is_called_a_place(spacy_doc: Doc, stop: int) -> bool:
    """Whether words behind a name say that it is a place: "Qarbuta, the last town in the valley", "Qarbuta, where"."""
    behind = [t.lower_ for t in spacy_doc[stop : stop + 5]]
    if behind[:2] == [",", "where"]:
        return True
    if behind[:1] != [","] or behind[1:2] not in (["a"], ["the"]):
        return False
    settled = word_set("place_words", "settled")
    place = next((n for n, word in enumerate(behind[2:], 2) if word in settled), None)
    return place is not None and all(t.pos_ in ("ADJ", "NOUN", "NUM") for t in spacy_doc[stop + 2 : stop + place])


@cache
def _leading() -> frozenset[str]:
    """Words that make a place of what stands behind their "of": "the town of", "north of", "the outskirts of"."""
    return frozenset().union(*(word_set("place_words", n) for n in ("classes", "directions", "parts", "leading")))
