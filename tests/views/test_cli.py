"""The command line, in this process where it can be; what needs no model loads none."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from dateline import __version__
from dateline.model import Document, Parse, Report
from dateline.views.cli import main
from dateline.views.report import schema

SAMPLE = "MOSCOU, 14 mai 2024 - Un drone s’est écrasé mardi près de Koursk, ont annoncé les autorités.\r\n"
VALIDATOR = jsonschema.Draft202012Validator(schema())
Run = tuple[int, str, str]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PUBLISHED", "TITLE", "LANG", "WORDS"):
        monkeypatch.delenv(f"DATELINE_{name}", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dépêche.txt"
    path.write_bytes(SAMPLE.encode())
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> Run:
    """Exit status, stdout and stderr of a command line."""
    try:
        status = main([str(a) for a in arguments])
    except SystemExit as leaving:  # --help and --version
        status = int(leaving.code or 0)
    out, err = capsys.readouterr()
    return status, out, err


def outside(*arguments: str, **more: object) -> "subprocess.CompletedProcess[bytes]":
    """The same in a process of its own."""
    command = [sys.executable, "-m", "dateline.views.cli", *arguments]
    return subprocess.run(command, capture_output=True, timeout=120, **more)  # type: ignore[call-overload, no-any-return]


def test_json_prints_one_object_and_nothing_else(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, err = run(capsys, "read", file, "--published", "2024-05-14", "--json")
    report = json.loads(out)
    VALIDATOR.validate(report)
    assert (status, err) == (0, "")
    assert report["document"]["id"] == "dépêche.txt"
    assert report["document"]["published"] == "2024-05-14"


def test_options_may_stand_before_the_file_and_the_environment_may_hold_them(
    capsys: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_PUBLISHED", "2024-05-15")
    _, out, _ = run(capsys, "read", "--json", "--title", "Un titre", file)
    assert json.loads(out)["document"]["title"] == "Un titre"
    assert json.loads(out)["document"]["published"] == "2024-05-15"
    _, out, _ = run(capsys, "read", "--json", "--published", "2024-05-16", file)
    assert json.loads(out)["document"]["published"] == "2024-05-16", "the flag wins"


def test_jsonl_prints_a_report_a_line_and_goes_on_past_what_it_cannot_read(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.txt"
    other.write_text(SAMPLE, "utf-8")
    status, out, err = run(capsys, "read", "--jsonl", file, tmp_path / "nowhere.txt", other)
    reports = [json.loads(line) for line in out.splitlines()]
    assert [r["document"]["id"] for r in reports] == ["dépêche.txt", "b.txt"]
    assert status == 2
    assert err.splitlines() == [f"dateline: {tmp_path / 'nowhere.txt'}: no such file"]


def test_a_fault_of_ours_on_one_file_leaves_the_others(
    capsys: pytest.CaptureFixture[str], file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dateline import pipeline

    def faulty(document: Document, parse: Parse, heads: Sequence[tuple[Document, Parse]] | None = None) -> Report:
        if document.id == "b.txt":
            raise ZeroDivisionError("division by zero\nand more")
        return sound(document, parse, heads)

    sound = pipeline.read_parsed
    monkeypatch.setattr(pipeline, "read_parsed", faulty)
    (tmp_path / "b.txt").write_text(SAMPLE, "utf-8")
    status, out, err = run(capsys, "read", "--jsonl", file, tmp_path / "b.txt", file)
    assert (status, out.count("\n")) == (2, 2)
    assert err == "dateline: b.txt: a fault in Dateline (ZeroDivisionError: division by zero); please report it\n"


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SAMPLE.encode("utf-8-sig"))))
    status, out, _ = run(capsys, "read", "-", "--json")
    assert status == 0
    assert json.loads(out)["document"]["id"] == "-"


def test_for_people(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, err = run(capsys, "read", file, file, "--published", "2024-05-14")
    assert (status, err) == (0, "")
    assert out.count("dépêche.txt") == 2
    assert "published Tue 14 May 2024" in out


def test_the_words_of_the_report_are_those_of_the_locale_or_the_flag(
    capsys: pytest.CaptureFixture[str], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "publié mar. 14 mai 2024" in run(capsys, "read", file)[1]
    assert "published Tue 14 May 2024" in run(capsys, "read", file, "--words", "en")[1]
    monkeypatch.setenv("DATELINE_WORDS", "en")
    assert "published" in run(capsys, "read", file)[1]
    status, _, err = run(capsys, "read", file, "--words", "de")
    assert (status, err) == (2, "dateline: no report is worded in 'de': choose one of en, fr\n")


def test_nothing_of_the_domain_is_a_report_without_claims(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "tarte.txt"
    path.write_text("La recette de la tarte aux pommes demande du beurre et un peu de patience.\n", "utf-8")
    status, out, _ = run(capsys, "read", path, "--json")
    assert (status, json.loads(out)["claims"]) == (0, [])
    status, out, _ = run(capsys, "read", path)
    assert status == 0
    assert "no claims" in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no such file"),
        (b"", "empty"),
        (b" \r\n\t \n", "empty"),
        (b"\x7fELF\x00\x01\x02\x00\x00", "binary"),
        ("Trei drone au fost doborâte marți noaptea deasupra orașului, a anunțat armata.".encode(), "language"),
        (b"Die Armee hat in der Nacht drei Drohnen abgeschossen, teilte das Ministerium am Dienstag mit.", "language"),
    ],
    ids=["missing", "empty", "blank", "binary", "Romanian", "German"],
)
def test_a_file_that_cannot_be_read_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes | None, said: str
) -> None:
    path = tmp_path / "x.txt"
    if content is not None:
        path.write_bytes(content)
    for command in ("read", "explain"):
        status, out, err = run(capsys, command, path, "--json")
        assert (status, out) == (2, "")
        assert err.startswith("dateline: ")
        assert said in err
        assert err.count("\n") == 1
        assert "Traceback" not in err
        assert path.name in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read"], "FILE"),
        (["read", "."], "directory"),
        (["read", "a", "b", "--json"], "--jsonl"),
        (["read", "a", "b", "--title", "x"], "--title"),
        (["read", "-", "-"], "once"),
        (["read", "a", "--json", "--jsonl"], "not allowed with"),
        (["read", "a", "--lang", "tlh"], "reads fr"),
        (["read", "a", "--published", "yesterday"], "YYYY-MM-DD"),
        (["read", "a", "--published", "2024-02-30"], "YYYY-MM-DD"),
        (["read", "a", "--published", "20240230"], "YYYY-MM-DD"),
        (["read", "a", "--published", ""], "YYYY-MM-DD"),
        (["read", "a", "--jso"], "--jso"),
        (["read", "\0"], "can't be read"),
        (["write", "a"], "'read', 'explain', 'schema'"),
        ([], "COMMAND"),
        (["explain", "a", "b"], "b"),
    ],
)
def test_a_wrong_command_line_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_explain(capsys: pytest.CaptureFixture[str], file: Path) -> None:
    status, out, _ = run(capsys, "explain", file, "--published", "2024-05-14")
    assert status == 0
    assert "Un drone s’est écrasé" in out
    status, out, _ = run(capsys, "explain", file, "--json")
    assert status == 0
    assert json.loads(out)["schema"] == "dateline/explanation/1"


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    assert json.loads(out) == schema()


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version") == (0, f"dateline {__version__}\n", "")
    for command in ([], ["read"], ["explain"]):
        status, out, _ = run(capsys, *command, "--help")
        assert status == 0
        assert "examples:" in out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom dateline.views.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'spacy', 'numpy', 'rich', 'asyncio', 'sqlite3', 'dateline.pipeline', 'typer'} & set(sys.modules)\n"
        "print(heavy, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "set()"


def test_utf8_whatever_the_locale(file: Path) -> None:
    environment = {
        **os.environ,
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    done = outside("explain", str(file), env=environment)
    assert done.returncode == 0, done.stderr
    assert "écrasé" in done.stdout.decode("utf-8")
    done = outside("read", str(file.with_name("é.txt")), env=environment)
    assert done.returncode == 2
    assert b"no such file" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_left_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    command = [sys.executable, "-m", "dateline.views.cli", "schema"]
    done = subprocess.run(command, stdout=write_end, stderr=subprocess.PIPE, timeout=60)
    os.close(write_end)
    assert done.stderr == b""
    assert done.returncode == 141
