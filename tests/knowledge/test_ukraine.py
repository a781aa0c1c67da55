"""The war in Ukraine as a folder of data: facts that it holds, and names that meet in it."""

from datetime import date

import pytest

from contested.knowledge import ActorDirectory, Context, Gazetteer, files, load
from contested.knowledge.actors import Entry, entries
from contested.knowledge.places import table_places
from contested.model.knowledge import Place
from contested.resolve.place_features import distance_km

SPEAKERS = ("Outlet", "Agency", "Monitor", "Official", "Organisation", "Spokesperson")


@pytest.fixture(scope="module")
def actors() -> ActorDirectory:
    return ActorDirectory.load(files.conflict("ukraine"))


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return load("ukraine").places


@pytest.fixture(scope="module")
def table() -> tuple[Place, ...]:
    return tuple(table_places(files.conflict("ukraine"), "Ukraine"))


@pytest.fixture(scope="module")
def own() -> tuple[Entry, ...]:
    listed = {line["id"] for line in files.records(files.conflict("ukraine") / "actors.yaml")}
    return tuple(e for e in entries(files.conflict("ukraine")) if e.actor.id in listed)


def who(actors: ActorDirectory, text: str, on: str | None = None, **context: object) -> str | None:
    day = date.fromisoformat(on) if on else None
    answer = actors.match(text, day, Context(focus="Ukraine", **context))  # type: ignore[arg-type]
    return answer[0].id if answer else None


@pytest.mark.parametrize(
    ("mention", "ident"),
    [
        ("the separatists", "pro-russian-separatists"),
        ("rebel fighters", "pro-russian-separatists"),
        ("Russian-backed separatists", "pro-russian-separatists"),
        ("пророссийские сепаратисты", "pro-russian-separatists"),
        ("fighters of the self-proclaimed Luhansk People's Republic", "luhansk-peoples-republic"),
        ("the DNR", "donetsk-peoples-republic"),
        ("Lugansk People's Republic", "luhansk-peoples-republic"),
        ("the army", "ukrainian-forces"),
        ("government forces", "ukrainian-forces"),
        ("Kyiv forces", "ukrainian-forces"),
        ("ЗСУ", "ukrainian-forces"),
        ("soldiers of the 72nd Mechanized Brigade", "72nd-mechanized-brigade-ukraine"),
        ("Ukraine's 93rd Brigade", "93rd-mechanized-brigade-ukraine"),
        ("Russia's 76th Guards Air Assault Division", "76th-air-assault-division"),
        ("Azov fighters", "azov-regiment"),
        ("the Dnepr-1 battalion", "dnipro-1"),
        ("Pravyi Sektor", "right-sector"),
        ("the Ukrainian National Guard", "national-guard-of-ukraine"),
        ("Ukrainian border guards", "state-border-guard-service-of-ukraine"),
        ("Russian warplanes", "russian-forces"),
        ("the occupation forces", "russian-forces"),
        ("ЧВК Вагнер", "wagner-group"),
        ("Kadyrov's forces", "kadyrovites"),
        ("the Ghost Brigade", "prizrak"),
        ("the Russian Black Sea Fleet", "black-sea-fleet"),
        ("РДК", "russian-volunteer-corps"),
        ("North Korean soldiers", "north-korean-forces"),
        ("Strelkov's fighters", "donetsk-peoples-republic"),
    ],
)
def test_those_who_act(actors: ActorDirectory, mention: str, ident: str) -> None:
    assert who(actors, mention) == ident


