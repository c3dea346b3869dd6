"""`dateline webhooks`: who is told of what changes in the saved searches of a desk."""

import argparse
import json
from dataclasses import asdict
from datetime import UTC, datetime

from dateline.errors import RecordError, SettingError
from dateline.views.cli.keeping import fetcher, open_named, record_path, say
from dateline.views.cli.main import OK
from dateline.views.following.deliver import deliver
from dateline.views.following.searches import Search, Searches
from dateline.views.following.webhooks import Webhook, Webhooks
from dateline.views.private import private_path


def run(arguments: argparse.Namespace) -> int:
    """0, once it is done."""
    path = private_path(record_path(arguments))
    hooks = Webhooks(path)
    if arguments.action == "list":
        _list(arguments, Searches(path).every(), hooks)
    elif arguments.action == "add":
        search = _search(Searches(path).every(), _number(arguments, "the number of a saved search"))
        if not arguments.second:
            raise SettingError(
                "webhooks add: name the address, e.g. `dateline webhooks add 1 https://example.org/hook`"
            )
        with open_named(arguments) as record:
            hook, secret = hooks.add(search.id, arguments.second, at=record.now(), trusted=arguments.trusted)
        print(json.dumps(asdict(hook) | {"secret": secret}) if arguments.json else secret)
    elif arguments.action == "remove":
        hooks.remove(_number(arguments, "the number of a webhook"))
    elif arguments.action == "deliveries":
        for one in hooks.deliveries(hooks.one(_number(arguments, "the number of a webhook")).id, limit=100):
            if arguments.json:
                say(asdict(one))
            else:
                at = datetime.fromtimestamp(one.made, UTC)
                print(f"{at:%Y-%m-%d %H:%M:%S}Z  {one.state}  {one.tries} tries  {one.id}  {one.why or ''}".rstrip())
    elif arguments.action == "again":
        if not arguments.second:
            raise SettingError("webhooks again: name the message too, as `dateline webhooks deliveries` lists it")
        hooks.again(_number(arguments, "the number of a webhook"), arguments.second)
    else:
        with open_named(arguments) as record:
            told = deliver(record, path, fetcher=fetcher(arguments), hooks=hooks)
        if arguments.json:
            say(asdict(told))
        else:
            print(f"{told.new} new, {told.delivered} delivered, {told.failed} failed, {told.dead} dead")
    return OK


def _list(arguments: argparse.Namespace, searches: list[Search], hooks: Webhooks) -> None:
    """Prints the saved searches, each with its webhooks."""
    for search in searches:
        mine = hooks.of(search.id)
        if arguments.json:
            told = {"id": search.id, "owner": search.owner, "name": search.name, "query": search.query}
            say({"search": told, "webhooks": [asdict(hook) for hook in mine]})
            continue
        print(f"search {search.id}  {search.name}  ({search.owner})  {search.query or 'everything'}")
        for hook in mine:
            print(f"  webhook {hook.id}  {hook.url}  {_standing(hook, hooks)}")
    if not searches and not arguments.json:
        print("no search is saved: open the desk, set its filters, and save them under a name")


def _standing(hook: Webhook, hooks: Webhooks) -> str:
    last = hooks.deliveries(hook.id, limit=1)
    return f"off: {hook.off}" if hook.off else last[0].state if last else "nothing to tell so far"


def _number(arguments: argparse.Namespace, what: str) -> int:
    if not (arguments.first or "").isdecimal() or len(arguments.first) > 15:
        raise SettingError(f"webhooks {arguments.action}: name {what}, as `dateline webhooks list` shows it")
    return int(arguments.first)


def _search(searches: list[Search], number: int) -> Search:
    for search in searches:
        if search.id == number:
            return search
    raise RecordError(f"no saved search {number}: `dateline webhooks list` shows those there are")
