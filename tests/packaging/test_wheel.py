"""The wheel and the source package are whole, and the wheel works where nothing else of ours is."""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both packages, built from the tree."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(folder)], cwd=ROOT, check=True)
    return folder


def files() -> set[str]:
    """All that lies in the package, as paths from its folder's parent."""
    found = (p for p in (ROOT / "src" / "dateline").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    return {str(p.relative_to(ROOT / "src")) for p in found}


def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert files() <= names
    for kind in (".toml", ".tsv", ".json", ".html", ".css", ".js", ".py"):
        assert any(name.endswith(kind) for name in names), kind
    assert "dateline/py.typed" in names
    assert {name.split("/")[0] for name in names} == {"dateline", "dateline-0.1.0.dist-info"}
    assert {"LICENSE", "NOTICE"} <= {name.rsplit("/", 1)[1] for name in names if "/licenses/" in name}


def test_the_source_package_holds_what_builds_and_tests_it(built: Path) -> None:
    (source,) = built.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {f"src/{name}" for name in files()} <= names
    wanted = ("pyproject.toml", "check", "README.md", "LICENSE", "NOTICE", "samples/belgorod.txt", "mkdocs.yml")
    assert {*wanted, "requirements.lock", "sbom.json", "LICENCES.md", "tools/supply.py", "tests/test_api.py"} <= names


@pytest.mark.skipif(os.environ.get("CI") != "true", reason="installs everything anew, minutes long; CI=true runs it")
def test_the_wheel_reads_in_an_empty_environment(built: Path, tmp_path: Path) -> None:
    """Installed from the lock, by hashes; run far from the source, with no settings and no UTF-8 locale."""
    (wheel,) = built.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    pip = [python, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]
    for what in (["--require-hashes", "-r", str(ROOT / "requirements.lock")], ["--no-deps", str(wheel)]):
        subprocess.run([*pip, *what], check=True, timeout=900, stderr=subprocess.DEVNULL)
    subprocess.run([python, "-m", "pip", "check"], check=True, stdout=subprocess.DEVNULL)  # nothing is missing
    environment = {"PATH": os.defpath, "HOME": str(tmp_path), "LC_ALL": "C"}
    words = ("read", str(ROOT / "samples" / "belgorod.txt"), "--published", "2024-05-14", "--json")
    done = subprocess.run(
        [str(tmp_path / "venv" / "bin" / "dateline"), *words],
        capture_output=True,
        cwd=tmp_path,
        env=environment,
        check=True,
    )
    report = json.loads(done.stdout.decode("utf-8"))
    assert len(report["claims"]) >= 3 and all(claim["source"] for claim in report["claims"][:1])
