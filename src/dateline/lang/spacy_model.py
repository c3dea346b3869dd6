"""A spaCy model loaded straight from its folder: only the networks that are used, in a fifth of `spacy.load`'s time.

`spacy.load` reads 400,000 strings that are never asked for, checks a configuration that was checked when the model
was made, and imports the language's own module, which for French compiles an expression of 1.4 million characters.
The networks, their weights and the rules of the tokenizer are the same ones here; tests compare the output with
that of `spacy.load`.
"""

import gc
import hashlib
import importlib
import importlib.util
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from types import ModuleType
from typing import Any

from dateline.errors import DataError, SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The one model an adapter was made for: `package` at `version`, whose `files` have these SHA-256 sums."""

    package: str
    version: str
    files: Mapping[str, str]

    @property
    def remedy(self) -> str:
        """What to do when the model is missing or another."""
        return f'install it with: pip install "{self.package.replace("_", "-")}=={self.version}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Networks:
    """The parts of a loaded model: spaCy's own components on one vocabulary. `entities` is None when left out.

    `tagger` is what gives the parts of speech: a morphologizer, or a tagger of finer tags.
    """

    vocab: Any
    tokenizer: Any
    tok2vec: Any
    tagger: Any
    parser: Any
    entities: Any


def model_folder(pin: Pin) -> Path:
    """The data folder of the installed model; a DataError where it is missing, another version or damaged."""
    found = importlib.util.find_spec(pin.package)
    if found is None or found.origin is None:
        raise DataError(f"the language model {pin.package} is not installed; {pin.remedy}")
    package = Path(found.origin).parent
    try:
        meta = json.loads((package / "meta.json").read_text(encoding="utf-8"))
        version = meta["version"]
    except (OSError, ValueError, KeyError, TypeError):
        raise DataError(f"{package} is not the language model {pin.package}; {pin.remedy}") from None
    if version != pin.version:
        raise DataError(f"{pin.package} {version} is installed, Dateline reads with {pin.version}; {pin.remedy}")
    folder = package / f"{pin.package}-{version}"
    for name, expected in pin.files.items():
        try:
            actual = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError:
            actual = "missing"
        if actual != expected:
            raise DataError(f"{folder / name} is not the file of {pin.package} {version}; {pin.remedy}")
    return folder


def load_networks(
    folder: Path,
    *,
    language: str,
    entities: bool,
    token_match: Callable[[str], Callable[[str], object]] | None = None,
    tagger: str = "morphologizer",
) -> Networks:
    """The networks of a model folder.

    `token_match` makes the tokenizer's function out of its pattern, where the model has one; `tagger` names the
    component that gives the parts of speech: morphologizer or tagger.
    """
    with _lean_import():
        from spacy.language import BaseDefaults
        from spacy.ml.models import (
            MaxoutWindowEncoder,
            MultiHashEmbed,
            build_tagger_model,
            build_tb_parser_model,
            build_Tok2Vec_model,
        )
        from spacy.pipeline.dep_parser import DependencyParser
        from spacy.pipeline.morphologizer import Morphologizer
        from spacy.pipeline.ner import EntityRecognizer
        from spacy.pipeline.tagger import Tagger
        from spacy.pipeline.tok2vec import Tok2Vec, Tok2VecListener
        from spacy.vocab import create_vocab
        from thinc.api import Config

    components = Config().from_disk(folder / "config.cfg")["components"]
    vocab = create_vocab(language, BaseDefaults)
    vocab.from_disk(folder / "vocab", exclude=["strings", "vectors"])
    vocab.vectors = _vectors(folder / "vocab", vocab.strings)
    ops = fastest_ops()

    def embedding(config: Mapping[str, Any]) -> Any:
        return build_Tok2Vec_model(
            embed=MultiHashEmbed(**_arguments(config["embed"])),
            encode=MaxoutWindowEncoder(**_arguments(config["encode"])),
        )

    def listener() -> Any:
        return Tok2VecListener("tok2vec", components["tok2vec"]["model"]["encode"]["width"])

    def transitions(name: str, network: Any) -> Any:
        return build_tb_parser_model(network, **_arguments(components[name]["model"], leave="tok2vec"))

    def loaded(name: str, make: Callable[..., Any], model: Any, **options: Any) -> Any:
        component = make(vocab, model, name=name, **options).from_disk(folder / name, exclude=["vocab"])
        for node in component.model.walk():
            node.ops = ops
        return component

    return Networks(
        vocab=vocab,
        tokenizer=_tokenizer(folder / "tokenizer", vocab, token_match),
        tok2vec=loaded("tok2vec", Tok2Vec, embedding(components["tok2vec"]["model"])),
        tagger=loaded(tagger, Morphologizer if tagger == "morphologizer" else Tagger, build_tagger_model(listener())),
        parser=loaded("parser", DependencyParser, transitions("parser", listener())),
        entities=loaded("ner", EntityRecognizer, transitions("ner", embedding(components["ner"]["model"]["tok2vec"])))
        if entities
        else None,
    )


def read_msgpack(path: Path) -> Any:
    """The content of a data file of a model."""
    import srsly  # type: ignore[import-untyped]

    return srsly.msgpack_loads(path.read_bytes())


def fastest_ops(setting: str | None = None) -> Any:
    """The operations of thinc on the faster of two matrix libraries: numpy's, unless BLIS beats it clearly.

    `setting`, or the environment variable DATELINE_BLAS, names one outright: numpy or blis. The results of the two
    differ in the last bits; no tag, head, relation or entity did on 68,000 tokens.
    """
    with _lean_import():
        import numpy
        from thinc.api import NumpyOps

    setting = setting or os.environ.get("DATELINE_BLAS") or "fastest"
    if setting not in ("fastest", "numpy", "blis"):
        raise SettingError(f"DATELINE_BLAS is {setting!r}; it can be fastest, numpy or blis")
    choices = {"numpy": NumpyOps(use_blis=False), "blis": NumpyOps(use_blis=True)}
    if setting != "fastest":
        return choices[setting]
    # The largest product of the encoder: 500 tokens, three vectors of 96 in, three pieces of 96 out.
    tokens, weights = numpy.ones((500, 288), dtype="f"), numpy.ones((288, 288), dtype="f")

    def seconds(ops: Any) -> float:
        best = 1.0
        for _ in range(4):
            start = time.perf_counter()
            ops.gemm(tokens, weights, trans2=True)
            best = min(best, time.perf_counter() - start)
        return best

    return choices["blis" if seconds(choices["blis"]) < 0.7 * seconds(choices["numpy"]) else "numpy"]


@contextmanager
def permanent() -> Iterator[None]:
    """A span whose objects the garbage collector leaves alone, during it and for good.

    Else it walks a model's half a million table entries again and again, while they are made and whenever a document
    is read; and a process forked afterwards would copy the pages it marks.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


