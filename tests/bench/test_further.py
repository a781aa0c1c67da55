"""The incidents that were coded further: in the form that the scorer reads, by the codebook's terms."""

from datetime import date

from bench.gold import FURTHER, rows
from contested.model import SUB_EVENT_TYPES

PARTS = {"key", "role", "date", "date_end", "place", "admin1", "event_type", "sub_event_type", "killed"}


def test_every_article_is_coded_once_in_the_scorers_form() -> None:
    articles = rows(FURTHER)
    assert len({a["doc"] for a in articles}) == len(articles) >= 62
    for article in articles:
        incidents = article["incidents"]
        assert len({i["key"] for i in incidents}) == len(incidents)
        for incident in incidents:
            assert incident.keys() == PARTS
            assert incident["sub_event_type"] in SUB_EVENT_TYPES[incident["event_type"]]
            assert incident["role"] in ("main", "other")
            assert date.fromisoformat(incident["date"]) <= date.fromisoformat(incident["date_end"])
            killed = incident["killed"]
            assert killed is None or killed["high"] is None or killed["low"] <= killed["high"]


def test_several_articles_tell_of_one_incident() -> None:
    main = [i["key"] for a in rows(FURTHER) for i in a["incidents"] if i["role"] == "main"]
    assert len(main) - len(set(main)) >= 50
