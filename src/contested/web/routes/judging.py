"""Judging: what a form says becomes a judgement, is kept, and the conclusions are drawn anew behind the pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import APIRouter
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from contested.errors import NotFound, RecordLocked, UsageError
from contested.knowledge import Knowledge
from contested.model import Judged, Judgement, JudgementKind
from contested.pipeline.correcting import corrected
from contested.pipeline.judging import Judge, compared, merged, named, parted, split
from contested.store import Store
from contested.web.forms import CheckedForm, text_of, texts_of, way_back
from contested.web.reviewers import Reviewer, remember
from contested.web.reviewers import named as reviewer_named
from contested.web.site import TheSite

router = APIRouter()
LONGEST_NOTE = 2000
# Another process may write longer than a write waits; then it is tried again so many times.
_TRIES = 4


@router.post("/review/judge")
def judge(form: CheckedForm, site: TheSite, reviewer: Reviewer) -> Response:
    """Keep what the form says, and lead back to the queue. Raises UsageError, NotFound, StoreError."""
    author = reviewer_named(text_of(form, "author") or reviewer)
    note = text_of(form, "note")
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"A note has no more than {LONGEST_NOTE:,} characters.")
    with site.writing() as store:
        judgement = judgement_of(form, store, site.known, Judge(author, datetime.now(UTC), note))
        _written(lambda: store.add_judgement(judgement))
    site.drawer.ask()
    response = _lead(way_back(form, "/review"), judged=judgement.id)
    remember(response, author)
    return response


@router.post("/review/undo")
def undo(form: CheckedForm, site: TheSite, reviewer: Reviewer) -> Response:
    """Take the judgement that the form names back, or the reviewer's last. Raises NotFound, StoreError."""
    with site.writing() as store:
        id = text_of(form, "id") or _last(store, reviewer)
        _written(lambda: store.undo(id, datetime.now(UTC)))
    site.drawer.ask()
    return _lead(way_back(form, "/review"), undone=id)


def judgement_of(form: FormData, store: Store, knowledge: Knowledge, judge: Judge) -> Judgement:
    """The judgement that a form tells. Raises UsageError, NotFound."""
    subjects = texts_of(form, "subject")
    match text_of(form, "kind"):
        case "accept" | "reject" as kind:
            return judge.on_claims(kind, _claims(store, subjects))
        case "correct":
            field, value = text_of(form, "field"), text_of(form, "value")
            return corrected(store, _one(subjects), field, value, knowledge, judge)
        case "same" | "different" as kind:
            return _of_two(form, store, kind, subjects, judge)
        case "part":
            return parted(store, text_of(form, "event"), subjects, judge)
        case "merge":
            return merged(store, (_one(subjects), _chosen(form)), knowledge, judge)
        case "split":
            return split(store, _one(subjects), texts_of(form, "spelling"), knowledge, judge)
        case "name":
            sort, side = text_of(form, "actor_kind") or None, text_of(form, "side") or None
            return named(store, _one(subjects), text_of(form, "name"), sort, side, knowledge, judge)
        case other:
            raise UsageError(f"There is no judgement {other!r}.", remedy="Go back and use one of the buttons.")


def _of_two(form: FormData, store: Store, kind: JudgementKind, subjects: tuple[str, ...], judge: Judge) -> Judgement:
    """On two events, or on the claims of two sides, of which the first ``first`` are the one."""
    if events := texts_of(form, "event"):
        return compared(store, kind, events, judge)
    first = text_of(form, "first")
    if not (first.isdecimal() and 0 < int(first) < len(subjects)):
        raise UsageError("Two things are needed to compare.")
    return judge.on_claims(kind, _claims(store, subjects), int(first))


def _claims(store: Store, ids: tuple[str, ...]) -> tuple[str, ...]:
    if not ids:
        raise UsageError("A judgement needs something that is judged.")
    for id in ids:
        if store.claim(id) is None:
            raise NotFound(f"There is no claim {id} in the record.")
    return ids


def _one(ids: tuple[str, ...]) -> str:
    if len(ids) != 1:
        raise UsageError("This judgement is about one thing.")
    return ids[0]


def _chosen(form: FormData) -> str:
    into = text_of(form, "into") or text_of(form, "near")
    if not into:
        raise UsageError("A merge needs two actors.", remedy="Choose whom it is, or write a name or an id.")
    return into


def _written(write: Callable[[], object]) -> None:
    """Write, however long another process writes just now, within reason. Raises StoreError."""
    for left in reversed(range(_TRIES)):
        try:
            write()
            return
        except RecordLocked:
            if not left:
                raise


def _last(store: Store, reviewer: str) -> str:
    found = next(store.judged(Judged(author=reviewer, in_force=True, limit=1)), None) if reviewer else None
    if found is None:
        raise NotFound("There is no judgement of yours to take back.", remedy="See all: /judgements.")
    return found.id


def _lead(back: str, **about: str) -> Response:
    """To a page of ours, which says what was done."""
    there = urlsplit(back)
    asked = [(k, v) for k, v in parse_qsl(there.query) if k not in ("judged", "undone")]
    return RedirectResponse(f"{there.path}?{urlencode([*asked, *about.items()])}", 303)
