"""Dataclasses to plain JSON values and back, driven by their annotations.

A field that has its default is left out, so that a record written before a field was added reads as
if the field had been there; one that the class no longer has is passed over.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Hashable
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
Convert = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """``value``, an instance of a dataclass, as JSON objects, lists, strings and numbers."""
    kind: Any = type(value)
    return _encoder(kind)(value)


def decode(cls: type[T], data: Any) -> T:
    """The instance of ``cls`` that ``encode`` gave ``data`` for."""
    kind: Any = cls
    value: T = _decoder(kind)(data)
    return value


def _same(value: Any) -> Any:
    return value


def _iso(value: date) -> str:
    return value.isoformat()


@cache
def _encoder(kind: Hashable) -> Convert:
    return _converter(kind, _encoder, _iso, _iso, _dataclass_encoder)


@cache
def _decoder(kind: Hashable) -> Convert:
    return _converter(kind, _decoder, date.fromisoformat, datetime.fromisoformat, _dataclass_decoder)


def _converter(
    kind: Any, inner: Callable[[Any], Convert], day: Convert, moment: Convert, record: Callable[[Any], Convert]
) -> Convert:
    if dataclasses.is_dataclass(kind):
        return record(kind)
    if kind in (date, datetime):
        return day if kind is date else moment
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), inner)
    if get_origin(kind) in (Union, types.UnionType):
        return _optional([arg for arg in get_args(kind) if arg is not types.NoneType], inner)
    if kind in (str, int, float, bool) or get_origin(kind) is Literal:
        return _same
    raise TypeError(f"no way to write {kind!r} as JSON")


def _tuple(args: tuple[Any, ...], inner: Callable[[Any], Convert]) -> Convert:
    if args[-1] is not Ellipsis:
        each = [inner(arg) for arg in args]
        return lambda values: tuple(convert(v) for convert, v in zip(each, values, strict=True))
    convert = inner(args[0])
    return tuple if convert is _same else lambda values: tuple(map(convert, values))


def _optional(args: list[Any], inner: Callable[[Any], Convert]) -> Convert:
    if len(args) != 1:
        raise TypeError(f"which of {args!r} a JSON value is can't be told")
    convert = inner(args[0])
    return _same if convert is _same else lambda value: None if value is None else convert(value)


def _dataclass_encoder(cls: Any) -> Convert:
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


def _dataclass_decoder(cls: Any) -> Convert:
    hints = get_type_hints(cls)
    decoders = {f.name: _decoder(hints[f.name]) for f in dataclasses.fields(cls)}
    # Most fields are as JSON has them.
    special = [(name, decoder) for name, decoder in decoders.items() if decoder is not _same]

    def convert(data: dict[str, Any]) -> Any:
        values = data.copy() if special else data
        for name, decoder in special:
            if name in values:
                values[name] = decoder(values[name])
        try:
            return cls(**values)
        except TypeError:
            # A field that the class has no more; looking for one each time takes as long as all else.
            return cls(**{name: value for name, value in values.items() if name in decoders})

    return convert
