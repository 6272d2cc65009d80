"""Alembic asks here what to work on: the connection of the store that is being opened, inside its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
