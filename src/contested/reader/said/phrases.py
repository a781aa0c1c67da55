"""What is attributed by a phrase, a passive or a noun: "according to X", "was quoted as saying", "reports of"."""

from __future__ import annotations

from spacy.tokens import Doc

from contested.reader.said.nounphrases import phrase_after, phrase_before
from contested.reader.said.parts import behind, first_word, has_clause
from contested.reader.said.saying import Saying
from contested.reader.said.speakers import Run, head_of, is_speaker
from contested.reader.said.subjects import subject, with_partners_after
from contested.reader.said.words import words

# --- "according to X"


def by_phrase(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    for phrase in words().prepositions.get(doc[i].lower_, ()):
        if i + len(phrase) < end and all(doc[i + k].lower_ == w for k, w in enumerate(phrase)):
            return _according(doc, i, i + len(phrase), start, end)
    return None


def _according(doc: Doc, i: int, past: int, start: int, end: int) -> Saying | None:
    source = phrase_after(doc, past, end)
    if source is None:
        return None
    sources = with_partners_after(doc, _holder(doc, source, end) or source, end)
    last = sources[-1][1]
    leads = i <= first_word(doc, start, end) or not has_clause(doc, start, i)
    regions = [(last, end)] if leads else [(start, i)]
    if not leads and last < end and doc[last].lower_ not in words().own_clauses:
        regions.append((last, end))
    return Saying(i, sources, regions, leads, doc[i:past].text.lower())


def _holder(doc: Doc, office: Run, end: int) -> Run | None:
    """The name behind an office: "according to the head of the district, NAME, …"."""
    if office[1] >= end or doc[office[1]].text != "," or head_of(doc, office).lemma_.lower() not in words().offices:
        return None
    if doc[office[1] - 1].ent_type_ == "PERSON":
        return None
    name = phrase_after(doc, office[1] + 1, end)
    return name if name and all(t.pos_ == "PROPN" for t in doc[name[0] : name[1]]) else None


# --- "reports of A", "terrorists' claims that A"


def by_noun(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    """What a report or claim holds: of whoever made it, of the reports themselves where nobody is named."""
    lemma = doc[i].lemma_.lower()
    if lemma not in words().tellings or doc[i].tag_ not in ("NN", "NNS") or i + 2 >= end:
        return None
    content = i + 1
    if doc[content].lower_ in words().telling_on:
        content += 1
    if content == i + 1 or (doc[i - 1].tag_ == "IN" and doc[i - 1].lower_ == "to"):
        return None
    maker = _maker(doc, i, start)
    if maker is None:
        if lemma != "report" or doc[i].tag_ != "NNS":
            return None
        maker = phrase_before(doc, i + 1, start)
    return Saying(i, [maker], [(content, end)], True, doc[i].text) if maker else None


def _maker(doc: Doc, i: int, start: int) -> Run | None:
    """Who made the claim, named before its noun as an owner."""
    owner = next((c for c in doc[i].lefts if c.dep_ in ("poss", "compound", "nmod") and is_speaker(c)), None)
    if owner is None or owner.lower_ in words().describing:
        return None
    run = phrase_before(doc, owner.i + 1, start)
    return run if run and run[1] <= i else None


# --- "X was quoted as saying", "reported by X"


def by_passive(doc: Doc, i: int, start: int, end: int) -> Saying | None:
    """ "A was reported by X", "X was accused by Y of A", "Y was quoted as saying A"."""
    by = next((c.i for c in doc[i].children if c.dep_ == "agent" and c.lower_ == "by"), None)
    by = next((j for j in range(i + 1, min(i + 4, end)) if doc[j].lower_ == "by"), by)
    agent = phrase_after(doc, by + 1, end) if by else None
    lemma = doc[i].lemma_.lower()
    if lemma in words().relaying and any(t.lower_ == "saying" for t in doc[i : min(i + 12, end)]):
        return _quoted(doc, i, start, end, agent)
    if agent is None or by is None or lemma in words().object_is_deed or not _speaks(doc, agent, lemma):
        return None
    if lemma == "claim" and doc[i - 1].pos_ != "AUX":
        return None
    agents = with_partners_after(doc, agent, end)
    if lemma in words().denying or doc[i - 1].pos_ != "AUX":
        noun = phrase_before(doc, i - (doc[i - 1].pos_ == "AUX"), start) or (start, i)
        return Saying(i, agents, [noun], False, doc[i].text, lemma in words().denying)
    if by > i + 3:
        return Saying(i, agents, [(i + 1, by)], False, doc[i].text)
    return Saying(i, agents, [(start, i), (agents[-1][1], end)], False, doc[i].text)


def _speaks(doc: Doc, agent: Run, lemma: str) -> bool:
    head = doc[agent[1] - 1]
    return is_speaker(head) or (lemma in words().denying and head.ent_type_ == "GPE")


def _quoted(doc: Doc, i: int, start: int, end: int, agent: Run | None) -> Saying | None:
    """ "Y was quoted (by X) as saying A (on X)"."""
    found = subject(doc, i, start)
    saying = next(j for j in range(i, end) if doc[j].lower_ == "saying")
    if found is None:
        return None
    if agent is None and saying + 2 < end and doc[saying + 1].lower_ in ("on", "by", "in"):
        agent = phrase_after(doc, saying + 2, end)
    sources = [agent, found.sources[-1]] if agent else found.sources
    content = behind(doc, agent[1] if agent and agent[0] > saying else saying + 1, end)
    leads = has_clause(doc, content, end)
    return Saying(i, sources, [(content, end)] if leads else [(start, found.begins)], leads, doc[i].text)
