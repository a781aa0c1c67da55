"""Who says it: forms of attribution, chains, carrying over, in punctuated text and in text that lost its commas."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from contested.reader.attribution import AttributedSpan, attribution_of, attributions
from contested.reader.nlp import load, parse
from contested.settings import Settings


@cache
def parsed(text: str) -> Doc:
    return next(parse(load(Settings().model), [text], 1))


def said(text: str, claim: str) -> tuple[list[str], AttributedSpan | None]:
    """The sources of ``claim``, a part of ``text``, and the span that attributes it."""
    start = text.index(claim)
    span = attribution_of(attributions(parsed(text)), (start, start + len(claim)))
    return ([text[a:b] for a, b in span.sources] if span else []), span


FORMS = [
    ("On Monday gunmen killed six farmers, according to police   sources.", ["police   sources"]),
    ("On Monday gunmen killed six farmers, the Harbour Monitor said.", ["the Harbour Monitor"]),
    ("The Harbour Monitor said gunmen killed six farmers near Tallin on Monday.", ["The Harbour Monitor"]),
    ("The Harbour Monitor said on Tuesday that gunmen killed six farmers.", ["The Harbour Monitor"]),
    ("According to the Harbour Monitor, gunmen killed six farmers.", ["the Harbour Monitor"]),
    ("On Monday gunmen killed six farmers, according to residents of the valley.", ["residents of the valley"]),
    ('"At dawn gunmen killed six farmers," said Dana Orlo, a nurse at the clinic.', ["Dana Orlo"]),
    ("Dana Orlo, a nurse at the clinic, said gunmen killed six farmers.", ["Dana Orlo"]),
    ("The governor, Lena Port, said gunmen killed six farmers.", ["Lena Port"]),
    ("Governor Lena Port wrote on Telegram that gunmen killed six farmers.", ["Lena Port"]),
    ("The Lake Front, which controls the valley, said gunmen killed six farmers.", ["The Lake Front"]),
    ("Witnesses and a medical source said gunmen killed six farmers.", ["Witnesses", "a medical source"]),
    ("Police and medical sources said gunmen killed six farmers.", ["Police and medical sources"]),
    ("Many of the herders believe that gunmen killed six farmers.", ["Many of the herders"]),
    ("State media reported that gunmen killed six farmers.", ["State media"]),
    ("In a report issued by the Harbour Council, the body said gunmen killed six farmers.", ["the body"]),
    ("A statement by the Lake Front said gunmen killed six farmers.", ["the Lake Front"]),
    ("A video released on Sunday by the Lake Front shows gunmen killed six farmers.", ["the Lake Front"]),
    ("It is known from reports that gunmen killed six farmers.", ["reports"]),
    ("On Monday gunmen killed six farmers, the army said in a statement posted on Facebook.", ["the army"]),
    ("On Monday gunmen killed six farmers, the army said in a statement published on Sunday.", ["the army"]),
    ("The army issued a statement saying that gunmen killed six farmers.", ["The army"]),
    ("The Lake Channel aired footage from Marak that showed gunmen killed six farmers.", ["The Lake Channel"]),
    ("On Monday gunmen killed six farmers, according to a video posted online by activists.", ["activists"]),
    (
        "On Monday gunmen killed six farmers, according to a statement posted on X by the Lake Front.",
        ["the Lake Front"],
    ),
    ("On Monday gunmen killed six farmers, Dana Orlo, governor of the valley, said on Telegram.", ["Dana Orlo"]),
    ("Herders interviewed by investigators said that gunmen killed six farmers.", ["Herders"]),
    ("Authorities suspect that gunmen killed six farmers.", ["Authorities"]),
    ("The army confirmed reports that gunmen killed six farmers.", ["The army"]),
    ("The mayor put its losses at five after gunmen killed six farmers.", ["The mayor"]),
]


@pytest.mark.parametrize(("text", "sources"), FORMS)
def test_names_the_source_in_each_form(text: str, sources: list[str]) -> None:
    assert said(text, "gunmen killed six farmers")[0] == sources


WITHOUT_COMMAS = [
    ("Gunmen killed six farmers in the north of Orta province a monitoring group said.", "a monitoring group"),
    ("Gunmen killed six farmers in Orta and wounded dozens Reuters reported.", "Reuters"),
    ("Gunmen killed six farmers in a village in Orta local activists said on Monday.", "local activists"),
    ("Gunmen killed six farmers the official SANA news agency wrote.", "SANA news agency"),
    ("Gunmen killed six farmers said the Leeds-based monitor.", "the Leeds-based monitor"),
    (
        "Gunmen killed six farmers in the market a source at the Orta Police Command said.",
        "a source at the Orta Police Command",
    ),
    (
        "Gunmen killed six farmers according to the Observatory for Village Rights.",
        "the Observatory for Village Rights",
    ),
    ("The Village Centre a network of volunteers said gunmen killed six farmers.", "The Village Centre"),
]


@pytest.mark.parametrize(("text", "source"), WITHOUT_COMMAS)
def test_needs_no_commas(text: str, source: str) -> None:
    assert said(text, text[text.lower().index("gunmen") :][:25])[0] == [source]


CHAINS = [
    ("Ten men died in the raid, a doctor told Reuters.", "Ten men died", ["Reuters", "a doctor"]),
    ("Reuters quoted a police officer as saying that ten men died.", "ten men died", ["Reuters", "a police officer"]),
    ("Ten men died, Reuters quoted a police officer as saying.", "Ten men died", ["Reuters", "a police officer"]),
    ("State TV said, citing the army, that ten men died.", "ten men died", ["State TV", "the army"]),
    ("Citing the army, state TV said that ten men died.", "ten men died", ["state TV", "the army"]),
    (
        "A police officer was quoted by the Daily Lantern as saying that ten men died.",
        "ten men died",
        ["the Daily Lantern", "A police officer"],
    ),
    ("The mayor said the rebels had told him that ten men died.", "ten men died", ["The mayor", "the rebels"]),
    ("Lake Monitor director Sam Vale said ten men died.", "ten men died", ["Lake Monitor", "Sam Vale"]),
    ("Sam Vale of the Lake Monitor said ten men died.", "ten men died", ["the Lake Monitor", "Sam Vale"]),
]


@pytest.mark.parametrize(("text", "claim", "sources"), CHAINS)
def test_lists_sources_from_the_outermost_to_the_innermost(text: str, claim: str, sources: list[str]) -> None:
    assert said(text, claim)[0] == sources


OWN_VOICE = [
    ("Gunmen killed six farmers near Tallin on Monday.", "Gunmen killed six farmers"),
    ("Gunmen reportedly killed six farmers near Tallin.", "Gunmen reportedly killed six farmers"),
    ("The attack claimed ten lives in the valley.", "The attack claimed ten lives"),
    ("The army did not say that it had left the town.", "it had left the town"),
    ("It was reported that the town had fallen.", "the town had fallen"),
    ("The army has not claimed to have captured the town.", "captured the town"),
    ("The army has neither confirmed nor denied that it had bombed the mill.", "it had bombed the mill"),
    ("The man is believed to have planted the bomb.", "planted the bomb"),
    ("The army captured the hill. Rebels said they had shelled it.", "The army captured the hill"),
    ("The rebels said they took the mill, although the army still holds the town.", "the army still holds the town"),
]


@pytest.mark.parametrize(("text", "claim"), OWN_VOICE)
def test_leaves_the_outlets_own_voice_alone(text: str, claim: str) -> None:
    assert said(text, claim)[0] == []


def test_parts_sources_that_contradict_each_other_in_one_sentence() -> None:
    text = "The rebels said they had captured the hill, but the army said it had repelled the attack."
    assert said(text, "they had captured the hill")[0] == ["The rebels"]
    assert said(text, "it had repelled the attack")[0] == ["the army"]


def test_tells_a_denial() -> None:
    text = "The ministry denied that its planes had bombed the market."
    sources, span = said(text, "its planes had bombed the market")
    assert sources == ["The ministry"] and span is not None and span.denied


@pytest.mark.parametrize("denial", ["denied reports", "dismissed claims", "denied the rebels' claim"])
def test_whoever_denies_reports_denies_what_they_tell(denial: str) -> None:
    text = f"The ministry {denial} that its planes had bombed the market."
    sources, span = said(text, "its planes had bombed the market")
    assert sources == ["The ministry"] and span is not None and span.denied


def test_carries_the_speaker_over_to_a_pronoun() -> None:
    text = "Ten men died, Sam Vale told reporters. He added that two of them were brothers."
    sources, span = said(text, "two of them were brothers")
    assert sources == ["Sam Vale"] and span is not None and span.carried
    assert not said(text, "Ten men died")[1].carried  # type: ignore[union-attr]


def test_a_body_that_is_named_again_names_itself() -> None:
    text = "The Harbour Monitor reported a raid. The group said ten men died."
    sources, span = said(text, "ten men died")
    assert sources == ["The group"] and span is not None and not span.carried


def test_carries_the_speaker_over_a_quotation_of_several_sentences() -> None:
    text = '"Planes came at dawn. They bombed the mill," said Dana Orlo. "We buried nine people the next day."'
    for claim in ("Planes came at dawn", "They bombed the mill", "We buried nine people"):
        assert said(text, claim)[0] == ["Dana Orlo"]


def test_lets_an_addition_keep_its_source() -> None:
    text = "A shell hit the school, a teacher said, adding that nobody was killed."
    assert said(text, "A shell hit the school")[0] == said(text, "nobody was killed")[0] == ["a teacher"]


def test_marks_what_could_not_be_verified() -> None:
    checked = "The Lake Front said it shot down a plane. It rained."
    unchecked = "The Lake Front said it shot down a plane. The report could not be independently verified."
    assert not said(checked, "it shot down a plane")[1].unverified  # type: ignore[union-attr]
    assert said(unchecked, "it shot down a plane")[1].unverified  # type: ignore[union-attr]


def test_prefers_the_innermost_of_the_spans_that_cover_the_evidence() -> None:
    outer = AttributedSpan(0, 80, ((0, 4),), "said", False, False)
    inner = AttributedSpan(20, 80, ((0, 4), (20, 25)), "said", False, False)
    assert attribution_of((outer, inner), (40, 60)) == inner
    assert attribution_of((outer, inner), (5, 15)) == outer
    assert attribution_of((outer, inner), (90, 99)) is None


SAYING = ["said", "reported", "quoted", "saying", "denied", "citing", "adding", "was", "according", "to", "as", "by"]
NAMES = ["the", "army", "Reuters", "activists", "Syria", "he", "who", "ten", "killed", "and", "that", "but"]
MARKS = ['"', ".", ",", "(", ")", "-"]


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*SAYING, *NAMES, *MARKS]), max_size=40))
def test_spans_lie_in_the_text_and_name_their_sources(words: list[str]) -> None:
    text = " ".join(words)
    for span in attributions(parsed(text)):
        assert 0 <= span.start < span.end <= len(text)
        assert span.sources
        assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in span.sources)


def test_evidence_that_holds_its_source_is_attributed_by_its_trigger() -> None:
    text = "According to army sources, four ferrymen were killed and several passengers hurt."
    start = text.index("killed")
    evidence = (0, text.index(" and several"))
    assert attribution_of(attributions(parsed(text)), evidence) is None
    span = attribution_of(attributions(parsed(text)), evidence, (start, start + len("killed")))
    assert span is not None
    assert [text[a:b] for a, b in span.sources] == ["army sources"]


def test_what_is_said_in_a_relative_clause_ends_with_it() -> None:
    text = "The Lake Front, which the army says is finished, killed six farmers."
    assert said(text, "is finished")[0] == ["the army"]
    assert said(text, "killed six farmers")[0] == []


def test_a_denial_in_a_statement() -> None:
    sources, span = said(
        "The ministry released a statement denying that its jets hit the mill.", "its jets hit the mill"
    )
    assert (sources, span is not None and span.denied) == (["The ministry"], True)


def test_a_quotation_that_opens_the_next_sentence_goes_on() -> None:
    text = "Fires burned all night, the Harbour Monitor said. “Gunmen killed six farmers near the northern gate.”"
    assert said(text, "Gunmen killed six farmers")[0] == ["the Harbour Monitor"]


def test_it_is_a_body_though_a_person_spoke_before() -> None:
    text = (
        "Lena Port said the mill burned. Roads were cut, the Harbour Monitor said. It said gunmen killed six farmers."
    )
    assert said(text, "gunmen killed six farmers")[0] == ["the Harbour Monitor"]


def test_who_claims_a_thing_does_not_say_what_happened_meanwhile() -> None:
    text = "Rebels claimed the capture of the mill while clashes raged near the gate, the Harbour Monitor said."
    assert said(text, "the capture of the mill")[0] == ["the Harbour Monitor", "Rebels"]
    assert said(text, "clashes raged near the gate")[0] == ["the Harbour Monitor"]


def test_who_says_that_somebody_claims_a_thing_is_the_outer_source() -> None:
    text = "Rebels claimed the capture of the mill, the Harbour Monitor said."
    assert said(text, "the capture of the mill")[0] == ["the Harbour Monitor", "Rebels"]
