"""Who did it to whom: the fillers of an event word's roles, from the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from spacy.tokens import Token

from contested.reader import coref
from contested.reader import tokens as syntax
from contested.reader.deeds import deeds
from contested.reader.lexicon import grammar, nouns_of
from contested.reader.people import People
from contested.reader.selection import Trigger
from contested.reader.tokens import Offsets

State = Callable[[str], bool | None]

# Of these the taker is named behind "to": "the town fell to the rebels", "ISIS lost the town to the army".
_LOSING = ("fall", "lose", "cede", "loss")
# Tokens within which "by X" and "on X" are taken for an event word's, however the parse ties them.
_NEAR = 8
_OF_DOER = frozenset({"advance", "withdrawal", "protest", "group", "riot"})
_AGAINST = ("on", "against", "at", "upon", "targeting", "over")


def actors(trigger: Trigger, head: Token, people: People) -> list[Offsets]:
    """Spans of those who did it; ``head`` is the trigger's main word."""
    if _comes_under(head):
        return _unique(_people(_from_whom(head), people))
    if meets_a_mine(head):
        return []
    if trigger.entry.name == "territory" and head.lemma_.lower() in _LOSING:
        return _unique(_people(syntax.prepositional(head, "to"), people))
    found = _noun_actors(trigger, head, people) if trigger.nominal else _verb_actors(head, people)
    return _unique(found or _named_by(trigger, head, people))


def targets(trigger: Trigger, head: Token, people: People) -> list[Offsets]:
    """Spans of those to whom, or to what, it was done."""
    if _comes_under(head):
        return _unique(_all_struck(syntax.subjects(head), people))
    if meets_a_mine(head):
        # "Their vehicle hit a mine" was done to them, whoever they are.
        verb = head if syntax.is_verbal(head) else syntax.governor(head) or head
        own = (s for s in syntax.subjects(verb) if not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in s.children))
        return _unique(_all_struck(own, people))
    if trigger.entry.name == "territory" and loses(head):
        return _unique(_people(syntax.doers(head) or syntax.children(head, "poss"), people))
    found = _noun_targets(trigger, head, people) if trigger.nominal else _verb_targets(trigger, head, people)
    return _unique(found)


def loses(head: Token) -> bool:
    """Whether the subject of the event word is the one that something was taken from: "the army lost the town"."""
    return head.lemma_.lower() in ("lose", "cede", "loss")


def suffers(head: Token) -> bool:
    """Whether the subject of an active event word is to whom it was done: "lost the town", "came under fire"."""
    return loses(head) or _comes_under(head) or meets_a_mine(head)


def meets_a_mine(head: Token) -> bool:
    """Whether the event's subject set off what lay there: "their convoy struck a mine", "drove over a landmine"."""
    verb = head if syntax.is_verbal(head) else syntax.governor(head)
    if verb is None or verb.lemma_.lower() not in grammar("meeting") or syntax.is_passive(verb):
        return False
    met = [*syntax.objects(verb), *syntax.prepositional(verb, "over", "on", "into")]
    mines = [t for t in met if t.lemma_.lower() in nouns_of("mines")]
    return bool(mines) if syntax.is_verbal(head) else any(t.i == head.i for t in mines)


def _comes_under(head: Token) -> bool:
    return head.lemma_.lower() == "come" and any(c.lower_ == "under" for c in syntax.children(head, "prep"))


def _from_whom(head: Token) -> list[Token]:
    """Who is behind the fire that somebody came under: "fire from rebels"."""
    under = syntax.prepositional(head, "under")
    return [t for word in (*under, head) for t in syntax.prepositional(word, "from", "by")]


def says_of_itself(verb: Token, people: People) -> list[Offsets]:
    """Who a pronoun means in what its own group says: "the Houthis said they had hit a ship"."""
    own = syntax.children(verb, "nsubj")
    if verb.dep_ != "ccomp" or len(own) != 1 or own[0].lower_ not in ("it", "they") or syntax.is_passive(verb):
        return []
    speakers = [s for s in syntax.children(verb.head, "nsubj") if s.i < verb.i and people.is_force(s)]
    several = own[0].lower_ == "they" or any(s.i in people.named for s in speakers)
    return _people(speakers, people) if len(speakers) == 1 and several else []


def by_pronoun(verb: Token, people: People) -> list[Offsets]:
    """The force that a pronoun, or "the former", means which alone does what the verb says: "they also looted the
    hospital"."""
    does = [] if syntax.is_passive(verb) else syntax.subjects(verb)
    if len(does) != 1 or verb.lemma_.lower() in grammar("passing"):
        return []
    if does[0].lower_ not in ("it", "they") and not coref.of_two(does[0]):
        return []
    meant = coref.antecedent(does[0], people)
    return [people.mention(meant)] if meant is not None and people.is_force(meant) else []


