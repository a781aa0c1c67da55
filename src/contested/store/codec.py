"""Dataclasses to JSON and back, driven by their annotations.

A field that has its default is left out, so that a record written before a field was added reads as
if the field had been there; one that the class no longer has is passed over.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Hashable
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from contested.errors import StoreError

T = TypeVar("T")
Convert = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """``value``, an instance of a dataclass, as JSON objects, lists, strings and numbers."""
    kind: Any = type(value)
    return _encoder(kind)(value)


def decode(cls: type[T], data: Any) -> T:
    """The instance of ``cls`` that ``encode`` gave ``data`` for: as JSON values, or as the text of them.

    Raises StoreError where it is no such thing.
    """
    try:
        value: T = _reader(cast(Any, cls)).decode(data) if isinstance(data, str) else msgspec.convert(data, cls)
    except msgspec.MsgspecError as e:
        raise StoreError(
            f"The record holds one {cls.__name__} that can't be read: {e}.",
            cause="It was changed by another program, or written by a later version of this one.",
            remedy="Run contested build; where that fails too, read the reports into a new record.",
        ) from e
    return value


def written(value: Any) -> str:
    """JSON values as text."""
    return msgspec.json.encode(value).decode()


def values(text: str) -> Any:
    """The JSON values of a text."""
    return msgspec.json.decode(text)


@cache
def _reader(cls: Hashable) -> Any:
    return msgspec.json.Decoder(cast(Any, cls))


def _same(value: Any) -> Any:
    return value


def _iso(value: date) -> str:
    return value.isoformat()


@cache
def _encoder(kind: Hashable) -> Convert:
    if dataclasses.is_dataclass(kind):
        return _of_dataclass(kind)
    if kind in (date, datetime):
        return _iso
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind))
    if get_origin(kind) in (Union, types.UnionType):
        return _optional([arg for arg in get_args(kind) if arg is not types.NoneType])
    if kind in (str, int, float, bool) or get_origin(kind) is Literal:
        return _same
    raise TypeError(f"no way to write {kind!r} as JSON")


def _tuple(args: tuple[Any, ...]) -> Convert:
    if args[-1] is not Ellipsis:
        each = [_encoder(arg) for arg in args]
        return lambda values: tuple(convert(v) for convert, v in zip(each, values, strict=True))
    convert = _encoder(args[0])
    return tuple if convert is _same else lambda values: tuple(map(convert, values))


def _optional(args: list[Any]) -> Convert:
    if len(args) != 1:
        raise TypeError(f"which of {args!r} a JSON value is can't be told")
    convert = _encoder(args[0])
    return _same if convert is _same else lambda value: None if value is None else convert(value)


def _of_dataclass(cls: Any) -> Convert:
    hints = get_type_hints(cls)
    fields = [(f.name, f.default, _encoder(hints[f.name])) for f in dataclasses.fields(cls)]

    def convert(value: Any) -> dict[str, Any]:
        data = {}
        for name, default, encoder in fields:
            given = getattr(value, name)
            if given is not default and given != default:
                data[name] = given if encoder is _same else encoder(given)
        return data

    return convert
