"""The command line: commands, options, help."""

import argparse
import os
from collections.abc import Sequence
from typing import NoReturn

import dateline
from dateline.errors import SettingError
from dateline.settings import (
    ATTEMPTS,
    DEPTH,
    LEASE,
    LONGEST,
    SETTINGS,
    Setting,
    as_count,
    as_date,
    as_full,
    as_hosts,
    as_language,
    as_names,
    as_switch,
    as_whole,
    as_words,
    origins,
)
from dateline.views.cli.asking_arguments import asking_commands
from dateline.views.cli.decision_arguments import decision_commands
from dateline.views.cli.desk_arguments import desk_commands
from dateline.views.cli.evaluate_arguments import evaluate_command, muc4_command
from dateline.views.cli.queue_arguments import queue_commands
from dateline.views.cli.record_arguments import record_commands
from dateline.views.cli.scale_arguments import scale_command

READ_EXAMPLES = """examples:
  dateline read dispatch.txt --published 2023-02-28       for people
  dateline read dispatch.txt --json > dispatch.json       for programs
  dateline read archive/*.txt --jsonl > archive.jsonl     many files, one report a line
  xclip -o | dateline read - --published 2023-02-28       from standard input
"""
EXPLAIN_EXAMPLES = """examples:
  dateline explain dispatch.txt --published 2023-02-28
  dateline explain dispatch.txt --json | jq '.sentences[] | select(.refusals != [])'
"""
SETTINGS_EXAMPLES = """A flag goes before the environment, the environment before settings.toml in your settings folder:

  names = "fr"
  record = "/srv/desk.sqlite"

Your own words go into lexicon/fr/events.toml and the like in that folder, your own places into places.tsv.

examples:
  dateline settings --origin
"""
COMPLETION_EXAMPLES = """examples:
  eval "$(dateline completion bash)"        in .bashrc
  dateline completion zsh > ~/.zfunc/_dateline
"""
EXAMPLES = """examples:
  dateline read dispatch.txt --published 2023-02-28
  dateline explain dispatch.txt --published 2023-02-28
  dateline ingest archive/ --record desk.sqlite
  dateline incidents --type strike --in Koursk --record desk.sqlite
  dateline export --format geojson -o desk.geojson --record desk.sqlite
  dateline schema > report-1.json

Each command has its own help: dateline read --help
"""


_NUMBERS = {
    "queue_depth": (1, 10_000_000, DEPTH, "a number of inputs"),
    "lease": (5, LONGEST, LEASE, "a number of seconds"),
    "attempts": (1, 100, ATTEMPTS, "a number of tries"),
    "metrics_port": (0, 65535, None, "a port"),
}


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are SettingErrors: one line, no usage block."""

    def error(self, message: str) -> NoReturn:
        """Raise SettingError with argparse's message, the command and where help is."""
        raise SettingError(f"{message} (see {self.prog} --help)")


def parser() -> Parser:
    """The parser of the whole command line."""
    top = Parser(
        prog="dateline",
        description="Reads news dispatches: who says what happened, where, when and how many.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"dateline {dateline.__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True, parser_class=Parser)

    def command(name: str, help: str, epilog: str = "") -> Parser:
        return commands.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog=epilog,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    read = command("read", "print the sourced claims and incidents of dispatches", READ_EXAMPLES)
    read.add_argument("files", nargs="+", metavar="FILE", help="text files; - is standard input")
    shape = read.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="one JSON object (see: dateline schema)")
    shape.add_argument("--jsonl", action="store_true", help="one JSON object a line, for many files")

    explain = command("explain", "show, sentence by sentence, which rules fired and what was refused", EXPLAIN_EXAMPLES)
    explain.add_argument("files", nargs=1, metavar="FILE", help="a text file; - is standard input")
    explain.add_argument("--json", action="store_true", help="one JSON object")

    described = command("schema", "print the JSON Schema of the reports, or of incidents over all dispatches")
    described.add_argument("of", nargs="?", default="report", choices=("report", "incident"), help="report or incident")
    muc4_command(command)
    evaluate_command(command, Parser)

    kept = record_commands(command) | asking_commands(command) | decision_commands(command)
    kept |= desk_commands(command) | scale_command(command) | queue_commands(command)
    shown = command("settings", "show the settings, and where each comes from", SETTINGS_EXAMPLES)
    shown.add_argument(
        "--origin", action="store_true", help="also where each value comes from, and where it may be set"
    )
    shown.add_argument("--json", action="store_true", help="one JSON object")
    shell = command("completion", "print what completes commands and options in a shell", COMPLETION_EXAMPLES)
    shell.add_argument("shell", choices=("bash", "zsh", "tcsh"), help="the shell")
    defaults = {name: value for name, (value, _) in origins(os.environ).items()}
    for name, sub in {"read": read, "explain": explain, **kept}.items():
        for s in SETTINGS:
            if name in s.commands:
                _add(sub, s, defaults.get(s.name))
    return top


def _add(sub: argparse.ArgumentParser, s: Setting, default: str | None) -> None:
    """Gives a command the option of a setting."""
    choices = f" ({', '.join(s.choices)})" if s.choices else ""
    told = f"{s.help}{choices} [env {s.env}]"
    if s.switch:
        either = argparse.BooleanOptionalAction
        sub.add_argument(s.flag, dest=s.name, action=either, default=as_switch(default or "no", s.name), help=told)
    else:
        sub.add_argument(s.flag, dest=s.name, metavar=s.metavar, default=default, help=told)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments of a command line, dates and languages checked; raises SettingError."""
    if not argv:
        raise SettingError("no COMMAND: try dateline read FILE, or dateline demo; all commands: dateline --help")
    arguments = parser().parse_args(argv)
    if getattr(arguments, "published", None) is not None:
        arguments.published = as_date(arguments.published)
    if getattr(arguments, "lang", None) is not None:
        arguments.lang = as_language(arguments.lang)
    if getattr(arguments, "names", None) is not None:
        arguments.names = as_names(arguments.names)
    if getattr(arguments, "words", None) is not None:
        arguments.words = as_words(arguments.words)
    if hasattr(arguments, "workers"):
        arguments.workers = as_count(arguments.workers) if arguments.workers else (os.cpu_count() or 1)
    if hasattr(arguments, "trusted"):
        arguments.trusted = as_hosts(arguments.trusted or "")
    for name, (least, most, default, what) in _NUMBERS.items():
        if hasattr(arguments, name):
            given = getattr(arguments, name)
            setattr(arguments, name, default if given is None else as_whole(given, least=least, most=most, what=what))
    if hasattr(arguments, "queue_full"):
        arguments.queue_full = as_full(arguments.queue_full or "wait")
    return arguments
