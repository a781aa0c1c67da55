"""Dates that are inferred stand beside those that are stated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("document", sa.Column("inferred", sa.JSON))


def downgrade() -> None:
    op.drop_column("document", "inferred")
