"""The record as it is in SQLite after its version 4."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the tables, their indexes and views."""
    driver: Any = op.get_bind().connection.dbapi_connection  # as it stands: no parameters, many statements
    driver.execute(Path(__file__).with_name("0001.sql").read_text(encoding="utf-8"))
