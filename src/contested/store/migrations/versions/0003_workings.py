"""What the conclusions were drawn with is kept, so that a document is compared with its neighbourhood only."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.create_table(
        "telling",
        sa.Column("number", KEY, primary_key=True, autoincrement=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("component", KEY, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("ix_telling_document", "telling", ["document"])
    op.create_index("ix_telling_component", "telling", ["component"])
    op.create_table(
        "neighbour",
        sa.Column("hash", KEY, primary_key=True, autoincrement=False),
        sa.Column("telling", KEY, primary_key=True, autoincrement=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "cell",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("claim", sa.String, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_cell_claim", "cell", ["claim"])
    op.create_table(
        "named",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("sound", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_index("ix_named_sound", "named", ["sound"])


def downgrade() -> None:
    for name in ("named", "cell", "neighbour", "telling"):
        op.drop_table(name)
    op.execute("DELETE FROM state WHERE name != 'outdated'")
    op.execute("UPDATE state SET value = 'yes' WHERE value = 'added'")
