"""Every test of the record runs against SQLite and against PostgreSQL, unless it is about SQLite's own ways."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.record import open_record
from record.server import MISSING, address, emptied, programs, server

BOTH = (
    "test_record",
    "test_ingest",
    "test_copies",
    "test_rereading",
    "test_feeds",
    "test_linking",
    "test_incidents",
    "test_queue",
    "test_workers",
)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    name = metafunc.module.__name__.rpartition(".")[2]
    if name in BOTH and metafunc.definition.get_closest_marker("sqlite") is None:
        metafunc.parametrize("backend", ["sqlite", "postgres"], indirect=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if programs() is None:
        pytest.skip(MISSING)
    with server() as url:
        yield url


@pytest.fixture(scope="session")
def made() -> set[str]:
    """The schemas that have tables already: emptied, they serve the next test."""
    return set()


@pytest.fixture(autouse=True)
def backend(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, made: set[str]) -> str:
    """Which database `open_record` of the test's module opens; a file stands for a schema of the server."""
    kind = str(getattr(request, "param", "sqlite"))
    if kind == "postgres" and hasattr(request.module, "open_record"):
        url = request.getfixturevalue("postgres")
        schemas: dict[Path, str] = {}

        def opened(path: Path, *, create: bool = False, **more: Any) -> Any:
            if create and path not in schemas:
                schemas[path] = f"r{len(schemas)}"
                emptied(url, schemas[path], made=schemas[path] in made)
                made.add(schemas[path])
            return open_record(address(url, schemas.get(path, "none")), create=create, **more)

        monkeypatch.setattr(request.module, "open_record", opened)
    return kind
