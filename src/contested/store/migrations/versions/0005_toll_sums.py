"""Lines of the toll ledger in columns that can be added up; and a word for the conclusions as they stand."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from contested.model import TollEntry
from contested.store.codec import decode
from contested.store.tolls import toll_row

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    toll = op.create_table(
        "toll",
        sa.Column("parent", KEY, sa.ForeignKey("conclusion.key"), primary_key=True, autoincrement=False),
        sa.Column("id", sa.String, nullable=False),
        sa.Column("within", sa.String),
        sa.Column("harm", sa.String, nullable=False),
        sa.Column("counts_as", sa.String, nullable=False),
        sa.Column("first", sa.Date),
        sa.Column("last", sa.Date),
        sa.Column("began", sa.Date, nullable=False),
        sa.Column("group_id", sa.String),
        sa.Column("group_name", sa.String),
        sa.Column("place_id", sa.String),
        sa.Column("place_name", sa.String),
        sa.Column("province", sa.String),
        sa.Column("low", sa.BigInteger, nullable=False),
        sa.Column("best", sa.BigInteger),
        sa.Column("high", sa.BigInteger),
    )
    op.create_index("ix_toll_id", "toll", ["id"], unique=True)
    _fill(toll)
    # What is folded for the pages (changes, who stands and speaks in the record) comes with the next build.
    op.execute("UPDATE state SET value = 'yes' WHERE name = 'outdated' AND EXISTS (SELECT 1 FROM conclusion)")
    # Where workings are kept there is an edition already.
    op.execute("INSERT INTO state (name, value) SELECT 'edition', '0' WHERE NOT EXISTS "
               "(SELECT 1 FROM state WHERE name = 'edition')")  # fmt: skip


def _fill(toll: sa.Table) -> None:
    connection = op.get_bind()
    conclusion = sa.table("conclusion", sa.column("key", KEY), sa.column("kind"), sa.column("body", sa.JSON))
    lines = sa.select(conclusion.c.key, conclusion.c.body).where(conclusion.c.kind == "toll")
    rows = [toll_row(key, decode(TollEntry, body)) for key, body in connection.execute(lines).all()]
    if rows:
        connection.execute(toll.insert(), rows)


def downgrade() -> None:
    op.drop_table("toll")
