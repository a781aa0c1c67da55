"""``contested actors``: who acts, suffers and speaks; whom the directory lacks; and people's judgements on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from contested.cli import options, telling
from contested.cli.app import ASKING, Group
from contested.cli.building import draw
from contested.cli.console import err, out
from contested.cli.knowing import known
from contested.cli.listing import Question, answer, explain_nothing, listing, understood
from contested.cli.output import Column, print_csv, print_json, shape
from contested.cli.record import asked, opened
from contested.errors import UsageError
from contested.settings import Settings

if TYPE_CHECKING:
    from contested.knowledge import Knowledge
    from contested.model import Judgement
    from contested.pipeline.actors import ActorRecord, Who
    from contested.pipeline.judging import Judge
    from contested.store import Store

GROUP = Group("actors", ASKING)

Side = Annotated[str | None, options.which("--side", "Of this side, such as government.", "SIDE")]
Kind = Annotated[str | None, options.which("--kind", "Of this kind, such as 'Rebel group' or Monitor.", "KIND")]
New = Annotated[bool, typer.Option("--new", help="Those that the directory lacks, with their sentences.")]
All = Annotated[bool, typer.Option("--all", help="Also those that have no name, as reports describe them.")]
Sentences = Annotated[
    int, typer.Option("--sentences", min=0, metavar="N", help="With --new: at most so many of each; 0: all.")
]
Which = Annotated[str, typer.Argument(metavar="ID", help="An id, the beginning of one of p-…, or a name.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
Author = Annotated[
    str | None, typer.Option("--author", metavar="NAME", help="Who decides. Else your name on this machine.")
]
_SHOWN = 3
_LISTED: dict[str, tuple[Any, Any]] = {
    "side": (Side, None),
    "kind": (Kind, None),
    "new": (New, False),
    "everyone": (All, False),
    "sentences": (Sentences, _SHOWN),
}


@GROUP.bare(
    "contested actors",
    "contested actors --side opposition --place Hassakeh",
    "contested actors --new",
    "contested actors show isis",
    "contested actors merge p-3bf708 'Army of Conquest'",
)
@listing(ctx=(typer.Context, None), **_LISTED)
def actors(record: str | None, question: Question, ctx: typer.Context, **options: Any) -> None:
    """List who acts, is acted upon, is counted among the harmed or speaks, and in how many claims.

    Those are listed whom the directory knows, or somebody named; --new lists the names that it lacks. Filters choose
    the claims that are counted. What the record got wrong of actors is mended by 'merge', 'split' and 'name'.
    """
    if ctx.invoked_subcommand is None:
        _list(record, question, **options)


@GROUP.command("list", "contested actors list --side government", "contested actors list --kind Monitor --csv")
@listing(**_LISTED)
def list_actors(record: str | None, question: Question, **options: Any) -> None:
    """List the actors of the record, as 'contested actors' alone does."""
    _list(record, question, **options)


@GROUP.command("new", "contested actors new", "contested actors new --place Jourin --sentences 0")
@listing(**{name: of for name, of in _LISTED.items() if name not in ("new", "everyone")})
def new_actors(record: str | None, question: Question, **options: Any) -> None:
    """List the names that the directory lacks, each with its spellings and sentences.

    One entry stands for all spellings of a name; it has an id that stays when reports are added.
    """
    _list(record, question, new=True, everyone=False, **options)


@GROUP.command("show", "contested actors show isis", "contested actors show p-3bf708 --json")
def show(
    actor: Which,
    record: options.Record = None,
    as_json: options.AsJson = False,
    sentences: Annotated[int, typer.Option(min=0, metavar="N", help="At most so many sentences; 0: all.")] = 10,
) -> None:
    """Show what the directory, the record and people's judgements say of one actor."""
    from contested.cli.pages.actor import page, profile_record
    from contested.pipeline.actors import actor_called, profile

    with asked(record) as store:
        found = profile(store, actor_called(store, actor, known()), known())
        if as_json:
            print_json([profile_record(found)])
        else:
            page(out(), found, sentences)


@GROUP.command(
    "merge",
    "contested actors merge p-3bf708 p-86435a",
    "contested actors merge 'Northern Shield' isis --note 'its wing'",
)
def merge(
    actors: Annotated[list[str], typer.Argument(metavar="ID", help="Two actors or more: ids or names.")],
    record: options.Record = None,
    note: Note = "",
    author: Author = None,
    no_build: options.NoBuild = False,
) -> None:
    """Decide that actors are one and the same. The directory's goes on, else the first named.

    The claims keep their words. The decision is applied at once (with --no-build: later) and at every build, until
    'contested undo'. Where judgements contradict each other the later one counts; both are kept.
    """
    from contested.pipeline.judging import merged

    _decide(record, author, note, no_build, lambda store, facts, judge: merged(store, actors, facts, judge))


