"""Reads keys and responses: the archive's own format, or JSON Lines."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evaluate.muc4.fills import Fill, parse_fills, split_outside
from dateline.evaluate.muc4.slots import BY_NAME, BY_NUMBER, FILLED, SLOTS, Slot

_LINES = {
    slot.number: re.compile(
        rf"^\s*{slot.number}\.\s*" + re.escape(slot.name).replace(r"\ ", r"\s+") + r"(?:\s+(.*))?$", re.I
    )
    for slot in SLOTS
}
_NUMBERED = re.compile(r"^\s*(\d{1,2})\.")
_ID = re.compile(r"^\S+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident as filled: `fills` by the row name of the slot; an optional template may be left out."""

    message: str
    number: str
    optional: bool = False
    fills: Mapping[str, tuple[Fill, ...]] = field(default_factory=dict)


Templates = dict[str, list[Template]]  # of each message; a message without incidents has none


def read_templates(path: Path) -> Templates:
    """The templates of a file, told by its first character to be JSON Lines or the archive's format."""
    try:
        text = path.read_text("utf-8-sig", errors="replace")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}: name a file of templates") from error
    found = _from_json(path, text) if text.lstrip().startswith("{") else _from_archive(path, text)
    if not found:
        raise InputError(f"{path}: no templates in it: the archive's format or JSON Lines with docid and templates")
    return found


def template(message: str, slots: Mapping[str, Sequence[str]]) -> Template | None:
    """The template that these fills make, by slot name; None for one that says there is no incident (`*`)."""
    number = " ".join(slots.get("MESSAGE: TEMPLATE", ())).strip()
    if number.startswith("*"):
        return None
    fills = {slot.row: parse_fills(slot, slots.get(slot.name, ())) for slot in FILLED}
    return Template(
        message=message, number=number.split("(")[0].strip() or "1", optional="OPTIONAL" in number.upper(), fills=fills
    )


def _from_json(path: Path, text: str) -> Templates:
    """Messages of JSON Lines, each with `docid` and `templates`: slot name to a list of fills."""
    found: Templates = {}
    for n, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            message = str(row["docid"])
            made = [template(message, _listed(slots)) for slots in row["templates"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(f"{path}: line {n} is no message with docid and templates: {error}") from error
        found.setdefault(message, []).extend(t for t in made if t is not None)
    return found


def _listed(slots: Mapping[str, Any]) -> dict[str, list[str]]:
    """Slots with their fills in lists, whether the file gives one text or several."""
    listed: dict[str, list[str]] = {}
    for name, value in slots.items():
        if name not in BY_NAME:
            raise ValueError(f"unknown slot {name!r}; the slots are {', '.join(BY_NAME)}")
        listed[name] = [value] if isinstance(value, str) else [str(v) for v in value or ()]
    return listed


def _from_archive(path: Path, text: str) -> Templates:
    """Messages of the archive's format: numbered slots, one a line, further fills on lines of their own."""
    found: Templates = {}
    for slots in _blocks(text.splitlines()):
        named = " ".join(slots.get("MESSAGE: ID", ()))
        start = _ID.match(named)
        if start is None:
            raise InputError(f"{path}: a template without MESSAGE: ID")
        message = start[0]
        made = template(message, slots)
        found.setdefault(message, [])
        if made is not None:
            found[message].append(made)
    return found


def _blocks(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    """The slots of each template; slot 0 begins a new one."""
    block: dict[str, list[str]] = {}
    slot: Slot | None = None
    for line in lines:
        line = _without_comment(line)
        begun = _begins(line)
        if begun is not None:
            slot, first = begun
            if slot.number == 0 and block:
                yield block
                block = {}
            block[slot.name] = [first]
        elif not line.strip():
            slot = None  # a template ends at an empty line: notes between two are no fills
        elif slot is not None and slot.name in block:
            fills, more = block[slot.name], line.strip()
            if fills and _goes_on(fills[-1], more):
                fills[-1] = f"{fills[-1]} {more}"
            else:
                fills.append(more)
    if block:
        yield block


def _begins(line: str) -> tuple[Slot, str] | None:
    """The slot that a line begins, by its number and name, and its first fill."""
    numbered = _NUMBERED.match(line)
    slot = BY_NUMBER.get(int(numbered[1])) if numbered else None
    found = _LINES[slot.number].match(line) if slot else None
    return (slot, (found[1] or "").strip()) if slot and found else None


def _without_comment(line: str) -> str:
    """A line up to a semicolon outside quotes."""
    return (
        line
        if ";" not in line
        else split_outside(line.replace("(", "\0").replace(")", "\1"), ";")[0].replace("\0", "(").replace("\1", ")")
    )


def _goes_on(before: str, after: str) -> bool:
    """True where a line goes on with the fill of the line before it."""
    return (
        before.endswith(("/", ":", " -", "?"))
        or after.startswith(("/", ":"))
        or before.replace('\\"', "").count('"') % 2 == 1
        or before.count("(") > before.count(")")
    )
