"""Compiled rules read what the source reads: the same bytes, and what the tests of the rules ask."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from dateline import report_json
from dateline.reader import Reader

ROOT = Path(__file__).resolve().parents[2]
# What reads each text given as a JSON array of [language, text] and prints one report a line.
_READ = """
import json, sys
from dateline import report_json
from dateline.mentions import events
from dateline.reader import Reader
print(events.__file__)
for language, text in json.load(sys.stdin):
    print(json.dumps(report_json(Reader(language=language).read(text)), sort_keys=True))
"""


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """tools/compile.py as a module."""
    spec = importlib.util.spec_from_file_location("compile_tool", ROOT / "tools" / "compile.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def run(tool: ModuleType) -> Callable[..., str]:
    """Runs a program with the compiled package; what it prints."""
    if os.environ.get("CI") != "true":
        pytest.skip("compiles for minutes; CI=true runs it")
    if not any(map(shutil.which, ("cc", "gcc", "clang"))):
        pytest.skip("no C compiler: apt install gcc python3-dev")
    environment = {**os.environ, "PYTHONPATH": str(tool.unpacked())}

    def with_it(*arguments: str, told: str = "") -> str:
        process = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=environment, input=told, capture_output=True, text=True
        )
        assert process.returncode == 0, process.stdout[-3000:] + process.stderr[-3000:]
        return process.stdout

    return with_it


def test_without_a_compiler_it_says_what_to_install(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert tool.main(["--into", str(tmp_path / "dist")]) == 1
    assert "apt install gcc python3-dev" in capsys.readouterr().err
    assert not (tmp_path / "dist").exists()


def test_the_same_bytes_in_four_languages(run: Callable[..., str]) -> None:
    four = [(p.name.split(".")[1], p.read_text("utf-8")) for p in sorted((ROOT / "tests/fixtures/four").glob("*.txt"))]
    more = [("fr", p.read_text("utf-8")) for p in sorted((ROOT / "bench/texts").glob("*.txt"))]
    assert len(four) >= 48 and len(more) >= 12
    where, *told = run("-c", _READ, told=json.dumps([*four, *more])).splitlines()
    assert not where.endswith(".py")
    plain = [report_json(Reader(language=language).read(text)) for language, text in (*four, *more)]
    assert told == [json.dumps(report, sort_keys=True) for report in plain]


def test_the_tests_of_the_rules_pass(run: Callable[..., str]) -> None:
    """Only compiled rules stumble where a value is of another type than declared: here they meet every phrasing."""
    rules = [f"tests/{part}" for part in ("documents", "lang", "mentions", "claims", "incidents")]
    said = run("-m", "pytest", "-q", "-p", "no:cacheprovider", *rules)
    assert "[100%]" in said
