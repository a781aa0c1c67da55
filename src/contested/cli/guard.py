"""The one place where an error meets the user: what happened, the likely cause, what to do.

Exit codes: 0 all done, 1 some input was not read, 2 wrong use, 70 an error in the program, 130 stopped.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from contested.cli.console import err
from contested.errors import ContestedError, ExportError, SourceError, UsageError

if TYPE_CHECKING:
    from typer import Context

SOME_NOT_READ = 1
WRONG_USE = 2
PROGRAM_ERROR = 70
STOPPED = 130

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FREE = "Free some space where the output goes, then run this again."


class Guarded(TyperGroup):
    """A group of commands whose errors are told instead of thrown."""

    def invoke(self, ctx: Context) -> Any:  # type: ignore[override]
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except ContestedError as e:
            tell(e)
            raise typer.Exit(WRONG_USE if isinstance(e, UsageError) else SOME_NOT_READ) from e
        except BrokenPipeError:
            _forget_stdout()
            raise typer.Exit(0) from None
        except OSError as e:
            # Files are named by those who write them; what has no name is the standard output.
            if e.errno not in _FULL or e.filename:
                _tell_unexpected(e)
                raise typer.Exit(PROGRAM_ERROR) from e
            _forget_stdout()
            tell(ExportError(f"The answer could not be written: {e.strerror}.", remedy=_FREE))
            raise typer.Exit(SOME_NOT_READ) from e
        except Exception as e:
            if type(e).__module__.startswith("typer"):
                raise
            _tell_unexpected(e)
            raise typer.Exit(PROGRAM_ERROR) from e
        return result


def tell(error: ContestedError) -> None:
    """Print an error to standard error, one line for each of its parts."""
    console = err()
    where = f"{error.where}: " if isinstance(error, SourceError) else ""
    console.print("[bold red]Error:[/] ", end="")
    console.print(where + error.what, markup=False, soft_wrap=True)
    for label, part in (("Likely cause", error.cause), ("What to do", error.remedy)):
        if part:
            console.print(f"  [dim]{label}:[/] ", end="")
            console.print(part, markup=False, soft_wrap=True)


def _tell_unexpected(error: Exception) -> None:
    with tempfile.NamedTemporaryFile(
        "w", prefix="contested-error-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("".join(traceback.format_exception(error)))
    tell(
        ContestedError(
            f"Contested failed: {type(error).__name__}: {error}",
            cause="a fault of the program, not of your input; what was stored before it is kept.",
            remedy=f"look through {file.name} and send it to the project; it may quote a few words of your input.",
        )
    )


def _forget_stdout() -> None:
    """Let the interpreter's last flush go nowhere: whoever read our output has left."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115
