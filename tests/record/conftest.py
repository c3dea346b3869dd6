"""Every test that opens a record runs on SQLite and on PostgreSQL; one that runs on one kind alone says why.

A test opens its record by the name of a file, `open_record(tmp_path / "r.sqlite")`; on PostgreSQL a schema of a server
of the tests stands for it, and `where` gives its address to what is told of it in words, such as the command line.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dateline.record import is_server, open_record
from record.server import address, emptied, schema_of

KINDS = ("sqlite", "postgres")
Where = Callable[..., Path | str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    alone = next(metafunc.definition.iter_markers("one_kind"), None)
    if alone is not None and not (alone.args and isinstance(alone.args[0], str)):
        raise pytest.UsageError(f"{metafunc.definition.nodeid}: one_kind needs the reason why, in words")
    if alone is None and "tmp_path" in metafunc.fixturenames and hasattr(metafunc.module, "open_record"):
        metafunc.parametrize("backend", KINDS, indirect=True)


@pytest.fixture(scope="session")
def made() -> set[str]:
    """The schemas that have tables already: emptied, they serve the next test."""
    return set()


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """The kind of record that this test runs on."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def where(request: pytest.FixtureRequest, backend: str, made: set[str], tmp_path: Path) -> Where:
    """What names the record that stands for a file: the file, or an address. `bare` makes the schema without tables."""
    if backend == "sqlite":
        return lambda path, **_: path
    url, schemas = request.getfixturevalue("postgres"), dict[Path, str]()

    def named(path: Path, *, create: bool = True, bare: bool = False) -> str:
        if path not in schemas:
            if not create:
                return address(url, "none")
            schemas[path] = schema_of(path) if bare else f"r{len(schemas)}"
            emptied(url, schemas[path], made=schemas[path] in made)
            if not bare and schemas[path] not in made:
                open_record(address(url, schemas[path]), create=True, bare=True).close()
                made.add(schemas[path])
        return address(url, schemas[path])

    return named


@pytest.fixture(autouse=True)
def opened(request: pytest.FixtureRequest, backend: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets `open_record` of the test's module open a schema of the server where the test names a file."""
    if backend == "sqlite" or not hasattr(request.module, "open_record"):
        return
    named: Where = request.getfixturevalue("where")

    def other(path: Path | str, *, create: bool = False, **more: Any) -> Any:
        if not is_server(path):
            path = named(Path(path), create=create)
        return open_record(path, create=create, **more)

    monkeypatch.setattr(request.module, "open_record", other)
