"""What is urgent goes first in the queue."""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Adds a column and puts the index in its order."""
    driver: Any = op.get_bind().connection.dbapi_connection
    driver.execute(Path(__file__).with_name("0003.sql").read_text(encoding="utf-8"))