def lost_by(verb: Token, people: People) -> list[Offsets]:
    """From whom ground was taken, where the text says so: "retook the port from UNITA"."""
    takers = [*syntax.objects(verb), verb]
    found = _people([t for o in takers for t in syntax.prepositional(o, "from")], people)
    return _unique(found)


def aided(noun: Token) -> list[Token]:
    """Whom a happening helps, so that it is not aimed at them: "the army, backed by Russian air strikes"."""
    while noun.dep_ in ("compound", "conj", "nmod") and noun.head.i != noun.i:
        noun = noun.head
    verb = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("by", "with") or verb.lower_ not in grammar("backing"):
        return []
    helped = [verb.head] if verb.dep_ == "acl" else syntax.children(verb, "nsubjpass")
    return [t for one in helped for t in syntax.coordinated(one)]


def _unique(spans: Iterable[Offsets]) -> list[Offsets]:
    return list(dict.fromkeys(spans))


def _person(token: Token, people: People) -> Offsets | None:
    """The mention of an actor that ``token`` heads, what it stands for when it points back."""
    if coref.is_anaphor(token, people):
        meant = coref.antecedent(token, people) or (token if token.pos_ == "NOUN" else None)
        return people.mention(meant) if meant is not None else None
    if people.is_person(token) and token.pos_ != "PRON":
        return people.mention(token)
    if people.is_state(token):
        return people.mention(token)
    if token.pos_ in ("NOUN", "PRON", "DET", "NUM") and token.i not in people.named:
        return _behind_of(token, people)
    return None


def _behind_of(token: Token, people: People) -> Offsets | None:
    """The people of "a column of Russian vehicles", "some of the attackers"."""
    inner = [t for t in syntax.prepositional(token, "of") if t.pos_ != "PRON"]
    named = [people.mention(t) for t in inner if people.is_person(t)]
    owned = [m for t in inner if (m := people.modifier(t)) is not None]
    return next(iter(named or owned), None)


def _people(tokens: Iterable[Token], people: People) -> list[Offsets]:
    return [m for t in tokens if (m := _person(t, people)) is not None]


def doers(verb: Token, people: People) -> list[Offsets]:
    """Spans of the people or forces that do what a verb says."""
    return _unique(_people(syntax.doers(verb), people))


def _verb_actors(verb: Token, people: People) -> list[Offsets]:
    doers = syntax.doers(verb)
    found = _people(doers, people)
    if not found:
        found = [m for d in doers if (m := people.modifier(d)) is not None]
    if not found and not syntax.is_passive(verb):
        found = (
            _people(syntax.prepositional(verb, "by"), people)
            or _people(syntax.prepositional(verb, "between"), people)[:1]
        )
    return found


def _named_by(trigger: Trigger, head: Token, people: People) -> list[Offsets]:
    """ "by X" a few words on, where the parse ties it elsewhere."""
    end = min(head.i + _NEAR, syntax.sentence_end(head))
    for by in head.doc[head.i + 1 : end]:
        if by.pos_ in ("VERB", "AUX") and by.tag_ != "VBN":
            break
        if by.lower_ == "by":
            doers = [t for p in syntax.children(by, "pobj") for t in syntax.coordinated(p)]
            return _people(doers, people) or [m for d in doers if (m := people.modifier(d)) is not None]
    return []


def _noun_actors(trigger: Trigger, noun: Token, people: People) -> list[Offsets]:
    modifier = people.modifier(noun)
    if modifier is None and trigger.head != trigger.start:
        modifier = next((m for i in range(trigger.start, trigger.head) if (m := people.modifier(noun.doc[i]))), None)
    if modifier:
        return _launching(noun, people) or [modifier]
    between = _people(_between(noun), people)
    if between:
        return between[:1]
    by = _people(syntax.prepositional(noun, "by", "from"), people)
    if by:
        return by
    if trigger.entry.name in _OF_DOER and (of := _people(syntax.prepositional(noun, "of"), people)):
        return of
    owner = _people(syntax.children(noun, "poss"), people)
    return owner or _through_verb(noun, people) or _opponent(trigger, noun, people)


def _between(noun: Token) -> list[Token]:
    """The parties of "clashes between A and B", also where the verb stands in between."""
    found = syntax.prepositional(noun, "between")
    if not found and noun.dep_ == "nsubj" and syntax.is_verbal(noun.head):
        found = syntax.prepositional(noun.head, "between")
    return found


def _opponent(trigger: Trigger, noun: Token, people: People) -> list[Offsets]:
    """A fight "with X" has X as a party, whoever the other is."""
    return _people(syntax.prepositional(noun, "with"), people) if trigger.entry.name == "clash" else []


