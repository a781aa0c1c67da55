"""The small trained model: of the tellings of two documents it finds those that show why they belong together."""

from itertools import combinations

from bench.learned_linking import learn, names, values
from bench.linking_scores import Gold, told
from contested.link.telling import Telling
from contested.model import ResolvedClaim
from tests.told import BY_ID, DIRECTORY, said

RAIDS = 8


def record() -> list[ResolvedClaim]:
    """Two reports each of so many raids, a day apart from the next one; each report also tells of talks of its own."""
    claims = []
    for n in range(RAIDS):
        for copy in "ab":
            shared = {"doc": f"{n}{copy}", "published": f"05-{n + 3:02}"}
            raid, talks = f"{n}{copy}-raid", f"{n}{copy}-talks"
            where, when = [["Northford", "Eastwell"][n % 2]], f"05-{n + 2:02}"
            claims.append(said(raid, "Jets bombed it", sub="Air/drone strike", where=where, when=when, **shared))  # type: ignore[arg-type]
            when = f"0{n % 4 + 1}-{2 if copy == 'a' else 20:02}"
            claims.append(said(talks, "They agreed", sub="Agreement", when=when, at=400, **shared))  # type: ignore[arg-type]
    return claims


def tellings() -> list[Telling]:
    return told(record(), {}, DIRECTORY, BY_ID.get, 0.6)


def gold() -> Gold:
    return Gold(
        [
            {"doc": f"{n}{copy}", "published": "2015-05-03", "incidents": [{"key": f"raid {n}", "role": "main"}]}
            for n in range(RAIDS)
            for copy in "ab"
        ]
    )


def test_each_variable_has_a_name() -> None:
    found = tellings()
    assert len(values(found[0], found[1])) == len(names())


def test_the_tellings_of_one_raid_are_likelier_than_any_others() -> None:
    found = tellings()
    every = [(i, j) for i, j in combinations(range(len(found)), 2) if found[i].doc != found[j].doc]
    model = learn(found, every, gold())
    score = {(i, j): model.score(found[i], found[j]) for i, j in every}

    def of_one_raid(i: int, j: int) -> bool:
        raids = all("raid" in t.claims[0].id for t in (found[i], found[j]))
        return raids and found[i].doc[0] == found[j].doc[0]

    assert min(s for p, s in score.items() if of_one_raid(*p)) > max(s for p, s in score.items() if not of_one_raid(*p))


def test_documents_that_nobody_coded_are_not_looked_at() -> None:
    found = tellings()
    stranger = said("z", "Jets bombed it", doc="z", sub="Air/drone strike", where=["Northford"], when="05-02")
    more = found + told([stranger], {}, DIRECTORY, BY_ID.get, 0.6)
    every = list(combinations(range(len(more)), 2))
    without = [(i, j) for i, j in every if j < len(found)]
    assert learn(more, every, gold()).weights.tolist() == learn(found, without, gold()).weights.tolist()
