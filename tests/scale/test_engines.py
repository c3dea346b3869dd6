"""Engines: the same bytes from each, whatever dies on the way."""

import json
from pathlib import Path

import pytest
from faults import shards as kills

from dateline.errors import SettingError
from dateline.record import open_record
from dateline.record.canonical import sha256
from dateline.scale import Config, shards
from dateline.scale import shard as shard_module
from dateline.scale.engine import ENGINES, Ended, engine
from dateline.views.cli.main import main
from record.making import FakeReading, text_of

# A short dispatch that the real reader finds a claim in.
TEXT = "Trois drones ont été abattus mardi près de Koursk, a annoncé le gouverneur de la région, numéro {k}."


class Warmless(FakeReading):
    """The fake with nothing to load."""

    def warm(self, task: object) -> None:
        """Nothing is loaded."""


def bytes_of(out: Path) -> dict[str, str]:
    """The hash of each file of an output."""
    return {str(p.relative_to(out)): sha256(p.read_bytes()) for p in sorted(out.rglob("*")) if p.is_file()}


def archive(path: Path, texts: list[str]) -> Path:
    """A file of JSON Lines."""
    path.write_text(
        "".join(json.dumps({"id": f"d{k}", "text": t}, ensure_ascii=False) + "\n" for k, t in enumerate(texts))
    )
    return path


def test_workers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_module, "reading", lambda language: Warmless())
    monkeypatch.setattr("dateline.scale.local.reading", lambda language: Warmless())
    path = archive(tmp_path / "a.jsonl", [text_of(k) for k in range(60)])
    uris = list(shards([path], size=2000))
    outs = []
    for workers, order in ((1, uris), (3, uris[::-1])):
        out = tmp_path / str(workers)
        ended = list(engine("local")(order, Config(batch=4), out=out, workers=workers))
        assert sorted(e.uri for e in ended) == sorted(uris)
        outs.append(bytes_of(out))
    assert outs[0] == outs[1]
    assert len(outs[0]) == 4 * len(uris)


def test_a_document_that_kills_is_set_aside_and_its_neighbours_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_module, "reading", lambda language: Warmless())
    monkeypatch.setattr("dateline.scale.local.reading", lambda language: Warmless())
    path = archive(tmp_path / "a.jsonl", [text_of(k) + ("CRASH" if k == 5 else "") for k in range(12)])
    (ended,) = engine("local")([str(path)], Config(batch=4), out=tmp_path / "out", workers=1)
    assert ended.manifest is not None and ended.failure is None
    assert ended.manifest.counts["read"] == 11
    ((name, reason),) = ended.manifest.refused
    assert name == "d5" and "unexpectedly" in reason


def test_a_shard_that_cannot_be_opened_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shard_module, "reading", lambda language: Warmless())
    monkeypatch.setattr("dateline.scale.local.reading", lambda language: Warmless())
    good = archive(tmp_path / "a.jsonl", [text_of(1)])
    ended = list(engine("local")([str(tmp_path / "gone.jsonl"), str(good)], Config(), out=tmp_path / "out", workers=1))
    assert {Path(e.uri).name: e.failure is None for e in ended} == {"gone.jsonl": False, "a.jsonl": True}


def test_killed_at_random_the_output_is_the_same(tmp_path: Path) -> None:
    assert kills.run(2, tmp_path, texts=[TEXT.format(k=k) for k in range(120)]) >= 1


def test_ray_gives_what_local_gives(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl", [TEXT.format(k=k) for k in range(30)])
    uris = list(shards([path], size=2000))
    outs = []
    for name in ENGINES:
        ended: list[Ended] = list(engine(name)(uris, Config(), out=tmp_path / name, workers=2))
        assert [e.failure for e in ended] == [None] * len(uris)
        outs.append(bytes_of(tmp_path / name))
    assert outs[0] == outs[1]


def test_an_unknown_engine_names_those_there_are() -> None:
    with pytest.raises(SettingError, match="unknown engine 'spark': there are local, ray"):
        engine("spark")


def test_from_the_archive_into_a_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive(tmp_path / "a.jsonl", [TEXT.format(k=1), "Le salon du livre ouvre ses portes jeudi à Lyon."])
    out, record = str(tmp_path / "out"), str(tmp_path / "r.sqlite")
    assert main(["scale", "shards", str(tmp_path / "a.jsonl")]) == 0
    (uri,) = capsys.readouterr().out.split()
    assert main(["scale", "shard", uri, "-o", out]) == 0
    assert "1 read" in capsys.readouterr().out
    assert (
        main(["scale", "read", str(tmp_path / "a.jsonl"), "-o", out, "--load", "--record", record, "--workers", "1"])
        == 0
    )
    assert "record: 1 new" in capsys.readouterr().out
    assert main(["scale", "load", out, "--record", record, "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"summary": {"duplicate": 1}}
    with open_record(Path(record)) as kept:
        assert [fault.what for fault in kept.verify()] == []
        (stored,) = kept.stored(status=["read"])
        assert stored.uri == "d0" and stored.report is not None and len(stored.report["claims"]) == 1


def test_an_output_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scale", "load", str(tmp_path), "--record", str(tmp_path / "r.sqlite")]) == 2
    assert "no output of `dateline scale read`" in capsys.readouterr().err
    assert main(["scale", "read", str(tmp_path)]) == 2
    assert "-o OUT" in capsys.readouterr().err
