"""`dateline serve`: the record as web pages."""

import argparse

from dateline.gazetteer import open_gazetteer
from dateline.stream.logs import set_up
from dateline.views.cli.keeping import record_path
from dateline.views.cli.main import OK
from dateline.views.cli.progress import prepare


def run(arguments: argparse.Namespace) -> int:
    """0, once it is interrupted."""
    from dateline.views.web.serve import serve

    if arguments.log_json:
        set_up(as_json=True)
    prepare()
    open_gazetteer()  # built before anyone waits for a page
    serve(record_path(arguments), host=arguments.host, port=arguments.port)
    return OK
