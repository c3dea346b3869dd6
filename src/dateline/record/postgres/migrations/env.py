"""Runs the steps on the connection that the record has open, in its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], transactional_ddl=False, version_table="dateline_version"
)
context.run_migrations()