@GROUP.command("split", "contested actors split p-3bf708 'Northern Shields'", "contested actors split isis 'IS'")
def split(
    actor: Which,
    spellings: Annotated[list[str], typer.Argument(metavar="SPELLING", help="As 'contested actors show' has them.")],
    record: options.Record = None,
    note: Note = "",
    author: Author = None,
    no_build: options.NoBuild = False,
) -> None:
    """Decide that some spellings of an actor are those of another, who gets an id of its own.

    It can then be named, or merged with whom it is.
    """
    from contested.pipeline.judging import split as parted

    _decide(record, author, note, no_build, lambda store, facts, judge: parted(store, actor, spellings, facts, judge))


@GROUP.command("name", "contested actors name p-3bf708 'Northern Shield' --kind 'Rebel group' --side opposition")
def name(
    actor: Which,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the record is to call it.")],
    record: options.Record = None,
    kind: Annotated[str | None, typer.Option("--kind", metavar="KIND", help="Such as 'Rebel group'.")] = None,
    side: Annotated[str | None, typer.Option("--side", metavar="SIDE", help="Such as opposition.")] = None,
    note: Note = "",
    author: Author = None,
    no_build: options.NoBuild = False,
) -> None:
    """Decide what an actor is called, of what kind it is and on which side.

    What is left out stays as it is. Which side a source is on tells whether opposing sides agree on an event.
    """
    from contested.pipeline.judging import named, sides

    def judged(store: Store, facts: Knowledge, judge: Judge) -> Judgement:
        made = named(store, actor, name, kind, side, facts, judge)
        if made.side and made.side not in sides(facts):
            listed = ", ".join(sides(facts))
            err().print(
                f"Note: nobody of the directory is on the side {made.side!r}. Its sides: {listed}.", markup=False
            )
        return made

    _decide(record, author, note, no_build, judged)


def _decide(
    record: str | None,
    author: str | None,
    note: str,
    no_build: bool,
    judged: Callable[[Store, Knowledge, Judge], Judgement],
) -> None:
    import getpass
    from datetime import UTC, datetime

    from contested.pipeline.judging import Judge

    settings = Settings.load(record=record)
    with opened(settings.record) as store:
        judgement = judged(store, known(), Judge(author or getpass.getuser(), datetime.now(UTC), note))
        store.add_judgement(judgement)
        said = telling.judged(judgement)
        out().print(f"{said}: kept as {judgement.id}. Take it back with: contested undo {judgement.id}", markup=False)
        if not no_build:
            draw(store, settings)


def _list(
    record: str | None,
    question: Question,
    *,
    side: str | None,
    kind: str | None,
    sentences: int,
    new: bool,
    everyone: bool,
) -> None:
    from contested.pipeline.actors import actors_of

    if new and everyone:
        raise UsageError("--new and --all can't be given together.", remedy="Leave one of them out.")

    def fits(a: ActorRecord) -> bool:
        wanted = ((side, a.side), (kind, a.kind))
        return all(given is None or (has or "").casefold() == given.casefold() for given, has in wanted)

    with asked(record) as store:
        if new:
            _list_new(store, question, fits, sentences)
            return
        who: Who = "all" if everyone else "known"
        answer(
            store,
            question,
            lambda query: actors_of(store, query, known(), who, fits),
            _COLUMNS,
            _record,
        )


def _list_new(store: Store, question: Question, fits: Callable[[ActorRecord], bool], sentences: int) -> None:
    from contested.cli.pages.actor import new_page, new_record
    from contested.pipeline.actors import new_actors as listed

    wanted, query = shape(question.as_json, question.as_csv), understood(question, store)
    found = listed(store, query, known(), fits)
    if wanted == "json":
        print_json(map(new_record, found))
    elif wanted == "csv":
        flat = (new_record(n) | {"sentences": [s.text for s in n.sentences]} for n in found)
        print_csv(flat, None)
    else:
        for n in found:
            new_page(out(), n, sentences)
    if not found:
        explain_nothing(store, query, "The directory knows everybody whom these claims name.")


def _record(a: ActorRecord) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(a)


_COLUMNS: tuple[Column[ActorRecord], ...] = (
    Column("Actor", lambda a: a.name),
    Column("Side", lambda a: a.side or telling.UNKNOWN),
    Column("Kind", lambda a: a.kind or telling.UNKNOWN),
    Column("Claims", lambda a: str(a.claims), "number"),
    Column("Acts", lambda a: str(a.acts), "number"),
    Column("Is acted upon", lambda a: str(a.suffers), "number"),
    Column("Is harmed", lambda a: str(a.harmed), "number"),
    Column("Says", lambda a: str(a.says), "number"),
    Column("Id", lambda a: a.id or telling.UNKNOWN, "id"),
)
