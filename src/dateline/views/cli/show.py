"""`dateline show`: one incident with all that is said of it."""

import argparse
import json
import os

from dateline.views.cli.keeping import open_named
from dateline.views.cli.main import OK
from dateline.views.incidents import SCHEMA
from dateline.views.vocabulary import of_locale


def run(arguments: argparse.Namespace) -> int:
    """0."""
    with open_named(arguments) as record:
        incident = record.incident(arguments.id)
    if arguments.json:
        print(json.dumps({"schema": SCHEMA, "incident": incident}, ensure_ascii=False, indent=2))
        return OK
    from dateline.views.incident_sheet import print_incident

    print_incident(incident, asked=arguments.id, language=arguments.words or of_locale(os.environ))
    return OK
