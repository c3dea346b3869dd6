"""The examples of deployment are those on the page, and what they start is a command."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.settings import SETTINGS
from dateline.views.cli.arguments import parse

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples" / "deploy"
UNITS = sorted(EXAMPLES.glob("*.service"))


def test_the_page_shows_the_files() -> None:
    page = (ROOT / "docs" / "site" / "howto" / "team.md").read_text("utf-8")
    assert len(UNITS) == 3
    for path in (*UNITS, EXAMPLES / "Containerfile"):
        assert f"\n{path.read_text('utf-8')}```" in page, path.name


def test_they_set_and_start_what_there_is() -> None:
    known = {setting.env for setting in SETTINGS}
    for path in (*UNITS, EXAMPLES / "Containerfile"):
        named = set(re.findall(r"DATELINE_\w+", path.read_text("utf-8")))
        assert named and named <= known | {"DATELINE_DATA_DIR"}
    for unit in UNITS:
        (line,) = re.findall(r"^ExecStart=(.*)$", unit.read_text("utf-8"), flags=re.MULTILINE)
        program, *words = shlex.split(line)
        assert program.endswith("/bin/dateline")
        parse(words)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("unit", UNITS, ids=lambda p: p.name)
def test_systemd_takes_them(unit: Path, tmp_path: Path) -> None:
    text = unit.read_text("utf-8").replace("/opt/dateline/bin/dateline", "/bin/true")
    (tmp_path / unit.name).write_text(text, "utf-8")
    words = ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert not [line for line in done.stderr.splitlines() if unit.name in line], done.stderr
