"""`dateline explain`: which rules fired in each sentence, and why a value was refused."""

import argparse
import json
import sys

from dateline.model import Article
from dateline.reader import Reader
from dateline.views.cli.files import identifier, read_text
from dateline.views.cli.progress import prepare
from dateline.views.explain import explain_json, explain_text


def run(arguments: argparse.Namespace) -> int:
    """0; the explanation goes to stdout."""
    prepare()
    name = arguments.files[0]
    article = Article(read_text(name), id=identifier(name), published=arguments.published, title=arguments.title)
    mentions, report = Reader(language=arguments.lang).explain(article)
    if arguments.json:
        print(json.dumps(explain_json(mentions, report), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(explain_text(mentions, report))
    return 0
