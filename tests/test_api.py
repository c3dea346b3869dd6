import gc
import subprocess
import sys
from collections.abc import Iterator
from datetime import date

import pytest

import dateline
from dateline import lang, pipeline, settings

TEXT = "Un drone s’est écrasé mardi près de Koursk, ont annoncé les autorités."


def test_the_table_of_contents() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    assert dateline.__all__ == [
        "Article",
        "Claim",
        "DataError",
        "DatelineError",
        "Document",
        "Incident",
        "InputError",
        "Reader",
        "Report",
        "SettingError",
        "__version__",
        "open_record",
        "read",
        "report_json",
    ]
    assert set(dateline.__all__) <= set(dir(dateline))
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(AttributeError, match="Reader"):
        _ = dateline.reed  # type: ignore[attr-defined]


def test_the_import_is_light() -> None:
    code = (
        "import sys, dateline; "
        "print({m for m in sys.modules if m.split('.')[0] in ('spacy', 'numpy', 'rich', 'sqlite3', 'asyncio')})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "set()"


def test_read() -> None:
    report = dateline.read(TEXT, published="2024-05-14", title="Un titre")
    assert isinstance(report, dateline.Report)
    assert report.document.published == date(2024, 5, 14)
    assert report.document.title == "Un titre"
    assert dateline.read(TEXT, published=date(2024, 5, 14), title="Un titre") == report
    assert dateline.report_json(report)["schema"] == "dateline/report/1"


def test_many_are_read_in_their_order_and_as_one_by_one() -> None:
    reader = dateline.Reader(language="fr")
    texts = [TEXT, TEXT.replace("mardi", "lundi"), dateline.Article(TEXT, id="x", published=date(2024, 5, 14))]
    reports = reader.read_many(texts)
    assert isinstance(reports, Iterator)
    many = list(reports)
    assert [r.document.id for r in many] == ["-", "-", "x"]
    assert many[0] == reader.read(TEXT)
    assert many[2] == reader.read(TEXT, published=date(2024, 5, 14), id="x")


@pytest.mark.parametrize("on", [True, False])
def test_the_garbage_collector_rests_while_a_dispatch_is_read(monkeypatch: pytest.MonkeyPatch, on: bool) -> None:
    during = []

    def faulty(*_: object) -> dateline.Report:
        during.append(gc.isenabled())
        raise ZeroDivisionError

    monkeypatch.setattr(pipeline, "read_parsed", faulty)
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        with pytest.raises(ZeroDivisionError):
            dateline.read(TEXT)
        assert (during, gc.isenabled()) == ([False], on)
    finally:
        (gc.enable if was_on else gc.disable)()


def test_many_may_be_endless() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield TEXT

    assert next(dateline.Reader(language="fr").read_many(endless())).document.language == "fr"


def test_those_before_a_text_that_cannot_be_read_are_read() -> None:
    reports = dateline.Reader(language="fr").read_many([TEXT, "", TEXT])
    assert next(reports).document.text.startswith("Un drone")
    with pytest.raises(dateline.InputError):
        next(reports)


@pytest.mark.parametrize("empty", ["", " ", "\n\n", "\ufeff", "\u200b\n"])
def test_an_empty_text_is_an_error(empty: str) -> None:
    with pytest.raises(dateline.InputError):
        dateline.read(empty, language="fr")


def test_what_it_cannot_do_it_says() -> None:
    with pytest.raises(dateline.InputError, match="language"):
        dateline.read("Die Armee hat in der Nacht drei Drohnen abgeschossen, teilte das Ministerium am Dienstag mit.")
    with pytest.raises(dateline.SettingError, match="reads fr"):
        dateline.Reader(language="tlh")
    with pytest.raises(dateline.SettingError, match="YYYY-MM-DD"):
        dateline.read(TEXT, published="14 mai")
    assert issubclass(dateline.InputError, dateline.DatelineError)


def test_settings_know_the_languages_there_are() -> None:
    assert settings.LANGUAGES == lang.LANGUAGES


def test_the_environment_gives_settings_and_an_empty_variable_none() -> None:
    given = settings.from_environment({"DATELINE_LANG": "fr", "DATELINE_TITLE": "", "HOME": "/"})
    assert given == {"lang": "fr"}


def test_the_version_is_one() -> None:
    from importlib.metadata import version

    assert version("dateline") == dateline.__version__
