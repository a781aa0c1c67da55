"""Long listings are read from where they begin: claims about a day that had not come when they were reported are
marked, and what is over by a day is known from the index.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    op.add_column("resolution", sa.Column("early", sa.Boolean, nullable=False, server_default=sa.false()))
    resolution = sa.table(
        "resolution", sa.column("claim", KEY), sa.column("about_to", sa.Date), sa.column("early", sa.Boolean)
    )
    claim = sa.table("claim", sa.column("key", KEY), sa.column("reported", sa.Date))
    reported = sa.select(claim.c.reported).where(claim.c.key == resolution.c.claim).scalar_subquery()
    op.execute(resolution.update().where(resolution.c.about_to > reported).values(early=sa.true()))
    op.create_index("ix_resolution_early", "resolution", ["early", "about_to"])
    op.drop_index("ix_conclusion_order", "conclusion")
    op.create_index("ix_conclusion_order", "conclusion", ["kind", "about_from", "id", "about_to"])
    op.create_index("ix_conclusion_grade", "conclusion", ["kind", "grade"])


def downgrade() -> None:
    op.drop_index("ix_conclusion_grade", "conclusion")
    op.drop_index("ix_conclusion_order", "conclusion")
    op.create_index("ix_conclusion_order", "conclusion", ["kind", "about_from", "id"])
    op.drop_index("ix_resolution_early", "resolution")
    op.drop_column("resolution", "early")
