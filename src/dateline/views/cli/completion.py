"""`dateline completion`: what completes commands and options in a shell."""

import argparse

import shtab

from dateline.views.cli.arguments import parser
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0."""
    print(shtab.complete(parser(), shell=arguments.shell))
    return OK
