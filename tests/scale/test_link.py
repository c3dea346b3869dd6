"""Incidents over a whole output: those that a record makes of the same dispatches."""

import json
import random
import tomllib
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dateline.record import open_record
from dateline.scale import Config, process_shard, shards
from dateline.scale.link import FILE, clusters, link
from dateline.scale.load import load

SETS = Path(__file__).resolve().parent.parent / "fixtures" / "links"


def dispatches(count: int) -> list[dict[str, str]]:
    """Dispatches of some of the sets, in two languages."""
    told = tomllib.loads((SETS / "sahel.toml").read_text("utf-8"))["set"][:count]
    made = []
    for k, one in enumerate(told):
        for n, (language, day, _, text) in enumerate(one["told"]):
            if language in ("fr", "en"):
                made.append({"id": f"{k}-{n}-{language}", "text": text, "published": day})
    return made


def test_as_in_a_record(tmp_path: Path) -> None:
    told = dispatches(8)
    assert len(told) >= 12
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(d, ensure_ascii=False) + "\n" for d in told), encoding="utf-8")
    out = tmp_path / "out"
    for uri in shards([path], size=1500):
        process_shard(uri, Config(copies=False), out=out)
    made = link(out, buckets=5)
    with open_record(tmp_path / "r.sqlite", create=True) as record:
        assert {one.outcome for one in load(out, record)} <= {"new", "copy"}
        kept = {
            incident["id"]: sorted(f"{c['document']['uri']}#{c['id'].rpartition(':')[2]}" for c in incident["claims"])
            for incident in record.incidents(limit=1000).items
        }
    rows = pq.read_table(out / FILE).to_pylist()
    assert {row["incident"]: sorted(row["claims"]) for row in rows} == kept
    assert any(len({c.split("#")[0] for c in row["claims"]}) > 1 for row in rows), "nothing was linked"
    tellings = [telling for _, members in made for telling in members]
    random.Random(1).shuffle(tellings)
    for buckets in (1, 64):
        again = clusters(tellings, buckets=buckets)
        assert [(s.key, [t.key for t in members]) for s, members in again] == [
            (s.key, [t.key for t in members]) for s, members in made
        ]


def test_nothing_to_link(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="no output of"):
        link(tmp_path)
