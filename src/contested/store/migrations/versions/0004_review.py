"""What reviewers are shown next is found through indexes: doubtful claims, events alike, who judged what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from contested.model import Event, Judgement
from contested.store.codec import decode
from contested.store.judgements import about_rows
from contested.store.terms import alike

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _claims()
    _judgements()
    _conclusions()


def _claims() -> None:
    op.add_column("claim", sa.Column("confidence", sa.Float, nullable=False, server_default="0.5"))
    body = sa.column("body", sa.JSON)
    claim = sa.table("claim", body, sa.column("confidence", sa.Float))
    stated = body["confidence"].as_float()
    op.execute(claim.update().where(stated.is_not(None)).values(confidence=stated))
    op.create_index("ix_claim_confidence", "claim", ["confidence", "id"])


def _judgements() -> None:
    op.add_column("judgement", sa.Column("kind", sa.String))
    op.add_column("judgement", sa.Column("author", sa.String))
    op.add_column("judgement", sa.Column("undone", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_judgement_author", "judgement", ["author"])
    about = op.create_table(
        "judgement_about",
        sa.Column("parent", KEY, sa.ForeignKey("judgement.key"), primary_key=True, autoincrement=False),
        sa.Column("role", sa.String, primary_key=True),
        sa.Column("term", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_judgement_about_term", "judgement_about", ["term", "role", "parent"])
    judgement = sa.table(
        "judgement",
        *(sa.column("key", KEY), sa.column("body", sa.JSON), sa.column("kind"), sa.column("author")),
        sa.column("undone", sa.Boolean),
    )
    connection = op.get_bind()
    for key, body in connection.execute(sa.select(judgement.c.key, judgement.c.body)).all():
        j = decode(Judgement, body)
        values = {"kind": j.kind, "author": j.author, "undone": j.undone is not None}
        connection.execute(judgement.update().where(judgement.c.key == key).values(values))
        connection.execute(about.insert(), about_rows(key, j))


def _conclusions() -> None:
    op.add_column("conclusion", sa.Column("alike", sa.String))
    op.add_column("conclusion", sa.Column("size", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_conclusion_alike", "conclusion", ["alike", "about_from", "id"])
    op.create_index("ix_conclusion_size", "conclusion", ["kind", "size", "id"])
    conclusion = sa.table(
        "conclusion",
        *(sa.column("key", KEY), sa.column("kind"), sa.column("body", sa.JSON), sa.column("alike"), sa.column("size")),
    )
    resting = sa.table("conclusion_claim", sa.column("parent", KEY))
    size = sa.select(sa.func.count()).where(resting.c.parent == conclusion.c.key).scalar_subquery()
    op.execute(conclusion.update().values(size=size))
    connection = op.get_bind()
    events = sa.select(conclusion.c.key, conclusion.c.body).where(conclusion.c.kind == "event")
    for key, body in connection.execute(events).all():
        values = {"alike": alike(decode(Event, body))}
        connection.execute(conclusion.update().where(conclusion.c.key == key).values(values))


def downgrade() -> None:
    for name, table in (
        *(("ix_conclusion_size", "conclusion"), ("ix_conclusion_alike", "conclusion")),
        *(("ix_judgement_author", "judgement"), ("ix_claim_confidence", "claim")),
    ):
        op.drop_index(name, table)
    op.drop_table("judgement_about")
    for table, columns in (
        ("conclusion", ("size", "alike")),
        ("judgement", ("undone", "author", "kind")),
        ("claim", ("confidence",)),
    ):
        for column in columns:
            op.drop_column(table, column)
