"""The program: its name, its options, and how a command says what it is good for."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from contested import __version__
from contested.cli.guard import Guarded

if TYPE_CHECKING:
    from typer import Context

READING, ASKING, KEEPING, MEASURING = "Reading", "Asking", "Keeping", "Measuring"
ORDER = (
    *("demo", "read", "build"),
    *(
        "summary",
        "control",
        "tolls",
        "disputes",
        "events",
        "claims",
        "documents",
        "sources",
        "actors",
        "search",
        "show",
    ),
    *("export", "judge", "undo", "judgements", "places"),
    "evaluate",
)


class Commands(Guarded):
    """The commands in the order in which a new user meets them."""

    def list_commands(self, ctx: Context) -> list[str]:  # type: ignore[override]
        return sorted(super().list_commands(ctx), key=ORDER.index)


def examples(*lines: str) -> str:
    """The lines at the foot of a help page."""
    return "\n".join(["[bold]Examples[/]", *("  " + line.replace("[", "\\[") for line in lines)])


app = typer.Typer(
    name="contested",
    cls=Commands,
    rich_markup_mode="rich",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "contested demo",
        "contested read reports/",
        "contested control --place Idlib --at 2015-08-01",
        "contested COMMAND --help",
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"contested {__version__}")
        raise typer.Exit


@app.callback()
def contested(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version this is.")
    ] = False,
) -> None:
    """Who says what happened, where, when and to whom in an armed conflict, and who says otherwise.

    Read reports into a record, one file on this machine, and ask it. Nothing leaves the machine.
    """


Command = Callable[..., None]


def group(panel: str, name: str, help: str, *lines: str) -> typer.Typer:
    """A command that has commands of its own (``contested places add``); ``lines`` are examples."""
    made = typer.Typer(name=name, no_args_is_help=True, rich_markup_mode="rich", pretty_exceptions_enable=False)
    app.add_typer(made, help=help, epilog=examples(*lines), rich_help_panel=panel)
    return made


def command(panel: str | None, *lines: str, of: typer.Typer | None = None) -> Callable[[Command], Command]:
    """Make a function a command: its docstring is the help, ``lines`` are examples. ``of`` is its group.

    It is called as the function is, up to an underscore that keeps the name apart from one of Python's.
    """

    def register(function: Command) -> Command:
        paragraphs = inspect.cleandoc(function.__doc__ or "").split("\n\n")
        text = "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)
        name = function.__name__.rstrip("_").replace("_", "-")
        (of or app).command(name, rich_help_panel=panel, help=text, epilog=examples(*lines))(function)
        return function

    return register
