"""The forms of an answer."""

from __future__ import annotations

import json
import math

from hypothesis import given
from hypothesis import strategies as st

from contested.web.answers import Json

PLAIN = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
OBJECTS = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(OBJECTS)
def test_json_holds_what_was_answered(given: object) -> None:
    assert json.loads(bytes(Json(given).body)) == given


def test_json_keeps_letters_and_has_null_for_what_is_no_number() -> None:
    body = Json({"name": "حلب", "killed": math.nan}).body
    assert body == '{"name":"حلب","killed":null}'.encode()
