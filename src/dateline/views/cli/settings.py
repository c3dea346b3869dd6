"""`dateline settings`: what is set, and by what."""

import argparse
import json
import os
from typing import Any

from dateline.settings import SETTINGS, Setting, origins, user_folder
from dateline.views.cli.main import OK


def run(arguments: argparse.Namespace) -> int:
    """0."""
    told = origins(os.environ)
    rows = [_row(s, *told.get(s.name, (None, None))) for s in SETTINGS]
    if arguments.json:
        print(json.dumps({"folder": str(user_folder()), "settings": rows}, ensure_ascii=False))
        return OK
    width = max(len(s.name) for s in SETTINGS)
    print(f"settings folder: {user_folder()}")
    for s, row in zip(SETTINGS, rows, strict=True):
        value = "not set" if row["value"] is None else row["value"]
        print(f"{s.name:{width}}  {value}" + (f"   [{row['origin']}]" if arguments.origin and row["origin"] else ""))
        if arguments.origin:
            print(f"{'':{width}}  {s.help}")
            print(f"{'':{width}}  {s.flag}, {s.env}, or {s.name} = ... in settings.toml; for {', '.join(s.commands)}")
    return OK


def _row(setting: Setting, value: str | None, origin: str | None) -> dict[str, Any]:
    shown = "(secret)" if setting.secret and value else value
    return {"name": setting.name, "value": shown, "origin": origin, "flag": setting.flag, "env": setting.env}
