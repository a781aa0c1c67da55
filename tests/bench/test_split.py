"""The held-out fifth: whole documents, the same ones each time, about a fifth."""

from bench.split import collection, held_out, part

DOCUMENTS = [f"fakes-{n}" for n in range(1000)]


def test_about_a_fifth_is_held_out() -> None:
    assert 150 < sum(map(held_out, DOCUMENTS)) < 250


def test_claims_go_with_their_document() -> None:
    documents = [{"id": doc} for doc in DOCUMENTS]
    claims = [{"doc": doc, "n": n} for doc in DOCUMENTS for n in range(3)]
    kept, apart = part(documents, "id")
    kept_claims, apart_claims = part(claims, "doc")
    assert {c["doc"] for c in kept_claims} == {d["id"] for d in kept}
    assert {c["doc"] for c in apart_claims} == {d["id"] for d in apart}
    assert len(kept_claims) + len(apart_claims) == len(claims)


def test_another_seed_holds_out_others() -> None:
    assert [held_out(d, 1) for d in DOCUMENTS] != [held_out(d, 2) for d in DOCUMENTS]


def test_collection_is_the_first_part() -> None:
    assert collection("wikisy-raqqa_campaign") == "wikisy"
