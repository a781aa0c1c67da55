"""The first record: documents, claims, decisions, judgements and conclusions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _documents()
    _claims()
    _decisions()
    _judgements()
    _conclusions()
    _state()


def _documents() -> None:
    op.create_table(
        "document",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("reported", sa.Date, nullable=False),
        sa.Column("publisher", sa.JSON, nullable=False),
        sa.Column("date", sa.JSON, nullable=False),
        sa.Column("publisher_term", sa.String, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("origin", sa.Text, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("clean", sa.Text),
        sa.Column("offsets", sa.JSON),
        sa.UniqueConstraint("id", name="uq_document_id"),
    )
    op.create_index("ix_document_order", "document", ["reported", "id"])
    op.create_index("ix_document_publisher", "document", ["publisher_term"])


def _claims() -> None:
    op.create_table(
        "claim",
        sa.Column("key", KEY, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("document", sa.String, sa.ForeignKey("document.id"), nullable=False),
        sa.Column("reported", sa.Date, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("event_type", sa.String),
        sa.Column("sub_event_type", sa.String),
        sa.Column("evidence_start", sa.Integer, nullable=False),
        sa.Column("evidence_end", sa.Integer, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("id", name="uq_claim_id"),
    )
    op.create_index("ix_claim_order", "claim", ["reported", "document", "evidence_start", "id"])
    for column in ("document", "kind", "event_type", "sub_event_type"):
        op.create_index(f"ix_claim_{column}", "claim", [column])


def _decisions() -> None:
    op.create_table(
        "resolution",
        sa.Column("claim", KEY, sa.ForeignKey("claim.key"), primary_key=True, autoincrement=False),
        sa.Column("about_from", sa.Date, nullable=False),
        sa.Column("about_to", sa.Date, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("ix_resolution_about", "resolution", ["about_from", "about_to"])
    _terms("claim_term", "claim.key")


def _judgements() -> None:
    op.create_table(
        "judgement",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.UniqueConstraint("id", name="uq_judgement_id"),
    )


def _conclusions() -> None:
    op.create_table(
        "conclusion",
        sa.Column("key", KEY, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("grade", sa.String),
        sa.Column("about_from", sa.Date, nullable=False),
        sa.Column("about_to", sa.Date, nullable=False),
        sa.Column("known_from", sa.Date, nullable=False),
        sa.Column("known_to", sa.Date, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("ix_conclusion_id", "conclusion", ["id", "kind"], unique=True)
    op.create_index("ix_conclusion_order", "conclusion", ["kind", "about_from", "id"])
    _terms("conclusion_term", "conclusion.key")
    op.create_table(
        "conclusion_claim",
        sa.Column("parent", KEY, sa.ForeignKey("conclusion.key"), primary_key=True, autoincrement=False),
        sa.Column("side", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("claim", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_conclusion_claim_claim", "conclusion_claim", ["claim", "parent"])


def _terms(table: str, parent: str) -> None:
    op.create_table(
        table,
        sa.Column("parent", KEY, sa.ForeignKey(parent), primary_key=True, autoincrement=False),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("term", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{table}_term", table, ["term", "role", "parent"])


def _state() -> None:
    state = op.create_table(
        "state",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.bulk_insert(state, [{"name": "outdated", "value": "no"}])


def downgrade() -> None:
    names = (
        *("state", "conclusion_claim", "conclusion_term", "conclusion", "judgement"),
        *("claim_term", "resolution", "claim", "document"),
    )
    for name in names:
        op.drop_table(name)
