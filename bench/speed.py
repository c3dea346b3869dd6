"""How fast Dateline reads, next to what spaCy alone needs, both measured in one run and in turns.

    python bench/speed.py [--dispatches N] [--rounds N] [--only NAME,NAME...] [--json] [--check]

What is measured, and the target:

    reading   time to read N dispatches in full / for spaCy's own pipeline to parse them              <= 0.7
    compiled  reading, russian and ukrainian with the rules compiled (tools/compile.py: minutes the first time)
    cold      time of `dateline read FILE` / of a script that only loads spaCy's model and parses it  <= 1.0
    help      seconds of `dateline --help`                                                            <= 0.3
    memory    megabytes that `dateline read` keeps resident at most                                   <= 900
    growth    time a character of a text four times as long, or of four times as many / of one        <= 1.3
    parts     microseconds a token: the parser with and without names, and all of the reading
    gate      time to turn away news of other things / for the parser to parse it                      <= 0.05
    russian   time to read Russian in full / for natasha's own pipeline (tags, syntax, names), and for its networks
              as Dateline runs them, many sentences together                                           <= 1.4
    ukrainian words a second of Ukrainian / of Russian, the same twelve dispatches, one by one         >= 2

`--check` exits with 1 where a target is missed. Ratios hold on any machine; seconds are those of this one.
"""

import argparse
import gc
import importlib.util
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

TEXTS = Path(__file__).parent / "texts"
COLD = "import sys, spacy; spacy.load('fr_core_news_md')(open(sys.argv[1], encoding='utf-8').read())"
# The most a figure may be.
TARGETS = {
    "reading: ratio": 0.7,
    "compiled, reading: ratio": 0.7,
    "compiled, russian: ratio": 1.4,
    "compiled, ukrainian: time, of Russian": 0.5,
    "cold: ratio": 1.0,
    "help: seconds": 0.3,
    "memory: MB": 900.0,
    "growth: longer text": 1.3,
    "growth: more texts": 1.3,
    "gate: passed": 0.0,
    "gate: cost, parses": 0.05,
    "russian: ratio": 1.4,
    "ukrainian: time, of Russian": 0.5,
}
FOUR = Path(__file__).parent.parent / "tests" / "fixtures" / "four"


def dispatches(number: int) -> list[str]:
    """So many different texts: the twelve, then again with their paragraphs turned round and their numbers changed."""
    originals = [path.read_text(encoding="utf-8") for path in sorted(TEXTS.glob("*.txt"))]
    made = []
    for k in range(number):
        turn, original = divmod(k, len(originals))
        head, *body = originals[original].strip().split("\n\n")
        at = turn % len(body)
        text = "\n\n".join([head, *body[at:], *body[:at]])
        made.append(_renumbered(text, turn))
    return made


def _renumbered(text: str, turn: int) -> str:
    """The text with other numbers of one and two digits."""
    return re.sub(r"\b[1-9]\d?\b", lambda m: str((int(m[0]) + turn - 1) % 99 + 1), text)


def seconds(function: Callable[[], Any], clock: Callable[[], float]) -> float:
    """The time one call takes, while the collector rests as under timeit.

    A full collection walks all lexicons and models, 30 to 60 ms: it comes once in some calls and doubles a short one.
    """
    gc.collect()
    gc.disable()
    try:
        start = clock()
        function()
        return clock() - start
    finally:
        gc.enable()


def of_children() -> float:
    """Seconds of the processor that the processes started and ended so far have used."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def in_turns(rounds: int, *functions: Callable[[], Any], clock: Callable[[], float] = time.process_time) -> list[float]:
    """The median time of each function, called one after the other in each round, so that a busy machine hits all.

    Seconds of the processor: all that is measured runs on one core, and the machine may have other work.
    """
    times = [[seconds(function, clock) for function in functions] for _ in range(rounds)]
    return [median(column) for column in zip(*times, strict=True)]


def command(*arguments: str) -> list[str]:
    """The installed command line, or the module where there is none beside this interpreter."""
    script = Path(sys.executable).parent / "dateline"
    return [str(script), *arguments] if script.exists() else [sys.executable, "-m", "dateline.views.cli", *arguments]


def run(arguments: Sequence[str]) -> float:
    """Runs a program to its end; the megabytes it kept resident at most."""
    process = subprocess.Popen(arguments, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed with {process.returncode}")
    return usage.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def reading(number: int, rounds: int) -> dict[str, float]:
    """Dispatches read in full, and parsed by spaCy's own pipeline."""
    from dateline.reader import Reader  # first: it tells numpy's library of matrices to keep to one thread

    import spacy  # isort: skip

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nlp: Any = spacy.load("fr_core_news_md")
    texts, reader = dispatches(number), Reader(language="fr")
    read, parse = (lambda: list(reader.read_many(texts))), (lambda: list(nlp.pipe(texts)))
    for function in (read, parse):
        function()  # both with all words known
    ours, theirs = in_turns(rounds, read, parse)
    return {
        "reading: dispatches/s": number / ours,
        "reading: dispatches/s, parse by spaCy alone": number / theirs,
        "reading: ratio": ours / theirs,
    }


