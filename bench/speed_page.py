"""Writes docs/speed.md: what reading costs, as ratios measured in one run, in turns, on one core.

    python bench/speed_page.py [--dispatches N] [--rounds N] [--date YYYY-MM-DD] [--output docs/speed.md]

Needs `dateparser` for the comparison with what a user would put together offline: pip install dateparser
"""

import argparse
import cProfile
import pstats
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import speed

LAYERS = ("lang", "mentions", "claims", "incidents", "gazetteer", "documents", "views")


def by_hand(number: int, rounds: int) -> dict[str, float]:
    """Reading in full beside spaCy's entities, dateparser's dates and a gazetteer lookup of each place.

    That is what an analyst with Python puts together: names and dates without who says what, events or numbers.
    """
    from dateline.gazetteer import open_gazetteer
    from dateline.reader import Reader

    import spacy  # isort: skip
    from dateparser.search import search_dates  # isort: skip

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp: Any = spacy.load("fr_core_news_md")
    texts, reader, gazetteer = speed.dispatches(number), Reader(language="fr"), open_gazetteer()

    def theirs() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for doc in nlp.pipe(texts):
                for entity in doc.ents:
                    if entity.label_ == "LOC":
                        gazetteer.lookup(entity.text)
                for sentence in doc.sents:
                    search_dates(sentence.text, languages=["fr"])

    def ours() -> None:
        list(reader.read_many(texts))

    ours(), theirs()
    read, put_together = speed.in_turns(rounds, ours, theirs)
    return {"by hand: ratio": read / put_together, "by hand: dispatches/s": number / put_together}


def profile(number: int) -> dict[str, float]:
    """Which share of a run each folder of the program takes by itself, parser and libraries apart."""
    from dateline.reader import Reader

    texts, reader = speed.dispatches(number), Reader(language="fr")
    list(reader.read_many(texts))
    watched = cProfile.Profile()
    watched.runcall(lambda: list(reader.read_many(texts)))
    spent: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, _) in pstats.Stats(watched).stats.items():  # type: ignore[attr-defined]
        folder = file.split("/dateline/")[-1].split("/")[0] if "/dateline/" in file else ""
        spent[folder if folder in LAYERS else "parser and libraries"] += own
    return {name: own / spent.total() for name, own in spent.most_common()}


# What is compared, the figure that is its ratio, and what else is said of it; names in braces are figures.
ROWS = (
    (
        "reading in full : spaCy's own pipeline on the same texts",
        "reading: ratio",
        "{reading: dispatches/s} dispatches a second against {reading: dispatches/s, parse by spaCy alone}",
    ),
    (
        "the same with the rules compiled (`tools/compile.py`)",
        "compiled, reading: ratio",
        "{compiled, reading: dispatches/s} dispatches a second",
    ),
    (
        "reading in full : spaCy's entities, dateparser's dates and a gazetteer",
        "by hand: ratio",
        "against {by hand: dispatches/s} a second, without sources, events or numbers",
    ),
    (
        "`dateline read FILE` in a new process : a script that only loads spaCy and parses it",
        "cold: ratio",
        "{cold: seconds} s of processor against {cold: seconds, spaCy alone}",
    ),
    ("a text four times as long, a character : one", "growth: longer text", "1 is cost in step with length"),
    ("four times as many texts, a character : one", "growth: more texts", "1 is cost in step with number"),
    ("the gate : the parser, on news of other things", "gate: cost, parses", "what is turned away costs that"),
    ("Russian in full : natasha's own pipeline", "russian: ratio", "{russian: words/s} words a second"),
    ("a word of Ukrainian : of Russian", "ukrainian: time, of Russian", "{ukrainian: words/s} words a second"),
    ("Russian with the rules compiled : natasha's own pipeline", "compiled, russian: ratio", "the rest as above"),
    ("a word of Ukrainian : of Russian, both compiled", "compiled, ukrainian: time, of Russian", "the rest as above"),
)
HEAD = """# Speed

Measured on {day} over {number} French dispatches by `python bench/speed_page.py`: one core, medians, each pair of
programs in turns in one run. Ratios hold on other machines; seconds are those of a busy machine with two cores.

| what | ratio | in words |
|---|---|---|
"""
FLOOR = """
The floor is the parser: its networks alone, in batches and without names, take {floor:.0%} of the time of reading
({lean:.0f} of {all:.0f} microseconds a token). Without another parser reading cannot take less than that share.
"""


def in_words(text: str, figures: dict[str, float]) -> str:
    """The text with the figures it names."""
    return re.sub(r"\{([^}]+)\}", lambda m: f"{figures[m[1]]:.3g}", text)


def lines(figures: dict[str, float], shares: dict[str, float], day: date, number: int) -> Iterator[str]:
    """The page, piece by piece."""
    yield HEAD.format(day=day, number=number)
    for what, ratio, words in ROWS:
        yield f"| {what} | {figures[ratio]:.3g} | {in_words(words, figures)} |\n"
    yield f"\nMemory: {figures['memory: MB']:.0f} MB at most over {number} files. "
    yield f"Start-up: `dateline --help` {figures['help: seconds']:.2f} s.\n"
    yield "\n## Where the time goes\n\n| folder | share of a run under the profiler |\n|---|---|\n"
    yield from (f"| {name} | {share:.0%} |\n" for name, share in shares.items())
    lean = figures["parts: us/token, parsed in batches without names"]
    every = figures["parts: us/token, read from documents"]
    yield FLOOR.format(floor=lean / every, lean=lean, all=every)


def main() -> int:
    """0 after the page is written."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--dispatches", type=int, default=48, metavar="N")
    arguments.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments.add_argument("--date", type=date.fromisoformat, default=date.today())
    arguments.add_argument("--output", type=Path, default=Path("docs/speed.md"))
    options = arguments.parse_args()
    figures: dict[str, float] = {}
    for measure in (*speed.SECTIONS.values(), by_hand):
        figures |= measure(options.dispatches, options.rounds)
    text = "".join(lines(figures, profile(options.dispatches), options.date, options.dispatches))
    options.output.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
