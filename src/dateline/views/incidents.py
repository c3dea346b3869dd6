"""The JSON of incidents over all dispatches, `dateline/incident/1`, and of lists of them."""

import json
from importlib import resources
from typing import Any

from dateline.record.query import Page, Tombstone
from dateline.views.report import schema as report_schema

SCHEMA, LIST = "dateline/incident/1", "dateline/incidents/1"


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one incident, whole in itself."""
    text = (resources.files("dateline.views") / "schema" / "incident-1.json").read_text(encoding="utf-8")
    made: dict[str, Any] = json.loads(text)
    of_reports = report_schema()["$defs"]
    claim = dict(of_reports.pop("claim"))
    told = made["$defs"]["told"]
    told["properties"] = claim["properties"] | {"id": {"type": "string", "minLength": 1}} | told["properties"]
    told["required"] = [*claim["required"], *told["required"]]
    told["additionalProperties"] = False
    del of_reports["incident"]
    made["$defs"] = of_reports | made["$defs"]
    return made


def page_json(page: Page) -> dict[str, Any]:
    """A page of incidents as one object; `more` says that `total` is only what was counted."""
    return {
        "schema": LIST,
        "incidents": list(page.items),
        "total": page.total,
        "more": page.more,
        "next": page.next,
    }


def tombstone_json(tombstone: Tombstone) -> dict[str, Any]:
    """An id that was given up, with the one that holds its dispatches now."""
    return {
        "id": tombstone.id,
        "merged_into": tombstone.merged_into,
        "changed": tombstone.changed,
        "tombstone": True,
    }
