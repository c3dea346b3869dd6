"""A corrected source is found by its name."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Adds the table of who says a claim by a correction."""
    driver: Any = op.get_bind().connection.dbapi_connection
    driver.execute(Path(__file__).with_name("0004.sql").read_text(encoding="utf-8"))
