"""`dateline read`: reports of files, for people or as JSON."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from itertools import islice

from dateline import plugins
from dateline.errors import InputError, SettingError
from dateline.model import Article, Document, Report
from dateline.reader import BATCH, Reader
from dateline.views.cli.files import identifier, read_text
from dateline.views.cli.main import FAILED, OK
from dateline.views.cli.progress import prepare, watched
from dateline.views.cli.readers import OneReader
from dateline.views.report import report_json
from dateline.views.second import second_json, second_lines
from dateline.views.vocabulary import of_locale


def run(arguments: argparse.Namespace) -> int:
    """0, or 2 if one of the files could not be read; the others are."""
    files = arguments.files
    if len(files) > 1:
        if arguments.json:
            raise SettingError(f"--json prints one object, {len(files)} files are named; use --jsonl")
        if arguments.title:
            raise SettingError(f"--title is one dispatch's headline, {len(files)} files are named")
    if files.count("-") > 1:
        raise SettingError("- (standard input) can be read once")
    prepare()
    failed: list[str] = []
    if (arguments.reader or "rules") != "rules":
        return _by_another(arguments, failed)
    reader = Reader(language=arguments.lang)
    made = documents(reader, arguments, failed)
    # On one file a fault of ours may show itself; on many the others are worth more.
    reports = reader.read_documents(made) if len(files) == 1 else read_all(reader, made, failed)
    for number, report in enumerate(watched(reports, len(files))):
        if arguments.json or arguments.jsonl:
            indent = 2 if arguments.json else None
            print(json.dumps(report_json(report, names=arguments.names), ensure_ascii=False, indent=indent))
        else:
            show(report, first=number == 0, words=arguments.words or of_locale(os.environ), names=arguments.names)
    return FAILED if failed else OK


def _by_another(arguments: argparse.Namespace, failed: list[str]) -> int:
    """The same with another reader, one file after the other."""
    reader: OneReader = plugins.load("dateline.readers", arguments.reader)(arguments)
    for number, name in enumerate(arguments.files):
        try:
            article = Article(
                read_text(name), id=identifier(name), published=arguments.published, title=arguments.title
            )
            told = reader.read(article)
        except InputError as error:
            failed.append(name)
            print(f"dateline: {error}", file=sys.stderr)
            continue
        second = None if isinstance(told, Report) else told
        report = told if isinstance(told, Report) else told.report
        if arguments.json or arguments.jsonl:
            made = report_json(report, names=arguments.names)
            if second is not None:
                made["second_reader"] = second_json(second)
            print(json.dumps(made, ensure_ascii=False, indent=2 if arguments.json else None))
        else:
            show(report, first=number == 0, words=arguments.words or of_locale(os.environ), names=arguments.names)
            if second is not None:
                print("\n".join(second_lines(second)))
    return FAILED if failed else OK


def documents(reader: Reader, arguments: argparse.Namespace, failed: list[str]) -> Iterator[Document]:
    """The documents of the files that can be read; the names of the others go to `failed`, with a line on stderr."""
    for name in arguments.files:
        try:
            text = read_text(name)
            article = Article(text, id=identifier(name), published=arguments.published, title=arguments.title)
            yield reader.document(article)
        except InputError as error:
            failed.append(name)
            print(f"dateline: {error}", file=sys.stderr)


def read_all(reader: Reader, documents: Iterator[Document], failed: list[str]) -> Iterator[Report]:
    """The reports of all documents; where the program itself fails on one, the others are read all the same."""
    while batch := list(islice(documents, BATCH)):
        try:
            reports = list(reader.read_documents(batch))
        except Exception:
            reports = []
            for document in batch:
                try:
                    reports += reader.read_documents([document])
                except Exception as error:
                    failed.append(document.id)
                    told = f"{type(error).__name__}: {error}".split("\n")[0]
                    print(f"dateline: {document.id}: a fault in Dateline ({told}); please report it", file=sys.stderr)
        yield from reports


def show(report: Report, *, first: bool, words: str, names: str | None) -> None:
    """Print a report for people, its words in English or French, its places named in `names` where that is given."""
    from dateline.views.people import print_report

    if not first:
        print()
    print_report(report, language=words, names=names)