@contextmanager
def _lean_import() -> Iterator[None]:
    """A span in which `import spacy` leaves out its command line: a third of its time and of its modules.

    spaCy imports it for the one function `spacy.info`. Once imported, spaCy finds its command line again
    on the next `import spacy.cli`.
    """
    if "spacy" in sys.modules:
        yield
        return
    stand_in, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    stand_in.__path__ = []
    info.info = _info  # type: ignore[attr-defined]
    sys.modules.update({"spacy.cli": stand_in, "spacy.cli.info": info})
    try:
        yield
    finally:
        for module in (stand_in, info):
            if sys.modules.get(module.__name__) is module:
                del sys.modules[module.__name__]
        if getattr(sys.modules.get("spacy"), "cli", None) is stand_in:
            del sys.modules["spacy"].cli


def _info(*arguments: Any, **options: Any) -> Any:
    """What `spacy.info` gives, from the real function."""
    return importlib.import_module("spacy.cli.info").info(*arguments, **options)


def _arguments(config: Mapping[str, Any], leave: str = "") -> dict[str, Any]:
    """The keyword arguments written in a block of a configuration."""
    return {name: value for name, value in config.items() if not name.startswith("@") and name != leave}


def _tokenizer(path: Path, vocab: Any, token_match: Callable[[str], Callable[[str], object]] | None) -> Any:
    """The model's own tokenizer, with the function that `token_match` makes where there is one."""
    from spacy.tokenizer import Tokenizer

    rules = read_msgpack(path)
    return Tokenizer(
        vocab,
        rules=rules["exceptions"],
        prefix_search=re.compile(rules["prefix_search"]).search,
        suffix_search=re.compile(rules["suffix_search"]).search,
        infix_finditer=re.compile(rules["infix_finditer"]).finditer,
        token_match=None if token_match is None else token_match(rules["token_match"]),
        url_match=re.compile(rules["url_match"]).match,
        faster_heuristics=rules["faster_heuristics"],
    )


def _vectors(folder: Path, strings: Any) -> Any:
    """The word vectors, mapped from their file."""
    import numpy
    from spacy.vectors import Vectors

    class FastVectors(Vectors):  # type: ignore[misc]
        """spaCy's vectors; the rows of a batch of words are found in one go instead of a word at a time."""

        def find(self, *, key: Any = None, keys: Any = None, row: Any = None, rows: Any = None) -> Any:
            if keys is None:
                return super().find(key=key, row=row, rows=rows)
            return numpy.fromiter(map(self.key2row.get, keys.tolist(), repeat(-1)), dtype="i", count=len(keys))

    data = numpy.load(folder / "vectors", mmap_mode="r")
    vectors = FastVectors(strings=strings, data=data.view(numpy.ndarray))
    vectors.key2row = read_msgpack(folder / "key2row")
    return vectors
