"""Oracle runs: gold events in, one predicted field out.

Gives the reader the annotated events of a folder of dispatches and scores what it says of their source,
place or time alone, so that each can be mended apart from finding the events.

    python bench/oracle.py source|place|time GOLD_DIR TEXT_DIR [--only ID,ID...] [--skip ID,...] [-v]
"""

import argparse
import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.documents import make_document
from dateline.lang import parser
from dateline.mentions.tree import Tree
from dateline.model import EventMention, Mentions, Span
from dateline.pipeline import find_mentions


def gold_events(mentions: Mentions, gold: dict[str, Any]) -> tuple[list[dict[str, Any]], list[EventMention]]:
    """The gold claims in text order, each with the event its first quote stands for."""
    tree, text = Tree(mentions.parse), mentions.document.source
    rows = []
    for claim in gold["claims"]:
        start = text.find(claim["evidence"][0])
        if start < 0:
            continue
        end = start + len(claim["evidence"][0])
        inside = [t for t in tree.tokens if t.start >= start and t.end <= end and t.upos != "PUNCT"]
        if not inside:
            continue
        ids = {t.i for t in inside}
        heads = [t for t in inside if t.head not in ids or t.head == t.i]
        verbs = [t for t in heads if t.upos in ("VERB", "NOUN", "ADJ")] or heads
        head = max(verbs, key=lambda t: len(tree.subtree(t.i)))
        event = EventMention(
            trigger=Span(head.start, head.end),
            token=head.i,
            clause=Span(start, end),
            sentence=head.sentence,
            event_type=claim["event_type"],
            means=claim.get("means"),
            background=bool(claim.get("background")),
            denied=bool(claim.get("denied")),
        )
        rows.append((start, claim, event))
    rows.sort(key=lambda r: r[0])
    return [r[1] for r in rows], [r[2] for r in rows]


def scorer(path: Path) -> ModuleType:
    """The scorer module beside the gold."""
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("field", choices=["source", "place", "time"])
    ap.add_argument("gold", type=Path)
    ap.add_argument("texts", type=Path)
    ap.add_argument("--scorer", type=Path, help="score_claims.py (default: ../tools beside the gold)")
    ap.add_argument("--only", default="")
    ap.add_argument("--skip", default="")
    ap.add_argument("-v", action="store_true", help="print every wrong value")
    a = ap.parse_args()
    score = scorer(a.scorer or a.gold.parent.parent / "tools" / "score_claims.py")
    from dataclasses import replace

    from dateline.views.report import place_json, source_json, time_json  # the same shapes users get

    right = cases = 0
    for path in sorted(a.gold.glob("*.json")):
        if not path.stem.startswith(tuple(a.only.split(","))) or path.stem in a.skip.split(","):
            continue
        gold = json.loads(path.read_text("utf-8"))
        raw = json.loads((a.texts / path.name).read_text("utf-8"))
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        document = make_document(raw["text"], id=path.stem, published=published, language="fr")
        mentions = find_mentions(document, parser("fr")(document))
        claims, events = gold_events(mentions, gold)
        mentions = replace(mentions, events=tuple(events))
        mine = here = 0
        if a.field == "source":
            from dateline.claims.source import assign_sources

            values = [{"source": source_json(document, v)} for v in assign_sources(mentions)]
        elif a.field == "place":
            from dateline.claims.place import assign_places

            values = [{"place": place_json(document, v)} for v in assign_places(mentions)]
        else:
            from dateline.claims.time import assign_times

            values = [{"time": time_json(document, v.time)} for v in assign_times(mentions)]
        for claim, value in zip(claims, values, strict=True):
            name = "date" if a.field == "time" else a.field
            verdict = score.field_right(name, claim, value)
            if verdict is None:
                continue
            here += 1
            mine += verdict
            if a.v and not verdict:
                want = {k: claim.get(k) for k in claim if k.startswith((a.field, "date", "lat", "lon"))}
                print(f"  {path.stem} {claim['id']} {claim['evidence'][0][:90]!r}\n     gold {want}\n     pred {value}")
        right, cases = right + mine, cases + here
        print(f"{path.stem}: {mine}/{here}")
    print(f"{a.field}: {right}/{cases} = {right / max(cases, 1):.3f}")


if __name__ == "__main__":
    main()
