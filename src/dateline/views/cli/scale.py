"""`dateline scale`: whole archives, shard by shard."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from dateline.errors import SettingError
from dateline.gazetteer import open_gazetteer
from dateline.scale.config import Config
from dateline.scale.engine import Ended, engine
from dateline.scale.link import FILE, link
from dateline.scale.load import load
from dateline.scale.manifest import Manifest
from dateline.scale.plan import shards
from dateline.scale.shard import finished, process_shard
from dateline.views.cli.keeping import open_named, say
from dateline.views.cli.main import FAILED, OK
from dateline.views.cli.progress import prepare

_SHOWN = 20


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 where a shard could not be read; the others were."""
    if arguments.action == "shards":
        for uri in shards(arguments.inputs):
            print(uri)
        return OK
    if arguments.action == "link":
        return _link([Path(name) for name in arguments.inputs], arguments)
    if arguments.action == "load":
        return _load([Path(name) for name in arguments.inputs], arguments)
    if arguments.out is None:
        raise SettingError(f"dateline scale {arguments.action} needs a folder to write to: -o OUT")
    status = _read(arguments, Path(arguments.out))
    if arguments.load and status == OK:
        return _load([Path(arguments.out)], arguments)
    return status


def _read(arguments: argparse.Namespace, out: Path) -> int:
    config = Config(language=arguments.lang, copies=not arguments.keep_copies)
    prepare()
    open_gazetteer()  # once, before there are workers
    uris = list(arguments.inputs if arguments.action == "shard" else shards(arguments.inputs))
    ended = _here(uris, config, out) if arguments.action == "shard" else _all(uris, config, out, arguments)
    counts: Counter[str] = Counter()
    refused: list[tuple[str, str]] = []
    failed: list[tuple[str, str]] = []
    with _bar("reading", len(uris), shown=not arguments.json) as step:
        for one in ended:
            if one.manifest is None:
                failed.append((one.uri, one.failure or ""))
            else:
                counts.update(one.manifest.counts)
                refused += one.manifest.refused
            if arguments.json:
                say(_told(one))
            step(f"{counts['read']} read, {counts['claims']} claims")
    summary = {"shards": len(uris), "failed": len(failed), **dict(sorted(counts.items()))}
    if arguments.json:
        say({"summary": summary})
    else:
        print(", ".join(f"{n} {name}" for name, n in summary.items() if n or name == "shards"))
        for name, reason in (failed + refused)[:_SHOWN]:
            print(f"  {name}: {reason}")
        if len(failed) + len(refused) > _SHOWN:
            print(f"  ... and {len(failed) + len(refused) - _SHOWN} more (the manifests list all)")
    return FAILED if failed else OK


def _here(uris: list[str], config: Config, out: Path) -> Iterator[Ended]:
    """The shards named, read in this process."""
    for uri in uris:
        yield Ended(uri=uri, manifest=process_shard(uri, config, out=out))


def _all(uris: list[str], config: Config, out: Path, arguments: argparse.Namespace) -> Iterator[Ended]:
    """The shards that are done already, then the others as the engine reads them."""
    runs = engine(arguments.engine)
    left = []
    for uri in uris:
        if (done := finished(uri, config, out=out)) is not None:
            yield Ended(uri=uri, manifest=done)
        else:
            left.append(uri)
    if left:
        yield from runs(left, config, out=out, workers=min(arguments.workers, len(left)))


def _link(outs: list[Path], arguments: argparse.Namespace) -> int:
    for out in outs:
        made = link(out)
        told = {
            "incidents": len(made),
            "of_several": sum(len(members) > 1 for _, members in made),
            "file": f"{out}/{FILE}",
        }
        if arguments.json:
            say(told)
        else:
            print(f"{told['incidents']} incidents, {told['of_several']} of several dispatches: {told['file']}")
    return OK


def _load(outs: list[Path], arguments: argparse.Namespace) -> int:
    counts: Counter[str] = Counter()
    with open_named(arguments, create=True) as record, _bar("loading", None, shown=not arguments.json) as step:

        def watch(manifest: Manifest) -> None:
            step(manifest.uri)

        for out in outs:
            for one in load(out, record, watch=watch):
                counts[one.outcome] += 1
                if arguments.json:
                    say(asdict(one))
    if arguments.json:
        say({"summary": dict(sorted(counts.items()))})
    else:
        print("record: " + (", ".join(f"{n} {name}" for name, n in sorted(counts.items())) or "nothing there"))
    return OK


def _told(ended: Ended) -> dict[str, Any]:
    if ended.manifest is None:
        return {"shard": ended.uri, "failure": ended.failure}
    manifest = ended.manifest
    return {"shard": ended.uri, "key": manifest.key, "counts": manifest.counts, "refused": len(manifest.refused)}


@contextmanager
def _bar(label: str, total: int | None, *, shown: bool) -> Iterator[Any]:
    """A function that moves a bar on by one with some words; it does nothing where nobody watches."""
    if not shown or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import Progress

    # Drawn by us and not by a thread: the workers are forked off this process.
    with Progress(console=Console(stderr=True), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=total)
        yield lambda words: bar.update(task, advance=1, description=f"{label}: {words}", refresh=True)
