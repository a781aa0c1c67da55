"""Days some days later, in the words of each database; and how long what lasts is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Date, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import FunctionElement

LASTING_DAYS = 31
"""What is about more days than these is marked as lasting: all else that is about a period began at most so many
days before it."""


class DaysAfter(FunctionElement[Any]):
    """The day so many days after a day."""

    type = Date()
    inherit_cache = True

    def __init__(self, day: ColumnElement[Any], days: int) -> None:
        super().__init__(day, literal_column(str(days)))


@compiles(DaysAfter)
def _days_after(element: Any, compiler: Any, **more: Any) -> str:
    day, days = element.clauses
    return f"{compiler.process(day, **more)} + {compiler.process(days, **more)}"


@compiles(DaysAfter, "sqlite")
def _days_after_in_sqlite(element: Any, compiler: Any, **more: Any) -> str:
    day, days = element.clauses
    return f"date({compiler.process(day, **more)}, '+{compiler.process(days, **more)} days')"
