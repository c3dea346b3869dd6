"""The text of the files named on the command line."""

import sys
from pathlib import Path

from dateline.articles.decode import decode
from dateline.errors import InputError


def read_text(name: str) -> str:
    """The decoded text of a file, "-" being standard input; raises InputError in one clear line."""
    if name == "-":
        return decode(sys.stdin.buffer.read(), name="standard input")
    path = Path(name)
    if path.is_dir():
        raise InputError(f"{name}: is a directory; name its files, e.g. {name.rstrip('/')}/*.txt")
    try:
        return decode(path.read_bytes(), name=name)
    except FileNotFoundError:
        raise InputError(f"{name}: no such file") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InputError(f"{name}: can't be read: {getattr(error, 'strerror', None) or error}") from None


def identifier(name: str) -> str:
    """The document id of a file: its name as given, the folder left out."""
    return name if name == "-" else name.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
