"""One record with sample dispatches for all tests of the desk; who changes it takes a copy."""

import shutil
from pathlib import Path

import pytest

from web.desks import filled


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("samples") / "samples.sqlite")


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(samples, tmp_path / "own.sqlite"))