def compiled(number: int, rounds: int) -> dict[str, float]:
    """What `reading`, `russian` and `ukrainian` measure, by a wheel that tools/compile.py builds."""
    tool = Path(__file__).parent.parent / "tools" / "compile.py"
    spec = importlib.util.spec_from_file_location("compile_tool", tool)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    inside = {**os.environ, "PYTHONPATH": str(module.unpacked())}
    asked = ["--only", "reading,russian,ukrainian", "--json", "--dispatches", str(number), "--rounds", str(rounds)]
    run = subprocess.run([sys.executable, __file__, *asked], env=inside, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(run.stdout)["figures"]
    return {f"compiled, {name}": value for name, value in told.items()}


def cold(number: int, rounds: int) -> dict[str, float]:
    """One dispatch in a new process."""
    file = str(next(iter(sorted(TEXTS.glob("*.txt")))))
    ours, theirs = in_turns(
        rounds,
        lambda: run(command("read", file, "--json")),
        lambda: run([sys.executable, "-c", COLD, file]),
        clock=of_children,
    )
    return {"cold: seconds": ours, "cold: seconds, spaCy alone": theirs, "cold: ratio": ours / theirs}


def help_(number: int, rounds: int) -> dict[str, float]:
    """The command line's help."""
    return {"help: seconds": in_turns(2 * rounds, lambda: run(command("--help")), clock=of_children)[0]}


def memory(number: int, rounds: int) -> dict[str, float]:
    """The most memory a run over many files keeps."""
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for k, text in enumerate(dispatches(number)):
            path = Path(folder) / f"{k:04}.txt"
            path.write_text(text, encoding="utf-8")
            names.append(str(path))
        return {"memory: MB": run(command("read", *names, "--jsonl"))}


def growth(number: int, rounds: int) -> dict[str, float]:
    """Four times the text, four times the texts."""
    from dateline.reader import Reader

    reader = Reader(language="fr")
    few, many = dispatches(12), dispatches(48)
    long = ["\n\n".join(many[k::12]) for k in range(12)]
    list(reader.read_many(many))
    one, longer, more = in_turns(
        rounds,
        lambda: [reader.read(text) for text in few],
        lambda: [reader.read(text) for text in long],
        lambda: [reader.read(text) for text in many],
    )
    per = [spent / sum(map(len, texts)) for spent, texts in ((one, few), (longer, long), (more, many))]
    return {"growth: longer text": per[1] / per[0], "growth: more texts": per[2] / per[0]}


def parts(number: int, rounds: int) -> dict[str, float]:
    """Where the time goes."""
    from dateline.documents import make_document
    from dateline.lang import parser
    from dateline.reader import Reader

    texts, reader = dispatches(number), Reader(language="fr")
    documents = [make_document(text, language="fr") for text in texts]
    full, lean = parser("fr", entities=True), parser("fr", entities=False)
    tokens = sum(len(parse.tokens) for parse in full.many(documents)) / 1e6
    list(lean.many(documents)), list(reader.read_documents(documents))
    made, single, batched, unnamed, read = in_turns(
        rounds,
        lambda: [make_document(text, language="fr") for text in texts],
        lambda: [full(document) for document in documents],
        lambda: list(full.many(documents)),
        lambda: list(lean.many(documents)),
        lambda: list(reader.read_documents(documents)),
    )
    return {
        "parts: us/token, documents made": made / tokens,
        "parts: us/token, parsed one by one": single / tokens,
        "parts: us/token, parsed in batches": batched / tokens,
        "parts: us/token, parsed in batches without names": unnamed / tokens,
        "parts: us/token, read from documents": read / tokens,
    }


def gate(number: int, rounds: int) -> dict[str, float]:
    """The gate against the parser, on news of other things, which it has to read to the end."""
    from dateline.documents import make_document
    from dateline.lang import parser
    from dateline.mentions.gate import in_domain

    others = [path.read_text(encoding="utf-8") for path in sorted((TEXTS / "other").glob("*.txt"))]
    texts, french = [others[k % len(others)] for k in range(number)], parser("fr")
    documents = [make_document(text, language="fr") for text in texts]
    passed = sum(in_domain(text, "fr") for text in texts)
    list(french.many(documents))
    gated, parsed = in_turns(
        rounds,
        lambda: [in_domain(text, "fr") for text in texts for _ in range(20)],
        lambda: list(french.many(documents)),
    )
    return {
        "gate: passed": passed,
        "gate: dispatches/s": 20 * number / gated,
        "gate: cost, parses": gated / 20 / parsed,
    }


def told_in(language: str) -> list[str]:
    """The dispatches of the test set of four languages in one of them."""
    return [path.read_text(encoding="utf-8") for path in sorted(FOUR.glob(f"*.{language}.txt"))]


def russian(number: int, rounds: int) -> dict[str, float]:
    """Russian read in full, and parsed by natasha through its own interface."""
    from dateline.documents import make_document
    from dateline.lang import parser
    from dateline.reader import Reader

    import natasha  # isort: skip

    texts = told_in("ru")
    documents, reader, networks = [make_document(t, language="ru") for t in texts], Reader(language="ru"), parser("ru")
    cut, embedding = natasha.Segmenter(), natasha.NewsEmbedding()
    taggers = natasha.NewsMorphTagger(embedding), natasha.NewsSyntaxParser(embedding), natasha.NewsNERTagger(embedding)

    def theirs() -> None:
        for text in texts:
            made = natasha.Doc(text)
            made.segment(cut)
            made.tag_morph(taggers[0])
            made.parse_syntax(taggers[1])
            made.tag_ner(taggers[2])

    def ours() -> None:
        list(reader.read_many(texts))

    ours(), theirs()
    read, natashas, batched = in_turns(rounds, ours, theirs, lambda: list(networks.many(documents)))
    words = sum(len(text.split()) for text in texts)
    return {
        "russian: words/s": words / read,
        "russian: ratio": read / natashas,
        "russian: ratio to its networks, batched": read / batched,
    }


def ukrainian(number: int, rounds: int) -> dict[str, float]:
    """Ukrainian, which has no trained parser, next to Russian: a word takes how much of the time."""
    from dateline.reader import Reader

    texts = {language: told_in(language) for language in ("uk", "ru")}
    readers = {language: Reader(language=language) for language in texts}
    calls = [
        lambda: [readers["uk"].read(text) for text in texts["uk"]],
        lambda: [readers["ru"].read(text) for text in texts["ru"]],
        lambda: list(readers["uk"].read_many(texts["uk"])),
        lambda: list(readers["ru"].read_many(texts["ru"])),
    ]
    for call in calls:
        call()
    words = {language: sum(len(text.split()) for text in own) for language, own in texts.items()}
    uk, ru, uk_many, ru_many = in_turns(rounds, *calls)
    return {
        "ukrainian: words/s": words["uk"] / uk_many,
        "ukrainian: time, of Russian": uk / words["uk"] / (ru / words["ru"]),
        "ukrainian: time, of Russian, in batches": uk_many / words["uk"] / (ru_many / words["ru"]),
    }


SECTIONS = {
    "help": help_,
    "cold": cold,
    "memory": memory,
    "reading": reading,
    "compiled": compiled,
    "growth": growth,
    "parts": parts,
    "gate": gate,
    "russian": russian,
    "ukrainian": ukrainian,
}


def main() -> int:
    """0; with --check, 1 where a target is missed."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--dispatches", type=int, default=48, metavar="N")
    arguments.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments.add_argument("--only", default=",".join(SECTIONS), metavar="NAMES")
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--check", action="store_true")
    options = arguments.parse_args()
    figures: dict[str, float] = {}
    for name in options.only.split(","):
        if name not in SECTIONS:
            arguments.error(f"unknown section {name!r}; there are {', '.join(SECTIONS)}")
        figures |= SECTIONS[name](options.dispatches, options.rounds)
    missed = [name for name, value in figures.items() if value > TARGETS.get(name, value)]
    if options.json:
        print(json.dumps({"figures": figures, "missed": missed}, indent=2))
    else:
        for name, value in figures.items():
            verdict = "" if name not in TARGETS else f"  <= {TARGETS[name]:5} {'MISSED' if name in missed else 'ok'}"
            print(f"{name:52}{value:10.2f}{verdict}")
    return int(options.check and bool(missed))


if __name__ == "__main__":
    sys.exit(main())
