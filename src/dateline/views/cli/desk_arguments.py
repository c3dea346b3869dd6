"""The commands that show a record in the browser: their options and help."""

import argparse
from collections.abc import Callable

SERVE_EXAMPLES = """Only this machine can reach it, at the address that is printed. To let others in,
add users first, put it behind something that speaks TLS, and name the address to listen on.

examples:
  dateline serve --record desk.sqlite
  dateline serve --record desk.sqlite --port 9000
  dateline serve --record desk.sqlite --host 10.1.2.3
"""
USERS_EXAMPLES = """The password is asked for, or read from standard input.

examples:
  dateline users add ada --role admin --record desk.sqlite
  dateline users list --record desk.sqlite
  dateline users token ada --label export --record desk.sqlite
  dateline users remove ada --record desk.sqlite
"""
WEBHOOKS_EXAMPLES = """A saved search of the desk tells an address of what is new or changed in it: signed by
Standard Webhooks, tried again for more than a day, each message under one id. `watch`
delivers, too. The secret that signs is printed once, by add.

examples:
  dateline webhooks list --record desk.sqlite
  dateline webhooks add 1 https://example.org/hook --record desk.sqlite
  dateline webhooks deliver --record desk.sqlite
  dateline webhooks deliveries 1 --record desk.sqlite
  dateline webhooks again 1 msg_9f2c --record desk.sqlite
"""
DEMO_EXAMPLES = """examples:
  dateline demo                                   then open the address that is printed
  dateline demo --record demo.sqlite --no-serve   only fills the record
"""


def port(value: str) -> int:
    """A port number, 0 for any that is free."""
    number = int(value)
    if not 0 <= number < 65536:
        raise ValueError
    return number


def desk_commands(
    command: Callable[[str, str, str], argparse.ArgumentParser],
) -> dict[str, argparse.ArgumentParser]:
    """The parsers of these commands, by name; `command` makes one of a name, a help line and examples."""
    serve = command("serve", "show a record in the browser: map, timeline, sources", SERVE_EXAMPLES)
    serve.add_argument("--port", type=port, default=8123, metavar="N", help="port to listen on (8123; 0: any free one)")
    serve.add_argument("--host", default="127.0.0.1", metavar="ADDRESS", help="address to listen on (127.0.0.1)")
    demo = command("demo", "fill a record with sample dispatches in four languages, and show it", DEMO_EXAMPLES)
    demo.add_argument("--port", type=port, default=8123, metavar="N", help="port to listen on (8123; 0: any free one)")
    demo.add_argument("--no-serve", action="store_true", help="only fill the record, and print its path")
    users = command("users", "say who may come in to a desk that others can reach", USERS_EXAMPLES)
    users.add_argument("action", choices=("add", "list", "remove", "token"), help="what to do")
    users.add_argument("name", nargs="?", metavar="NAME", help="the user")
    roles = ("reader", "reviewer", "admin")
    users.add_argument("--role", choices=roles, default="reader", help="with add: what the user may do")
    users.add_argument("--label", metavar="TEXT", help="with token: what it is for")
    users.add_argument("--json", action="store_true", help="with list: one JSON object a line")
    hooks = command("webhooks", "tell others of what changes in the saved searches of a desk", WEBHOOKS_EXAMPLES)
    actions = ("list", "add", "remove", "deliver", "deliveries", "again")
    hooks.add_argument("action", choices=actions, help="what to do")
    hooks.add_argument("first", nargs="?", metavar="N", help="with add: the search; else the webhook")
    hooks.add_argument("second", nargs="?", metavar="ADDRESS", help="with add: whom to tell; with again: the message")
    hooks.add_argument("--json", action="store_true", help="JSON objects, one a line")
    return {"serve": serve, "demo": demo, "users": users, "webhooks": hooks}
