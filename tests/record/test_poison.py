"""Inputs that would stop a reader: stopped themselves, kept, and told."""

from collections import Counter
from pathlib import Path

import pytest

from dateline.articles.fetch import Fetcher
from dateline.record import ingest, open_record
from dateline.record.children import Children
from dateline.record.ingest import Ingest
from dateline.record.reading import Reading
from dateline.record.sources import inputs
from dateline.views.report import report_json

pytestmark = pytest.mark.one_kind("it is about the processes that read; test_ingest has poison on both kinds")

FINE = "Trois drones ont été abattus mardi près de Koursk, a annoncé le gouverneur de la région."
POISON = {
    "a_nested.html": "<html><body>" + "<div>" * 50_000 + FINE + "</div>" * 50_000 + "</body></html>",
    "b_paragraphs.html": "<html><body>" + f"<p>{FINE}</p>" * 200_000 + "</body></html>",
    "c_sentence.txt": FINE[:-1] + " et le dépôt de la ville a brûlé avec les soldats" * 2_500 + ".",
    "g_json.json": '{"text": ' + "[" * 100_000,
}


def test_poison_costs_its_deadline_and_no_other_dispatch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest, "_SECONDS", 2.0)
    monkeypatch.setattr(ingest, "_SECONDS_EACH", 0.1)
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in POISON.items():
        (folder / name).write_text(text)
        (folder / f"{name[0]}_z_fine.txt").write_text(f"{name} {FINE}")
    reading = Reading(report_json)
    with (
        open_record(tmp_path / "r.sqlite", create=True) as record,
        Children(reading, count=1, prepare=reading.warm) as children,
    ):
        events = list(Ingest(record=record, children=children).run(inputs([str(folder)], fetcher=Fetcher())))
        told = {Path(event.name).name: event for event in events}
        fine = [told[f"{name[0]}_z_fine.txt"] for name in POISON]
        assert all(event.outcome in ("new", "copy") for event in fine), fine
        bad = Counter(told[name].outcome for name in POISON)
        assert bad["quarantined"] >= 1 and bad["quarantined"] + bad["refused"] >= 2, (
            told
        )  # what is quick enough is read
        assert all(told[name].reason for name in POISON if told[name].outcome in ("quarantined", "refused"))
        assert list(record.verify()) == []
