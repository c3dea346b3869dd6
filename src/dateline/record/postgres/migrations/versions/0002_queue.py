"""The queue: work that waits for readers."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table and its indexes."""
    driver: Any = op.get_bind().connection.dbapi_connection
    driver.execute(Path(__file__).with_name("0002.sql").read_text(encoding="utf-8"))
