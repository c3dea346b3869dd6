"""Hashes of data that do not depend on how it was written down."""

import hashlib
import json
from typing import Any


def sha256(data: bytes | str) -> str:
    """The SHA-256 of bytes, or of a text in UTF-8, in hex."""
    return hashlib.sha256(data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data).hexdigest()


def plain(value: Any) -> str:
    """Plain data as JSON with sorted keys and no spaces: the same data, the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(value: Any) -> str:
    """The SHA-256 of plain data."""
    return sha256(plain(value))
