"""The reference pages, made from the commands and the settings themselves.

python -m contested.cli.reference docs/reference [--check]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from contested.settings import SETTINGS

_MADE = (
    "<!-- Made from the code by `python -m contested.cli.reference docs/reference`: edit the code, not this page. -->\n"
)
_MARKUP = re.compile(r"(?<!\\)\[/?[a-z ]*\]")


def pages() -> dict[str, str]:
    """Each page's file name and its text."""
    return {"cli.md": cli_page(), "settings.md": settings_page()}


def settings_page() -> str:
    """The settings as a table."""
    rows = [f"| `{s.name}` | {_value(s.default)} | `{s.variable}` | {s.help} |" for s in SETTINGS]
    return "\n".join(
        [
            "# Settings",
            "",
            _MADE,
            "A setting is given, strongest first, by a command's option (where the command has one), by its",
            "environment variable, or by its default.",
            "",
            "| setting | default | variable | what it does |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def _value(value: object) -> str:
    return "nothing" if value == "" else f"`{value}`"


def cli_page() -> str:
    """Every command with its arguments, options and examples."""
    from typer.main import get_command

    from contested.cli.app import ORDER
    from contested.cli.commands import app

    root = get_command(app)
    parts = ["# Commands", "", _MADE, _plain(root.help or ""), ""]
    for name in ORDER:
        parts += _with_subcommands(f"contested {name}", root.commands[name])  # type: ignore[attr-defined]
    parts += ["## Exit codes", "", *_EXIT_CODES, ""]
    return "\n".join(parts)


_EXIT_CODES = (
    "| code | meaning |",
    "|---|---|",
    "| 0 | all was done |",
    "| 1 | some input was not read (the closing summary names it), or the record can't be used |",
    "| 2 | wrong use: an option, a date, a name or an id that does not exist |",
    "| 70 | a fault of the program; the message names the file with the details |",
    "| 130 | stopped with Ctrl-C; what was read is kept |",
)


def _with_subcommands(title: str, command: Any) -> Iterator[str]:
    yield from _command(title, command)
    for name, subcommand in getattr(command, "commands", {}).items():
        yield from _with_subcommands(f"{title} {name}", subcommand)


def _command(title: str, command: Any) -> Iterator[str]:
    yield from (f"## {title}", "", _plain(command.help or ""), "")
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    inner = ["[COMMAND]"] if hasattr(command, "commands") else []
    usage = " ".join([title, *(["[OPTIONS]"] if options else []), *map(_metavar, arguments), *inner])
    yield from ("```", usage, "```", "")
    if arguments or options:
        yield from ("| | |", "|---|---|")
        yield from (f"| `{_code(_metavar(a))}` | {_cell(a.help)} |" for a in arguments)
        yield from (f"| `{_code(_flags(o))}` | {_cell(o.help)}{_default(o)} |" for o in options)
        yield ""
    examples = [line.strip() for line in (command.epilog or "").splitlines()[1:]]
    if examples:
        yield from ("```sh", *(line.replace("\\[", "[") for line in examples), "```", "")


def _metavar(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return f"{name} ..." if argument.nargs != 1 else str(name)


def _flags(option: Any) -> str:
    flags = ", ".join(option.opts)
    return flags if option.is_flag else f"{flags} {option.metavar}"


def _default(option: Any) -> str:
    shown = option.default not in (None, False, "", (), []) and not option.is_flag and option.show_default
    return f" Default: `{option.default}`." if shown else ""


def _code(text: str) -> str:
    return text.replace("|", "\\|")


def _cell(text: str | None) -> str:
    return " ".join(_plain(text or "").split()).replace("|", "\\|")


def _plain(text: str) -> str:
    """Rich markup as Markdown can take it."""
    return _MARKUP.sub("", text.replace("\\[", "\x00")).replace("\x00", "[").strip()


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which of them are out of date."""
    folder = Path(next((a for a in arguments if not a.startswith("-")), "docs/reference"))
    stale = [n for n, text in pages().items() if not (folder / n).exists() or (folder / n).read_text("utf-8") != text]
    if "--check" in arguments:
        print("\n".join(f"{folder / name} is out of date." for name in stale) or "The reference is up to date.")
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        (folder / name).write_text(pages()[name], encoding="utf-8")
        print(f"wrote {folder / name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
