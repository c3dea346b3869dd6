"""What the documents say is so."""

import importlib.util
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

from dateline.record import open_record
from dateline.settings import SETTINGS
from dateline.views.cli.arguments import parse, parser
from dateline.views.report import schema

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "METHODOLOGY.md", "CONTRIBUTING.md", "CHANGELOG.md", "samples/README.md")
README, METHODOLOGY = ((ROOT / name).read_text("utf-8") for name in DOCUMENTS[:2])


@pytest.fixture(scope="module")
def make() -> ModuleType:
    """docs/make.py as a module."""
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks of a document in one language."""
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The `dateline` command lines shown in a document."""
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    lines += re.findall(r"`(dateline [^`]+)`", text)
    found = []
    for line in lines:
        words = shlex.split(line.split("#")[0])
        for k, word in enumerate(words):
            if word == "dateline" and k + 1 < len(words) and not words[k + 1].startswith("@"):
                rest = words[k + 1 :]
                found.append(rest[: next((j for j, w in enumerate(rest) if w in ("|", ">", "&&")), len(rest))])
    return found


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        if not target.startswith("http"):
            assert (ROOT / name).parent.joinpath(target).exists(), target


def test_there_are_commands_to_test() -> None:
    assert len(commands(README)) > 6


@pytest.mark.parametrize(
    "words", [w for name in DOCUMENTS for w in commands((ROOT / name).read_text("utf-8"))], ids=" ".join
)
def test_commands_shown_are_commands(words: list[str]) -> None:
    names = next(a.choices for a in parser()._actions if a.dest == "command") or ()
    if len(words) == 1:  # only named
        assert words[0] in names
    elif "--help" in words:
        with pytest.raises(SystemExit):
            parse(words)
    else:
        parse(words)


def test_commands_for_a_newcomer_name_what_is_there() -> None:
    text = " ".join(blocks(README, "sh"))
    for name in re.findall(r"samples/\w+\.txt", text):
        assert (ROOT / name).is_file()
    assert (ROOT / "check").stat().st_mode & 0o111
    assert "exec ./check" in (ROOT / ".ci" / "run").read_text("utf-8"), "CI runs the test command of the README"


def test_each_command_and_setting_is_documented() -> None:
    names = next(a.choices for a in parser()._actions if a.dest == "command")
    assert names is not None
    for command in names:
        assert f"dateline {command}" in README
    for setting in SETTINGS:
        assert f"`{setting.written}`" in README
        assert setting.env in README


@pytest.mark.parametrize("document", ["README.md", "METHODOLOGY.md"])
def test_tables_are_the_programs_own(make: ModuleType, document: str) -> None:
    assert make.filled(document) == (ROOT / document).read_text("utf-8"), "run: python docs/make.py"


def test_the_vocabulary_is_explained() -> None:
    defs = schema()["$defs"]
    for word in [*defs["event_type"]["enum"], *defs["source"]["properties"]["kind"]["enum"]]:
        assert f"`{word}`" in METHODOLOGY, word
    for word in [*defs["means"]["enum"], *defs["quantity"]["properties"]["what"]["enum"]]:
        assert word is None or f"`{word}`" in METHODOLOGY, word
    for field in defs["claim"]["properties"]:
        assert f"`{field}`" in METHODOLOGY or field == "id", field


def test_the_quantities_of_the_methodology_are_those_of_the_contract() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([\d-]+) \| ([\d-]+) \| ([\d-]+) \|$", METHODOLOGY, flags=re.MULTILINE)
    table = {said: (low, best, high) for said, low, best, high in rows}
    assert table["une dizaine"] == ("8", "10", "12")
    assert table["plusieurs"] == ("2", "-", "-")
    assert table["jusqu'à 100"] == ("-", "100", "100")
    for said, values in table.items():
        low, best, high = (None if v == "-" else int(v) for v in values)
        assert best is None or (low or 0) <= best <= (high if high is not None else best), said


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = blocks(README, "python")
    exec(compile(code, "README.md", "exec"), {})
    assert "second" in capsys.readouterr().out


def test_the_questions_of_the_readme_are_answered(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from record.test_incidents import told

    _, code = blocks(README, "python")
    monkeypatch.chdir(tmp_path)
    with open_record("desk.sqlite", create=True) as record:
        record.add(told(1, town="Koursk", day="2024-05-13"))
    exec(compile(code, "README.md", "exec"), {})
    assert "2024-05-13-interception" in capsys.readouterr().out


def test_the_picture_asks_no_one_for_fonts() -> None:
    picture = (ROOT / "docs" / "read.svg").read_text("utf-8")
    assert "url(http" not in picture.replace(" ", "")
    assert "belgorod.txt" in picture


def test_the_changelog_has_this_version_and_what_changes_data() -> None:
    import dateline

    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## {dateline.__version__}" in text
    assert "### Extraction output" in text
