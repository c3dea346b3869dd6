"""What `dateline scale` costs: two workers against one, a shard against plain reading, a mixed stream against reading.

    python bench/scale_speed.py [DOCUMENTS]

All in one run, as ratios: seconds mean little on a machine that others use. Processor seconds are those of this process
and its children; the clock decides only on what two workers bring.
"""

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from dateline.model import Article
from dateline.scale import Config, shards
from dateline.scale.engine import engine
from dateline.scale.shard import process_shard, reading

HERE = Path(__file__).parent
TELLING = [p.read_text("utf-8") for p in sorted((HERE / "texts").glob("*.txt"))]
GENERAL = [p.read_text("utf-8") for p in sorted((HERE / "texts_general").glob("*.txt"))]


def varied(text: str, k: int) -> str:
    """A dispatch of its own: sentences in another order, and a first line with a number."""
    rng = random.Random(k)
    paragraphs = text.strip().split("\n\n")
    rest = paragraphs[1:]
    rng.shuffle(rest)
    return "\n\n".join([paragraphs[0], *rest, f"Bulletin {k} de l'agence du Fleuve."])


def processor(work: Callable[[], object]) -> float:
    """The processor seconds of some work."""

    def used() -> float:
        own, children = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    before = used()
    work()
    return used() - before


def clock(work: Callable[[], object]) -> float:
    """The seconds on the clock of some work."""
    before = time.monotonic()
    work()
    return time.monotonic() - before


def write(path: Path, texts: Sequence[str]) -> Path:
    """An archive of these texts."""
    rows = ({"id": f"d{k}", "text": text, "published": "2024-05-14"} for k, text in enumerate(texts))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def main(count: int) -> None:
    """Prints the ratios."""
    plain = Config(copies=False)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        texts = [varied(TELLING[k % len(TELLING)], k) for k in range(count)]
        uris = list(shards([write(folder / "telling.jsonl", texts)], size=200_000))
        articles = [Article(text, id=str(k)) for k, text in enumerate(texts)]
        reading(None).warm(articles[:20])
        few = articles[: max(50, count // 10)]
        small = next(shards([write(folder / "few.jsonl", [a.text for a in few])]))

        def read() -> None:
            for start in range(0, len(few), plain.batch):
                reading(None)(few[start : start + plain.batch])

        pairs = [
            (processor(read), processor(lambda n=n: process_shard(small, plain, out=folder / f"few{n}")))  # type: ignore[misc]
            for n in range(3)
        ]
        overhead = sorted(shard / alone for alone, shard in pairs)[1]
        print(f"a shard against reading its dispatches ({len(few)}): {overhead:.2f} times (target 1.10)")

        run = engine("local")
        one = clock(lambda: list(run(uris, plain, out=folder / "one", workers=1)))
        two = clock(lambda: list(run(uris, plain, out=folder / "two", workers=2)))
        print(f"two workers against one ({count} dispatches, {len(uris)} shards): {one / two:.2f} times (target 1.7)")

        per_read = min(alone for alone, _ in pairs) / len(few)
        stream = mixed(count * 3)
        whole = next(shards([write(folder / "mixed.jsonl", stream)], size=1 << 30))
        per_mixed = processor(lambda: process_shard(whole, Config(), out=folder / "mixed")) / len(stream)
        print(
            f"reading a dispatch {1000 * per_read:.1f} ms; one of a mixed stream {1000 * per_mixed:.2f} ms: "
            f"{per_read / per_mixed:.1f} times less (target 10)"
        )
        day = 86400 / (300_000 * per_mixed) * 2
        print(f"two processors at full use take in {day:.1f} times 300,000 mixed articles a day")


def mixed(count: int) -> list[str]:
    """3 % in the domain, 10 % near copies of these and of others, the rest general news, some with a stray word."""
    rng, texts = random.Random(0), []
    for k in range(count):
        share = rng.random()
        if share < 0.03:
            texts.append(varied(TELLING[k % len(TELLING)], k))
        elif share < 0.13 and texts:
            texts.append(f"{rng.choice(texts)}\n\nRepris d'un fil d'agence.\n")
        else:
            texts.append(varied(GENERAL[k % len(GENERAL)], k))
    return texts


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