@pytest.mark.parametrize(
    ("mention", "ident"),
    [
        ("the General Staff", "general-staff-of-ukraine"),
        ("Kyiv", "ukraine"),
        ("Ukraine's SBU security service", "sbu"),
        ("Kharkov governor Oleg Synegubov", "oleh-syniehubov"),
        ("Ukrainian military spokesman Andriy Lysenko", "andriy-lysenko"),
        ("OSCE monitors", "osce-smm"),
        ("the Donetsk News Agency", "donetsk-news-agency"),
        ("LuganskInformCenter", "luhansk-information-centre"),
        ("Укрінформ", "ukrinform"),
        ("РИА Новости", "ria-novosti"),
        ("the Rybar channel", "rybar"),
        ("Russian-installed authorities", "russian-occupation-authorities"),
        ("the Ministry of Defence of Ukraine", "ukrainian-defence-ministry"),
    ],
)
def test_those_who_speak(actors: ActorDirectory, mention: str, ident: str) -> None:
    assert who(actors, mention, role="attribution") == ident


@pytest.mark.parametrize(
    ("name", "day", "ident"),
    [
        ("Vostok", "2014-06-01", "vostok-battalion"),
        ("the operation headquarters", "2016-01-01", "ato-headquarters"),
        ("the operation headquarters", "2019-01-01", "jfo-headquarters"),
        ("Ukrainian paratroopers", "2015-01-20", "ukrainian-airmobile-forces"),
        ("Ukrainian paratroopers", "2022-03-01", "ukrainian-air-assault-forces"),
        ("Bankova", "2015-01-01", "presidential-administration-of-ukraine"),
        ("Bankova", "2022-01-01", "office-of-the-president-of-ukraine"),
    ],
)
def test_a_name_means_whoever_bore_it_on_the_day(actors: ActorDirectory, name: str, day: str, ident: str) -> None:
    assert who(actors, name, day) == ident


@pytest.mark.parametrize(
    ("word", "in_ukraines_outlets", "in_russias_outlets"),
    [
        ("the enemy", "russian-forces", "ukrainian-forces"),
        ("militants", "pro-russian-separatists", "ukrainian-forces"),
        ("the militia", "militia", "pro-russian-separatists"),
        ("orcs", "russian-forces", None),
        ("punitive forces", None, "ukrainian-forces"),
    ],
)
def test_outlets_call_the_other_side_names(
    actors: ActorDirectory, word: str, in_ukraines_outlets: str | None, in_russias_outlets: str | None
) -> None:
    assert who(actors, word, side="Ukraine") == in_ukraines_outlets
    assert who(actors, word, side="Russia") == in_russias_outlets


@pytest.mark.parametrize(
    ("ident", "side"),
    [
        ("ukrinform", "Ukraine"),
        ("tass", "Russia"),
        ("donetsk-news-agency", "Russia"),
        ("somalia-battalion", "Russia"),
        ("freedom-of-russia-legion", "Ukraine"),
        ("eduard-basurin", "Russia"),
        ("osce-smm", None),
        ("meduza", None),
        ("reuters", None),
    ],
)
def test_sides(actors: ActorDirectory, ident: str, side: str | None) -> None:
    assert actors.side(ident) == side


def test_the_folder_is_as_large_as_it_says(own: tuple[Entry, ...], table: tuple[Place, ...]) -> None:
    assert len([e for e in own if e.actor.kind not in SPEAKERS]) >= 90
    assert len([e for e in own if e.actor.kind in SPEAKERS and e.actor.side]) >= 60
    assert len(table) >= 450


def test_every_actor_is_on_one_of_two_sides_or_none(own: tuple[Entry, ...]) -> None:
    assert {e.actor.side for e in own} == {"Ukraine", "Russia", None}
    assert {side for e in own for side, _ in e.called} == {"Ukraine", "Russia"}


def test_dates_are_days_in_order(own: tuple[Entry, ...]) -> None:
    for actor in (e.actor for e in own):
        days = [date.fromisoformat(d) for d in (actor.start, actor.end) if d]
        assert days == sorted(days), actor.id


