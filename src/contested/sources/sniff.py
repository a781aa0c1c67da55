"""The kind of an input whose name tells nothing."""

from __future__ import annotations

import json
import re

_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_BOM = b"\xef\xbb\xbf"


def is_html(data: bytes) -> bool:
    """Whether the bytes begin as a web page does."""
    return bool(_HTML.match(data.removeprefix(_BOM)))


def is_json_lines(data: bytes) -> bool:
    """Whether the bytes begin with a line that is an object, or are a list of objects."""
    start = data.removeprefix(_BOM).lstrip()
    if start.startswith(b"{"):
        return _parses(start.partition(b"\n")[0]) or _parses(start)
    return start.startswith(b"[") and re.match(rb"\[\s*\{", start) is not None and _parses(start)


def _parses(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
