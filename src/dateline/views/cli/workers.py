"""`dateline workers`: processes that read what is queued."""

import argparse

from dateline.model import Article
from dateline.record import KeptRecord
from dateline.record.reading import Reading
from dateline.settings import LANGUAGES
from dateline.stream import Workers
from dateline.stream.health import Display
from dateline.stream.logs import log, set_up
from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.cli.progress import prepare
from dateline.views.report import report_json


def run(arguments: argparse.Namespace) -> int:
    """0, once it was told to stop and what was in hand is read."""
    set_up(as_json=arguments.log_json)
    open_named(arguments, create=True).close()
    prepare()
    reading = Reading(report_json, language=arguments.lang)
    languages = (arguments.lang,) if arguments.lang else LANGUAGES
    reading.warm([Article("", language=code) for code in languages])

    def opened() -> KeptRecord:
        return open_named(arguments)

    display = None if arguments.metrics_port is None else Display(arguments.metrics_port, opened)
    if display is not None:
        log("listening", port=display.port)
    Workers(
        open_record=opened,
        show=display,
        work=reading,
        count=arguments.workers,
        lease=arguments.lease,
        attempts=arguments.attempts,
        once=arguments.once,
    ).run()
    return OK