def test_places_are_well_formed(table: tuple[Place, ...]) -> None:
    names = files.folder("common", "nations.tsv")
    iso = {r["name"]: r["iso"] for r in files.rows(names)}
    units = {(r["iso"], r["short"]) for r in files.rows(files.folder("common", "admin1.tsv"))}
    assert len({p.id for p in table}) == len(table)
    for p in table:
        assert 43 <= p.lat <= 57 and 22 <= p.lon <= 52, p.id
        assert p.precision_km > 0 and p.basis in ("geonames", "knowledge"), p.id
        assert p.admin1 is None or (iso[p.country or ""], p.admin1) in units, p.id


@pytest.mark.parametrize(
    ("names", "place"),
    [
        (["Bakhmut", "Artemivsk", "Artyomovsk", "Бахмут", "Артемівськ", "the town of Bakhmut"], "ukraine-bakhmut"),
        (["Pokrovsk", "Krasnoarmeysk", "Krasnoarmiisk", "Покровськ"], "ukraine-pokrovsk"),
        (["Avdiivka", "Avdeevka", "Avdeyevka", "Авдіївка", "Авдеевка"], "ukraine-avdiivka"),
        (["Sievierodonetsk", "Severodonetsk", "Sieverodonetsk", "Сєвєродонецьк"], "ukraine-sievierodonetsk"),
        (["Chasiv Yar", "Chasov Yar", "Часів Яр"], "ukraine-chasiv-yar"),
        (["Toretsk", "Dzerzhinsk"], "ukraine-toretsk"),
        (["Robotyne", "Rabotino"], "ukraine-robotyne"),
        (["Marinka", "Maryinka", "Mar'inka"], "ukraine-marinka"),
        (["Antonivskyi Bridge", "Antonovsky Bridge", "Antonivka bridge"], "ukraine-antonivskyi-bridge"),
        (["Snake Island", "Zmiinyi Island", "острів Зміїний"], "ukraine-snake-island"),
        (["ZNPP", "the Zaporizhzhia nuclear plant"], "ukraine-zaporizhzhia-nuclear-power-plant"),
        (["Hostomel airport", "Antonov Airport", "Gostomel airfield"], "ukraine-hostomel-airport"),
        (["Donetsk region", "Donetsk Oblast", "Донецкая область"], "ukraine-donetsk-oblast"),
        (["Sudzha", "Суджа"], "ukraine-sudzha"),
        (["Saltivka", "Saltovka"], "ukraine-saltivka"),
    ],
)
def test_spellings_meet(places: Gazetteer, names: list[str], place: str) -> None:
    for name in names:
        assert place in [p.id for p in places.candidates(name)], name


@pytest.mark.parametrize(
    ("name", "lat", "lon", "km"),
    [
        ("Kharkiv", 49.99, 36.23, 5),
        ("Debaltseve", 48.34, 38.41, 5),
        ("Vuhledar", 47.78, 37.25, 3),
        ("Vovchansk", 50.29, 36.94, 3),
        ("Azovstal", 47.10, 37.60, 3),
        ("Donetsk airport", 48.07, 37.74, 3),
        ("Kakhovka Dam", 46.78, 33.37, 3),
        ("Savur-Mohyla", 47.92, 38.74, 5),
        ("Robotyne", 47.45, 35.84, 4),
        ("Belbek", 44.69, 33.57, 3),
        ("Grayvoron", 50.48, 35.68, 5),
    ],
)
def test_a_place_lies_where_it_lies(places: Gazetteer, name: str, lat: float, lon: float, km: float) -> None:
    there = Place("there", name, (), lat, lon, "town", None, None)
    assert distance_km(places.candidates(name)[0], there) <= km


def test_one_place_is_one_candidate(places: Gazetteer) -> None:
    assert [p.id for p in places.of_that_name("Azovstal")] == ["ukraine-azovstal"]
    assert [p.id for p in places.of_that_name("Vuhledar")] == ["ukraine-vuhledar"]


def test_a_city_tells_of_the_country_it_lies_in(actors: ActorDirectory) -> None:
    told = [(country, adjective) for _, country, adjective in actors.nations_in("From Kramatorsk to Belgorod")]
    assert told == [("Ukraine", False), ("Russia", False)]
