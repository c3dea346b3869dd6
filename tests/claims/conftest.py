"""A reader for the tests of this folder that name no other."""

import pytest

from claims.reading import reader_of
from dateline.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The English reader."""
    return reader_of("en")
