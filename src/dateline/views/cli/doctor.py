"""`dateline doctor`: what the installation lacks, and whether the record is whole."""

import argparse
import importlib.util
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import apsw

from dateline.articles.units import shown
from dateline.errors import DatelineError
from dateline.gazetteer import index_path
from dateline.lang import LANGUAGES, parser
from dateline.record import Fault, open_record
from dateline.record.connection import is_fixed
from dateline.record.salvage import salvage
from dateline.views.cli.keeping import open_named, record_path, say
from dateline.views.cli.main import FAILED, OK

_NEEDED = ("apsw", "defusedxml", "feedparser", "rich", "spacy", "trafilatura", "urllib3", "warcio")
_ROOM = 200 << 20
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at: `remedy` says what to do where it is not well."""

    what: str
    well: bool
    told: str
    remedy: str | None = None


def run(arguments: argparse.Namespace) -> int:
    """0 where all is well or repaired, else 2."""
    if arguments.salvage:
        return _salvage(arguments)
    path = record_path(arguments)
    checks = list(installation(path.parent if isinstance(path, Path) else Path()))
    faults: list[Fault] = []
    name = str(path)
    there = not isinstance(path, Path) or path.exists()
    if there or arguments.record or arguments.backup or arguments.repair:
        with open_named(arguments) as record:
            name = record.name
            faults = list(record.verify(repair=arguments.repair))
            n, head = record.head()
            checks.append(Check(what="history", well=True, told=f"{n} rows, head {head}"))
            if arguments.backup:
                record.backup(Path(arguments.backup))
                checks.append(Check(what="backup", well=True, told=arguments.backup))
    left = [fault for fault in faults if not fault.fixed]
    if arguments.json:
        say({"checks": [asdict(c) for c in checks], "record": name, "faults": [asdict(f) for f in faults]})
    else:
        for check in checks:
            print(f"{'ok  ' if check.well else 'BAD '} {check.what}: {check.told}")
            if check.remedy and not check.well:
                print(f"     {check.remedy}")
        if there:
            repaired = len(faults) - len(left)
            state = "BAD " if left else "ok  "
            print(f"{state} record: {shown(name)}: {len(faults)} faults, {repaired} repaired")
        for fault in faults[:_SHOWN]:
            print(f"     {'repaired: ' if fault.fixed else ''}{shown(fault.where)}: {shown(fault.what)}")
        if len(faults) > _SHOWN:
            print(f"     ... and {len(faults) - _SHOWN} more (--json lists all)")
    return OK if not left and all(check.well for check in checks) else FAILED


def _salvage(arguments: argparse.Namespace) -> int:
    """0 where every document could be saved."""
    left = list(salvage(Path(record_path(arguments)), Path(arguments.salvage)))
    with open_record(arguments.salvage) as record:
        saved = int(record.base.execute("SELECT count(*) FROM document").get)
    if arguments.json:
        say({"saved": saved, "faults": [asdict(fault) for fault in left]})
    else:
        print(f"{saved} dispatches saved to {shown(arguments.salvage)}, {len(left)} left behind")
        for fault in left[:_SHOWN]:
            print(f"     {shown(fault.where)}: {shown(fault.what)}")
    return FAILED if left else OK


def installation(folder: Path) -> Iterator[Check]:
    """What Dateline needs on this machine."""
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    yield Check(
        what="packages",
        well=not missing,
        told=f"missing: {', '.join(missing)}" if missing else f"{len(_NEEDED)} of {len(_NEEDED)}",
        remedy="pip install dateline again",
    )
    version = apsw.sqlite_lib_version()
    yield Check(what="SQLite", well=is_fixed(version), told=version, remedy="pip install 'apsw>=3.51.3'")
    for language in LANGUAGES:
        try:
            parser(language)
            yield Check(what=f"reader of {language}", well=True, told="there")
        except (DatelineError, ImportError, OSError) as error:
            yield Check(what=f"reader of {language}", well=False, told=str(error), remedy="pip install dateline again")
    index = index_path()
    there = "there" if index.exists() else "not built yet: the first text builds it"
    yield Check(what="place names", well=True, told=f"{there} ({index})")
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    yield Check(
        what="room on the disk",
        well=free >= _ROOM and os.access(folder, os.W_OK),
        told=f"{free >> 20} MB in {folder}",
        remedy="make room, or keep the record elsewhere with --record",
    )
