"""`dateline users`: who may come in to a desk that others can reach."""

import argparse
import getpass
import json
import sys

from dateline.errors import SettingError
from dateline.views.cli.keeping import record_path
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0, once it is done."""
    from dateline.views.private import private_path
    from dateline.views.web.accounts import Accounts

    accounts = Accounts(private_path(record_path(arguments)))
    if arguments.action == "list":
        for name, role in accounts.people():
            print(json.dumps({"name": name, "role": role}) if arguments.json else f"{name}  {role}")
        return OK
    if not arguments.name:
        raise SettingError(f"users {arguments.action}: name the user, e.g. `dateline users {arguments.action} ada`")
    if arguments.action == "add":
        accounts.add(arguments.name, arguments.role, password())
    elif arguments.action == "token":
        print(accounts.new_token(arguments.name, arguments.label or "token"))
    else:
        accounts.remove(arguments.name)
    return OK


def password() -> str:
    """A password, asked for twice on a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise SettingError("these are two passwords; try again")
    return first
