"""What lasts long is marked, so that what is about a period is found in a stretch of an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from contested.store.dayspans import LASTING_DAYS, DaysAfter

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conclusion", sa.Column("lasting", sa.Boolean, nullable=False, server_default=sa.false()))
    names = ("about_from", "about_to")
    conclusion = sa.table("conclusion", sa.column("lasting", sa.Boolean), *(sa.column(n, sa.Date) for n in names))
    until = DaysAfter(conclusion.c.about_from, LASTING_DAYS)
    op.execute(conclusion.update().where(conclusion.c.about_to > until).values(lasting=sa.true()))
    op.create_index("ix_conclusion_lasting", "conclusion", ["kind", "lasting", "about_from", "about_to"])


def downgrade() -> None:
    op.drop_index("ix_conclusion_lasting", "conclusion")
    op.drop_column("conclusion", "lasting")
