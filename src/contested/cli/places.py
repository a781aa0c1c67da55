"""``contested places add | list | remove | find``: the places known, and loading a whole country's."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import options, telling
from contested.cli.app import KNOWING, command, group
from contested.cli.console import err, out
from contested.cli.guard import STOPPED
from contested.cli.knowing import known
from contested.cli.output import Column, print_json, print_table
from contested.cli.progress import progress
from contested.errors import UsageError

if TYPE_CHECKING:
    from contested.knowledge.dumps.loading import Added
    from contested.knowledge.dumps.shelf import Loaded
    from contested.resolve.finding import Candidate

_EXAMPLES = ("contested places find Kafr Nabl", "contested places add SY", "contested places list")
places = group("places", KNOWING, "Find places, and load every village of a country from GeoNames.", *_EXAMPLES)

Country = Annotated[str, typer.Argument(metavar="COUNTRY", help="Its two-letter code or its name: SY, Syria.")]


@command(
    None,
    "contested places add SY",
    "contested places add SY --from Downloads/SY.zip",
    "contested places add Ukraine --from http://localhost:8000/UA.zip",
    within=places,
)
def add(
    country: Country,
    source: Annotated[
        str | None,
        typer.Option(
            "--from", metavar="FILE|URL", help="A dump of GeoNames, zip or text. Else it is fetched from GeoNames."
        ),
    ] = None,
    conflict: options.Conflict = None,
) -> None:
    """Load all places of a country from GeoNames: villages, hills, dams, crossings, bases.

    Without a file it is fetched over the network; nothing is sent but the request for it. A download that breaks goes
    on where it stopped when the command is run again. What was loaded before stays until the new dump is whole and
    checked.
    """
    from contested.knowledge.dumps.loading import add as load
    from contested.knowledge.dumps.shelf import shelf

    try:
        with progress() as report:
            added = load(country, source, shelf(), datetime.now(UTC), report)
        out().print(_told(added), markup=False)
        if added.new:
            known(conflict)
    except KeyboardInterrupt:
        err().print("Stopped. What has come stays: run the same command again, and it goes on from there.")
        raise typer.Exit(STOPPED) from None


@command(None, "contested places list", "contested places list --json", name="list", within=places)
def listed(as_json: options.AsJson = False) -> None:
    """List the countries whose places are loaded: from where, of when, how many."""
    from contested.knowledge.dumps.shelf import loaded, shelf

    columns: tuple[Column[Loaded], ...] = (
        Column("Code", lambda c: c.iso),
        Column("Country", lambda c: c.country),
        Column("Places", lambda c: str(c.places), "number"),
        Column("Of rows", lambda c: str(c.rows), "number"),
        Column("Newest change", lambda c: c.changed or telling.UNKNOWN),
        Column("Loaded", lambda c: c.loaded[:10]),
        Column("From", lambda c: c.source),
        Column("Sha256", lambda c: c.sha256, "id"),
    )
    cards = loaded(shelf())
    if as_json:
        print_json(map(dataclasses.asdict, cards))
    elif not print_table(cards, columns):
        err().print("No country is loaded. Load one: contested places add SY")


@command(None, "contested places remove SY", within=places)
def remove(country: Country) -> None:
    """Take the loaded places of a country away. Those that come with the program stay."""
    from contested.knowledge.dumps.loading import country_of
    from contested.knowledge.dumps.shelf import remove as take
    from contested.knowledge.dumps.shelf import shelf

    card = take(shelf(), country_of(country)[0])
    out().print(f"The {card.places} loaded places of {card.country} are gone.", markup=False)


@command(
    None,
    "contested places find Saraqib",
    "contested places find Tripoli --in Lebanon",
    "contested places find 'Tabqa air base' --json",
    within=places,
)
def find(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="In any spelling, with or without kind words.")],
    within: Annotated[
        str | None, typer.Option("--in", metavar="PROVINCE", help="Only those in this province or country.")
    ] = None,
    conflict: options.Conflict = None,
    limit: options.Limit = 10,
    as_json: options.AsJson = False,
) -> None:
    """Say which places a name may mean, how well each fits, and why."""
    from contested.resolve.finding import find as candidates_of

    knowledge = known(conflict)
    if within and not knowledge.places.candidates(within):
        raise UsageError(f"No province or country named {within!r} is known.", remedy="Try another spelling.")
    asked = " ".join(name)
    found = candidates_of(asked, knowledge, within)
    shown = found[:limit] if limit else found
    if as_json:
        print_json(map(_record, shown))
    elif print_table(shown, _CANDIDATE):
        if len(shown) < len(found):
            err().print(f"{len(found) - len(shown)} more: --limit 0 shows all.")
    else:
        lies = f" in {within}" if within else ""
        err().print(
            f"No place named “{asked}”{lies} is known. More villages: contested places add --help", markup=False
        )


_CANDIDATE: tuple[Column[Candidate], ...] = (
    Column("Score", lambda c: f"{c.evidence.score:.2f}", "number"),
    Column("Place", lambda c: c.place.name),
    Column("Kind", lambda c: c.place.kind),
    Column("Lies in", lambda c: ", ".join(filter(None, (c.place.admin1, c.place.country))) or telling.UNKNOWN),
    Column("Degrees", lambda c: f"{c.place.lat:.4f}, {c.place.lon:.4f} ± {c.place.precision_km:g} km"),
    Column("Basis", lambda c: c.place.basis),
    Column("Why", lambda c: c.evidence.reason),
    Column("Id", lambda c: c.place.id, "id"),
)


def _record(candidate: Candidate) -> dict[str, Any]:
    from contested.knowledge.units import unit_of

    place, unit = candidate.place, unit_of(candidate.place.country, candidate.place.admin1)
    return {
        "score": round(candidate.evidence.score, 4),
        "reason": candidate.evidence.reason,
        **dataclasses.asdict(place),
        "spellings": list(place.spellings),
        "admin1_code": unit.code if unit else None,
        "admin1_pcode": unit.pcode if unit else None,
    }


def _told(added: Added) -> str:
    card = added.card
    if not added.new:
        return f"{card.country}: this dump is loaded already, {card.places} places, newest change {card.changed}."
    instead = f", instead of {added.before.places} of before" if added.before else ""
    return f"{card.country}: {card.places} places of {card.rows} rows loaded, newest change {card.changed}{instead}."
