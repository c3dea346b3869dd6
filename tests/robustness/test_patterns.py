"""Every pattern is linear: ten times the input takes about ten times as long, whatever the input."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import dateline

# What brings out nested quantifiers: long runs of what patterns repeat, with an end that fails.
RUNS = (
    "a",
    "A",
    "1",
    " ",
    "\n",
    "é",
    "а",
    ".",
    ",",
    "-",
    "'",
    "<",
    "a ",
    "A ",
    "1 ",
    "a-",
    "A. ",
    "1 000 ",
    "A a ",
    "<a ",
)
ENDS = ("", "!")
SIZE, BASE = 10, 400
# These are never searched for in a text: they are matched where a word, a number or a paragraph begins.
AT_A_PLACE = {
    "dateline.lang.uk.words:_COUNT",
    "dateline.lang.uk.words:_ORDINAL",
    "dateline.mentions.attribution_words:_INVERTED",
    "dateline.mentions.grammar.count_phrases:_ITEM",
    "dateline.mentions.places:_DATELINE",
    "dateline.mentions.places:_SLASHED",
}
# And these in so many characters only.
IN_A_WINDOW = {"dateline.documents.sentences:_INITIAL": 24, "dateline.mentions.time_guards:AGE_CHAIN": 60}
ENOUGH = 0.01  # seconds: what takes less than that ten times over is linear enough


def patterns() -> Iterator[tuple[str, re.Pattern[str] | re.Pattern[bytes]]]:
    """Every compiled pattern that a module of Dateline holds."""
    for module in pkgutil.walk_packages(dateline.__path__, "dateline."):
        if ".cli.__main__" in module.name or ".evaluate" in module.name:
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name}:{name}", value


FOUND = dict(patterns())


def took(pattern: re.Pattern[str] | re.Pattern[bytes], text: str, *, once: bool) -> float:
    """The seconds in which a pattern finds all it finds in a text, or looks at its beginning."""
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    if once:
        pattern.match(subject)  # type: ignore[arg-type]
    else:
        for _ in pattern.finditer(subject):  # type: ignore[arg-type]
            pass
    return time.process_time() - start


def test_there_are_patterns() -> None:
    assert len(FOUND) > 40


@pytest.mark.parametrize("name", sorted(FOUND))
def test_linear(name: str) -> None:
    pattern, once = FOUND[name], name in AT_A_PLACE
    size = IN_A_WINDOW.get(name, BASE * SIZE) // SIZE
    for run in RUNS:
        for end in ENDS:
            text = run * max(1, size // len(run))
            long = took(pattern, text * SIZE + end, once=once)
            if long < ENOUGH:
                continue
            short = min(took(pattern, text + end, once=once) for _ in range(3))
            long = min(took(pattern, text * SIZE + end, once=once) for _ in range(3))
            assert long < 3 * SIZE * max(short, 0.0003), (run, end, short, long)