def _through_verb(noun: Token, people: People) -> list[Offsets]:
    """The doer of "launched an offensive", "the offensive was launched by"."""
    verb = noun.head
    participle = next((c for c in noun.children if c.dep_ == "acl" and syntax.agents(c)), None)
    if participle is not None:
        return _people(syntax.agents(participle), people)
    if noun.dep_ == "pobj":
        return _taking_part(noun, people)
    if not syntax.is_verbal(verb):
        return []
    if noun.dep_ == "nsubjpass" or (noun.dep_ == "dobj" and verb.lemma_.lower() in grammar("light")):
        return _people(syntax.doers(verb), people)
    return []


def _launching(noun: Token, people: People) -> list[Offsets]:
    """The subject that launches it, where the words before the noun only say of what kind it is: "ISIS launched a
    jihadist offensive"; nobody where it is warded off: "the army repelled a rebel attack"."""
    launched = noun.dep_ == "dobj" and noun.head.lemma_.lower() in grammar("light") - grammar("warding off")
    return _people(syntax.doers(noun.head), people) if launched and syntax.is_verbal(noun.head) else []


def _taking_part(noun: Token, people: People) -> list[Offsets]:
    """The forces whose active verb the event goes with: "rebels took part in an attack"."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ not in ("in", "during", "with", "through", "by"):
        return []
    main = syntax.governor(noun)
    if main is None or syntax.is_passive(main) or main.lemma_.lower() in grammar("passing"):
        return []
    return [m for t in syntax.subjects(main) if people.is_force(t) and (m := _person(t, people)) is not None]


def _verb_targets(trigger: Trigger, verb: Token, people: People) -> list[Offsets]:
    objects = syntax.objects(verb)
    if trigger.entry.name == "territory":
        losers = _people(objects, people) or lost_by(verb, people)
        return losers or [m for o in objects if (m := people.modifier(o)) is not None]
    found = _all_struck(objects, people) or _warded_off(verb, people)
    return found or _all_struck(syntax.prepositional(verb, "against", "with", "on", "at", "upon"), people)


def _warded_off(verb: Token, people: People) -> list[Offsets]:
    """Whose attack it was: "repelled an attack by the rebels", "foiled nine rebel attacks"."""
    if verb.lemma_.lower() not in grammar("warding off"):
        return []
    attacks = [o for o in syntax.objects(verb) if o.lemma_.lower() in nouns_of("assaults")]
    by = _people([t for a in attacks for t in syntax.prepositional(a, "by", "of", "from")], people)
    return by or [m for a in attacks if (m := people.modifier(a)) is not None]


def _all_struck(tokens: Iterable[Token], people: People) -> list[Offsets]:
    return [m for t in tokens if (m := _struck(t, people)) is not None]


def _struck(token: Token, people: People) -> Offsets | None:
    """People, or a site: then whose it is ("ISIS positions", "a base of the rebels"), else the site itself."""
    person = _person(token, people)
    if person is not None or not people.is_site(token):
        return person
    owners = [t for t in syntax.prepositional(token, "of", "belonging") if people.is_person(t)]
    if owners:
        return people.mention(owners[0])
    return people.modifier(token) or people.mention(token)


def _aimed_at(noun: Token, people: People) -> list[Offsets]:
    """ "on X" a few words on, where the parse ties it to the doer: "attacks by ISIS on the army"."""
    for prep in noun.doc[noun.i + 1 : min(noun.i + _NEAR, syntax.sentence_end(noun))]:
        if prep.pos_ in ("VERB", "AUX"):
            break
        if prep.lower_ in ("on", "against") and prep.dep_ == "prep":
            return _all_struck([t for p in syntax.children(prep, "pobj") for t in syntax.coordinated(p)], people)
    return []


def _noun_targets(trigger: Trigger, noun: Token, people: People) -> list[Offsets]:
    between = _people(_between(noun), people)
    if len(between) > 1:
        return between[1:]
    prepositions = _AGAINST if trigger.entry.name in _OF_DOER else (*_AGAINST, "of", "with")
    found = _all_struck(syntax.prepositional(noun, *prepositions), people)
    if found:
        return found
    participle = next((c for c in noun.children if c.dep_ == "acl" and c.lemma_ in grammar("hitting") | {"aim"}), None)
    verbs = [participle] if participle is not None else deeds(noun)
    if verbs:
        return _all_struck(
            [t for v in verbs for o in syntax.children(v, "dobj") for t in syntax.coordinated(o)], people
        )
    verb = noun.head
    if aimed := _aimed_at(noun, people):
        return aimed
    if noun.dep_ == "pobj" and verb.head.lemma_.lower() in grammar("hitting") and syntax.is_passive(verb.head):
        return _all_struck(syntax.objects(verb.head), people)
    return []
