"""The site: it builds without a warning, shows every command, setting and field, and its examples run."""

import importlib.util
import json
import logging
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

import dateline
from dateline import plugins
from dateline.settings import SETTINGS
from dateline.views.cli.arguments import parse, parser
from dateline.views.cli.main import main

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted((ROOT / "docs" / "site").rglob("*.md"))


@pytest.fixture(scope="module")
def site() -> ModuleType:
    """docs/pages.py as a module."""
    spec = importlib.util.spec_from_file_location("docs_pages", ROOT / "docs" / "pages.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")
def test_it_builds_and_its_links_lead_somewhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path), strict=False))
    assert [r.message for r in caplog.records if r.levelno >= logging.WARNING and r.name.startswith("mkdocs")] == []
    for page in tmp_path.rglob("*.html"):
        text = page.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|link)\b[^>]*?\b(?:src|href)="(https?:[^"]+)"', text)
        assert loaded == [], f"{page.name} loads from elsewhere"


def test_every_command_is_there(site: ModuleType) -> None:
    text = site.commands()
    names = next(a.choices for a in parser()._actions if a.dest == "command")
    assert names is not None
    for name in names:
        assert f"\n## dateline {name}\n" in text


def test_every_setting_is_there(site: ModuleType) -> None:
    text = site.settings()
    for setting in SETTINGS:
        assert f"| `{setting.name}` | `{setting.written}` | `{setting.env}` |" in text


def test_every_field_is_there(site: ModuleType) -> None:
    text = site.report()
    for path in site.SCHEMAS.glob("*.json"):
        for name in json.loads(path.read_text("utf-8")).get("properties", {}):
            assert f"| `{name}`" in text
    for name in ("claims[].source", "claims[].quantities[].low", "incidents[].status"):
        assert f"| `{name}` |" in text


def test_every_name_of_the_package_is_there(site: ModuleType) -> None:
    text = site.python()
    for name in dateline.__all__:
        assert name.startswith("__") or f"## dateline.{name}\n" in text


def test_every_plugin_of_ours_is_there_and_declared(site: ModuleType) -> None:
    import tomllib

    text = site.groups()
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert declared == {group: dict(ours) for group, ours in plugins.OURS.items()}
    for group, ours in plugins.OURS.items():
        assert f"## {group}\n" in text
        for name in ours:
            assert f"| `{name}` |" in text


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT / "docs" / "site")))
def test_commands_shown_are_commands(page: Path) -> None:
    lines = [
        line
        for kind in ("sh", "text", "console")
        for block in blocks(page.read_text("utf-8"), kind)
        for line in block.splitlines()
    ]
    for line in lines:
        words = shlex.split(line.removeprefix("$ ").split(" #")[0].split(" > ")[0].split(" | ")[0])
        if words and words[0] == "dateline":
            parse(words[1:])


@pytest.mark.parametrize("page", ["tutorial.md", "fr/tutoriel.md"])
def test_the_tutorial_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "site" / page).read_text("utf-8")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    ran = 0
    for line in (line for block in blocks(text, "sh") for line in block.splitlines()):
        words = shlex.split(line.split(" > ")[0])
        assert words[0] == "dateline"
        assert main(words[1:]) == 0, line
        ran += 1
    assert ran >= 6
    for block in blocks(text, "python"):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0 and done.stdout, done.stderr


# Without those that wait for a network or for ever.
RUNNABLE = ("datasette", "qgis", "spreadsheets", "pandas", "archives", "team", "stream")


@pytest.mark.parametrize("page", RUNNABLE)
def test_the_examples_of_how_tos_run(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "site" / "howto" / f"{page}.md").read_text("utf-8")
    shutil.copytree(ROOT / "samples", tmp_path / "archive")
    monkeypatch.chdir(tmp_path)
    assert main(["ingest", "archive", "--record", "desk.sqlite"]) == 0
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    assert lines
    for line in lines:
        assert main(shlex.split(line)[1:]) == 0, line
    for block in blocks(text, "python"):
        done = subprocess.run([sys.executable, "-c", block], capture_output=True, text=True, check=False, cwd=tmp_path)
        assert done.returncode == 0 and done.stdout, done.stderr


def test_the_example_plugin_is_found_and_reads_mail(tmp_path: Path) -> None:
    """Installed beside Dateline, in a process of its own."""
    install = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    where = str(tmp_path / "site")
    subprocess.run([sys.executable, *install, "--target", where, str(ROOT / "examples" / "dateline-mail")], check=True)
    (tmp_path / "a.eml").write_text(
        "From: Agence du Fleuve <fil@fleuve.example>\nSubject: Frappe\nDate: Tue, 14 May 2024 08:00:00 +0200\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        "Trois drones ont été abattus lundi près de Koursk, a annoncé le gouverneur de la région.\n",
        encoding="utf-8",
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, (where, os.environ.get("PYTHONPATH"))))}
    words = ("ingest", str(tmp_path / "a.eml"), "--record", str(tmp_path / "r.sqlite"), "--json")
    done = subprocess.run(
        [sys.executable, "-m", "dateline.views.cli", *words],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[0])["outcome"] == "new"
    with dateline.open_record(tmp_path / "r.sqlite") as record:
        (stored,) = record.stored(status=["read"])
        assert (stored.title, stored.published) == ("Frappe", "2024-05-14")
        assert stored.report is not None and stored.report["claims"][0]["time"]["earliest"] == "2024-05-13"
    words = ("export", "--format", "digest", "-o", "-", "--record", str(tmp_path / "r.sqlite"))
    done = subprocess.run(
        [sys.executable, "-m", "dateline.views.cli", *words],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert done.stdout == "interception, Kursk: reported, says le gouverneur de la région\n"
    page = (
        "import sys; from pathlib import Path; from web.desks import client_of, desk_of; "
        "print(client_of(desk_of(Path(sys.argv[1]))).get('/x/mail/about').text)"
    )
    environment["PYTHONPATH"] += os.pathsep + str(ROOT / "tests")
    done = subprocess.run(
        [sys.executable, "-c", page, str(tmp_path / "r.sqlite")],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert done.stdout == "Dispatches arrive here by e-mail.\n"


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_shells_are_told_of_commands(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert "ingest" in printed and "--record" in printed
