"""What holds for all tests: the words, places and settings of whoever runs them stay out."""

import os
from collections.abc import Iterator

import pytest

os.environ["DATELINE_CONFIG"] = os.devnull  # no folder, so nothing in it


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a server of the tests; where there is none, what needs it is skipped and says what to install."""
    from record.server import MISSING, programs, server

    if programs() is None:
        pytest.skip(MISSING)
    with server() as url:
        yield url
