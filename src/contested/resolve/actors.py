"""Whom the mentions of claims mean: actors, targets, sources and the people of tolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contested.knowledge import Context, Knowledge
from contested.model.claim import Claim, Mention
from contested.model.document import Document
from contested.model.evidence import Evidence
from contested.model.resolution import ActorResolution, Role
from contested.resolve.context import DocumentContext, context_of
from contested.resolve.own_names import own_name

_UNKNOWN = Evidence(0.3, "no actor of the directory has this name: its own name")


def resolve_actors(
    document: Document, claims: Sequence[Claim], knowledge: Knowledge, context: DocumentContext | None = None
) -> tuple[ActorResolution, ...]:
    """One resolution for each actor, target, attribution and toll group of ``claims``, in their order."""
    context = context or context_of(document, claims, knowledge)
    resolver = _Resolver(document, knowledge, context)
    return tuple(
        resolver.resolution(claim, role, i, mention) for claim in claims for role, i, mention in _mentions(claim)
    )


def _mentions(claim: Claim) -> Iterator[tuple[Role, int, Mention]]:
    for i, m in enumerate(claim.actor):
        yield "actor", i, m
    for i, m in enumerate(claim.target):
        yield "target", i, m
    for i, m in enumerate(claim.attribution):
        yield "attribution", i, m
    if claim.toll and claim.toll.group:
        yield "group", 0, claim.toll.group


class _Resolver:
    def __init__(self, document: Document, knowledge: Knowledge, context: DocumentContext) -> None:
        self._document = document
        self._actors = knowledge.actors
        self._context = context

    def resolution(self, claim: Claim, role: Role, index: int, mention: Mention) -> ActorResolution:
        name, actor, evidence = self._decide(role, mention)
        return ActorResolution(claim.id, role, index, name, actor, evidence)

    def _decide(self, role: Role, mention: Mention) -> tuple[str, str | None, Evidence]:
        context = Context(role, self._context.day, self._context.focus, self._context.side)
        answer = self._actors.match(mention.text, context=context)
        if answer:
            actor, evidence = answer
            return actor.name, actor.id, evidence
        return own_name(mention.text), None, _UNKNOWN
