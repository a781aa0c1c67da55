"""What Alembic runs a revision in: the connection that the caller opened, and its transaction."""

from __future__ import annotations

from alembic import context

from contested.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    # SQLite changes a table by copying it.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
