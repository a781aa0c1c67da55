"""Changes as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

ATOM = "http://www.w3.org/2005/Atom"
# What XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://contested.invalid/changes")
# A feed of nothing still states when it is of.
_NEVER = "1970-01-01"


def feed(address: str, changes: Sequence[Mapping[str, Any]]) -> bytes:
    """The feed at ``address`` of some changes, the latest first. An entry's id is made of the change's own."""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed")
    _add(root, "id", _urn(address))
    _add(root, "title", "Contested: what changed in the record")
    _add(root, "updated", _moment(max((c["day"] for c in changes), default=_NEVER)))
    _add(root, "link", rel="self", href=address, type="application/atom+xml")
    _add(root, "link", rel="alternate", href=urljoin(address, "/changes"), type="text/html")
    _add(_add(root, "author"), "name", "Contested")
    for change in changes:
        _entry(_add(root, "entry"), address, change)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def title(change: Mapping[str, Any]) -> str:
    """What changed, in a line: "Armed clash, Hasakah: killed 287 → 100 to 287"."""
    what = "" if change["kind"] == "control" else f" {change['value']}" if change["kind"] == "toll" else " grade"
    place = f", {change['place']['name']}" if change["place"] and change["kind"] != "control" else ""
    was = f" {change['before']} →" if change["before"] else ""
    return f"{change['title']}{place}:{what}{was} {change['after']}"


def _entry(entry: ET.Element, address: str, change: Mapping[str, Any]) -> None:
    _add(entry, "id", _urn(change["id"]))
    _add(entry, "title", title(change))
    _add(entry, "updated", _moment(change["day"]))
    _add(entry, "link", rel="alternate", href=urljoin(address, f"/changes/{change['id']}"), type="text/html")
    because = " ".join(f"“{b['text']}” ({b['publisher'] or 'publisher unknown'})." for b in change["because"])
    _add(entry, "summary", f"{change['reason']} Because of: {because}")


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text) if text is not None else None
    return made


def _urn(id: str) -> str:
    return uuid.uuid5(_NAMESPACE, id).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
