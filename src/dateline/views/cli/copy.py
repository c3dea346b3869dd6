"""`dateline copy`: a record in another file or on a server."""

import argparse
import getpass
import sys
from collections import deque
from pathlib import Path

from dateline.errors import RecordError
from dateline.record import is_server, open_record
from dateline.record.moving import copy
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0, once every row of the copy was compared."""
    source, target = arguments.source, arguments.target
    if not is_server(target) and Path(target).exists():
        raise RecordError(f"{target}: is there already; name a new file for the copy")
    with open_record(source) as old, open_record(target, create=True, who=getpass.getuser(), bare=True) as new:
        steps = copy(old, new)
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress

            with Progress(console=Console(stderr=True), transient=True) as bar:
                task = bar.add_task("copying")
                for step in steps:
                    bar.update(task, completed=step.done, total=step.total, description=f"copying {step.table}")
        else:
            deque(steps, maxlen=0)
        n, head = new.head()
        print(f"{new.name}: every row as in {old.name}; history: {n} rows, head {head}")
    return OK
