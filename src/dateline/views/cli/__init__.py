"""The `dateline` command."""

from dateline.views.cli.main import main

__all__ = ["main"]
