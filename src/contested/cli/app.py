"""The program: its name, its options, and how a command says what it is good for."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from contested import __version__
from contested.cli.guard import Guarded
from contested.errors import UsageError

if TYPE_CHECKING:
    from typer import Context

READING, ASKING, KEEPING, KNOWING, MEASURING = "Reading", "Asking", "Keeping", "What is known", "Measuring"
ORDER = (
    *("demo", "read", "build", "serve"),
    *(
        "summary",
        "control",
        "tolls",
        "disputes",
        "events",
        "witnesses",
        "claims",
        "documents",
        "copies",
        "sources",
        "actors",
        "search",
        "show",
        "brief",
    ),
    *("export", "judge", "undo", "judgements"),
    *("conflict", "places"),
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
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def command(
    panel: str | None, *lines: str, name: str | None = None, within: typer.Typer = app
) -> Callable[[Command], Command]:
    """Make a function a command, of the program or of a group: its docstring is the help, ``lines`` are examples.

    ``name`` is the function's own where none is given.
    """

    def register(function: Command) -> Command:
        text = _filled(function.__doc__ or "")
        within.command(name, rich_help_panel=panel, help=text, epilog=examples(*lines))(function)
        return function

    return register


def group(name: str, panel: str, help: str, *lines: str) -> typer.Typer:
    """A command that is a group of commands, which ``command(within=…)`` fills."""
    made = typer.Typer(rich_markup_mode="rich", no_args_is_help=True)
    app.add_typer(made, name=name, rich_help_panel=panel, help=_filled(help), epilog=examples(*lines))
    return made


class _Bare(TyperGroup):
    """A group that also does something by itself: its options are none of its commands'."""

    def invoke(self, ctx: Context) -> Any:  # type: ignore[override]
        subcommand = next(iter(ctx._protected_args), None)
        for param in self.params if subcommand else ():
            source = ctx.get_parameter_source(param.name or "")
            if source and source.name == "COMMANDLINE":
                raise UsageError(
                    f"{param.opts[0]} stands before '{subcommand}', where it would change nothing.",
                    remedy=f"Write it behind: {ctx.command_path} {subcommand} {param.opts[0]} …",
                )
        return super().invoke(ctx)


class Group:
    """A command that has commands of its own, such as ``contested actors merge``, and does something without them."""

    def __init__(self, name: str, panel: str) -> None:
        self._name, self._panel = name, panel
        self._app = typer.Typer(cls=_Bare, rich_markup_mode="rich", context_settings=_HELP)

    def bare(self, *lines: str) -> Callable[[Command], Command]:
        """Make a function what the group does without a command: its docstring is the group's help."""

        def register(function: Command) -> Command:
            self._app.callback(invoke_without_command=True)(function)
            app.add_typer(
                self._app,
                name=self._name,
                rich_help_panel=self._panel,
                help=_filled(function.__doc__ or ""),
                epilog=examples(*lines),
                invoke_without_command=True,
            )
            return function

        return register

    def command(self, name: str, *lines: str) -> Callable[[Command], Command]:
        """Make a function a command of the group: its docstring is the help, ``lines`` are examples."""

        def register(function: Command) -> Command:
            self._app.command(name, help=_filled(function.__doc__ or ""), epilog=examples(*lines))(function)
            return function

        return register


def _filled(text: str) -> str:
    """``text`` with each of its paragraphs on one line."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in inspect.cleandoc(text).split("\n\n"))
