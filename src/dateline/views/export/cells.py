"""Cells of CSV that no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable
from typing import IO, Any

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\x00", "＝", "＋", "－", "＠")


def safe(value: Any) -> Any:
    """The value of a cell: numbers as they are, text that could start a formula behind an apostrophe, no NUL."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, str):
        return value
    text = f"'{value}" if value.startswith(_STARTS) or value.lstrip(" \u00a0").startswith(_STARTS) else value
    return text.replace("\x00", "")


def write_rows(rows: Iterable[Iterable[Any]], out: IO[bytes]) -> int:
    """Writes rows as CSV (RFC 4180, UTF-8) and returns how many."""
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\r\n")
    count = 0
    for row in rows:
        writer.writerow([safe(value) for value in row])
        count += 1
    text.flush()
    text.detach()
    return count
