"""A spreadsheet of incidents as claims: each row one dispatch of its own, with the spreadsheet as the source.

A mapping (TOML) says which column holds what. A row that can't be understood is told with its line and reason, and
costs the others nothing. Every value has the words of the row that it was read from, as a dispatch's have.
"""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dateline import __version__
from dateline.articles.decode import decode
from dateline.articles.raw import Raw
from dateline.claims.codes import codes
from dateline.errors import SettingError
from dateline.gazetteer import open_gazetteer
from dateline.record.canonical import plain, sha256
from dateline.record.fingerprint import IMPORTED, Fingerprint
from dateline.record.interface import Incoming
from dateline.record.query import EVENT_TYPES, MEANS, STATUSES

CHANNEL = "spreadsheet"
WHAT = (
    "launched",
    "downed",
    "crashed",
    "found",
    "hit",
    "damaged",
    "killed",
    "wounded",
    "missing",
    "arrested",
    "evacuated",
    "other",
)
_COLUMNS = ("date", "date_end", "text", "place", "latitude", "longitude", "country", "url", "status")
_KEYS = frozenset({*_COLUMNS, "source", "language", "id", "date_format", "delimiter", "type", "means", "quantities"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A value of a closed list: the same for all rows, or from a column, through a table of what is written there."""

    column: str | None = None
    value: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetMapping:
    """Which column of a spreadsheet holds what."""

    source: str
    language: str
    id: tuple[str, ...]
    columns: Mapping[str, str]
    type: Coded
    means: Coded
    quantities: Mapping[str, str]
    date_format: str
    delimiter: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what comes of it, or why nothing does."""

    line: int
    incoming: Incoming | None = None
    reason: str | None = None


def mapping_of(text: str, *, name: str) -> SheetMapping:
    """The mapping of a TOML text; raises SettingError that names the key and what is right."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"{name}: no TOML: {error}") from None
    unknown = sorted(data.keys() - _KEYS)
    if unknown:
        raise SettingError(f"{name}: unknown key {unknown[0]!r}: there are {', '.join(sorted(_KEYS))}")
    for key in ("source", "type"):
        if not data.get(key):
            raise SettingError(f"{name}: {key!r} is missing; `dateline import --help` shows a mapping")
    quantities = data.get("quantities", {})
    wrong = [what for what in quantities if what not in WHAT]
    if wrong:
        raise SettingError(f"{name}: unknown quantity {wrong[0]!r}: there are {', '.join(WHAT)}")
    ids = data.get("id", [])
    return SheetMapping(
        source=str(data["source"]),
        language=str(data.get("language", "und")),
        id=(ids,) if isinstance(ids, str) else tuple(ids),
        columns={key: str(data[key]) for key in _COLUMNS if key in data},
        type=_coded(data["type"], EVENT_TYPES, "type", name),
        means=_coded(data.get("means", {}), MEANS, "means", name),
        quantities=dict(quantities),
        date_format=str(data.get("date_format", "%Y-%m-%d")),
        delimiter=str(data.get("delimiter", ",")),
        sha256=sha256(plain(data)),
    )


def _coded(data: Any, choices: Sequence[str], what: str, name: str) -> Coded:
    given = {"value": data} if isinstance(data, str) else data
    if not isinstance(given, dict) or given.keys() - {"column", "value", "values"}:
        raise SettingError(f"{name}: [{what}] has a value, or a column and a table of values")
    made = Coded(column=given.get("column"), value=given.get("value"), values=given.get("values", {}))
    for one in (*made.values.values(), *([made.value] if made.value else [])):
        if one not in choices:
            raise SettingError(f"{name}: unknown {what} {one!r}: there are {', '.join(choices)}")
    return made


def rows(data: bytes, mapping: SheetMapping, *, name: str) -> Iterator[Row]:
    """The rows of a spreadsheet (CSV with a row of column names); raises InputError and SettingError."""
    reader = csv.DictReader(io.StringIO(decode(data, name=name), newline=""), delimiter=mapping.delimiter)
    head = reader.fieldnames or []
    used = [*mapping.columns.values(), *mapping.quantities.values(), *mapping.id]
    used += [c for c in (mapping.type.column, mapping.means.column) if c]
    missing = [column for column in used if column not in head]
    if missing:
        raise SettingError(f"{name}: no column {missing[0]!r}: there are {', '.join(map(str, head))}")
    seen: dict[str, int] = {}
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line=reader.line_num, reason=str(error))
            return
        line = reader.line_num
        try:
            incoming = _incoming({k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}, mapping, name)
        except ValueError as error:
            yield Row(line=line, reason=str(error))
            continue
        if incoming.uri in seen:
            yield Row(
                line=line, reason=f"the same {' and '.join(mapping.id) or 'content'} as line {seen[incoming.uri]}"
            )
            continue
        seen[incoming.uri] = line
        yield Row(line=line, incoming=incoming)


class _Text:
    """The text of a row, put together piece by piece; each piece knows where it stands."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, label: str, value: str) -> dict[str, Any]:
        """The span of a value that is added with its label."""
        self.text += f"{'; ' if self.text and not self.text.endswith(chr(10)) else ''}{label}: "
        return self.put(value)

    def put(self, value: str) -> dict[str, Any]:
        """The span of a value that is added as it is."""
        start = len(self.text)
        self.text += value
        return {"start": start, "end": len(self.text), "quote": value}


def _incoming(row: Mapping[str, str], mapping: SheetMapping, name: str) -> Incoming:
    """What a row says, as a dispatch; raises ValueError with the reason where it can't be understood."""

    def cell(key: str) -> str:
        return row.get(mapping.columns.get(key, ""), "")

    if not any(row.values()):
        raise ValueError("the row is empty")
    key = " ".join(row[column] for column in mapping.id) if mapping.id else sha256(plain(dict(row)))[:16]
    if not key.strip():
        raise ValueError(f"no {' and '.join(mapping.id)}")
    text = _Text()
    source = text.put(mapping.source)
    text.text += f", row {key}\n"
    line = len(text.text)
    kind, trigger = _code(row, mapping.type, text, source, "type")
    means, _ = _code(row, mapping.means, text, source, "means", needed=False)
    time = _time(cell("date"), cell("date_end"), mapping, text)
    place = _place(cell("place"), cell("latitude"), cell("longitude"), cell("country"), text)
    quantities = [q for what, column in mapping.quantities.items() if (q := _quantity(row[column], what, column, text))]
    status = cell("status") or "reported"
    if status not in STATUSES:
        raise ValueError(f"unknown status {status!r}: there are {', '.join(STATUSES)}")
    evidence = {"start": line, "end": len(text.text), "quote": text.text[line:]}
    text.text += "\n"
    if cell("text"):
        evidence = text.put(" ".join(cell("text").split()))
    told = codes(kind, means)
    said = {"name": mapping.source, "kind": "media", "side": None}
    claim = {
        "id": "c1", "event_type": kind, "means": means, "trigger": trigger, "evidence": [evidence],
        "source": source | said | {"person": None, "role": None}, "cue": None, "relayed_by": [],
        "certainty": "stated", "polarity": "denied" if status == "denied" else "affirmed", "realis": "actual",
        "background": False, "quantities": quantities, "place": place, "time": time, "announced": None,
        "target": None, "actor": None, "novelty": None,
        "codes": {system: getattr(told, system) for system in ("acled", "plover", "cameo", "viina", "ucdp")},
        "rules": ["import"], "extractor": f"{IMPORTED}@{__version__}", "confidence": None,
    }  # fmt: skip
    incident = {
        "id": "i1", "event_type": kind, "means": means, "claims": ["c1"], "place": place, "time": time,
        "quantities": [{n: q[n] for n in ("what", "low", "best", "high")} | {"disputed": False} for q in quantities],
        "sources": [mapping.source], "origins": 1,
        "status": status if status in ("denied", "retracted") else "reported",
    }  # fmt: skip
    url = cell("url") or None
    uri = f"{mapping.source}#{key}"
    about = {
        "id": uri, "language": mapping.language, "published": None, "title": None, "agency": None, "authors": [],
        "outlet": mapping.source, "url": url, "dateline_place": None,
        "parts": [{"kind": "body", "start": 0, "end": len(text.text)}],
    }  # fmt: skip
    report = {"schema": "dateline/report/1", "document": about, "claims": [claim], "incidents": [incident], "parts": []}
    body = plain(dict(row)).encode("utf-8", "surrogatepass")
    return Incoming(
        raw=Raw(body=body, name=f"{name}#{key}", channel=CHANNEL, media="application/json"),
        uri=uri,
        text=text.text,
        language=mapping.language,
        outlet=mapping.source,
        url=url,
        report=report,
        reader=Fingerprint(name=IMPORTED, version=__version__, lexicon=mapping.sha256, gazetteer=sha256("")),
    )


def _code(
    row: Mapping[str, str], coded: Coded, text: _Text, source: dict[str, Any], what: str, *, needed: bool = True
) -> tuple[Any, dict[str, Any]]:
    """A value of a closed list with its span; that of the source where all rows have the same."""
    if coded.column is None:
        return coded.value, source
    said = row[coded.column]
    if not said:
        if needed and coded.value is None:
            raise ValueError(f"no {what} in column {coded.column!r}")
        return coded.value, source
    known = coded.values.get(said, said if not coded.values else coded.value)
    if known is None or known not in (EVENT_TYPES if what == "type" else MEANS):
        raise ValueError(f"{what} {said[:60]!r} is not in the mapping's table of values")
    return known, text.add(coded.column, said)


def _time(first: str, last: str, mapping: SheetMapping, text: _Text) -> dict[str, Any] | None:
    if not first:
        return None
    days: list[date] = []
    for said in (first, last or first):
        try:
            days.append(datetime.strptime(said, mapping.date_format).date())
        except ValueError:
            raise ValueError(f"date {said[:40]!r} is not written as {mapping.date_format}") from None
    if days[0] > days[1]:
        raise ValueError(f"it ends ({days[1]}) before it begins ({days[0]})")
    length = (days[1] - days[0]).days
    prec = next(k for k, most in enumerate((0, 5, 6, 30, 10**7), 1) if length <= most)
    span = text.add(mapping.columns["date"], first)
    ends = {"earliest": days[0].isoformat(), "latest": days[1].isoformat()}
    return span | ends | {"date_prec": prec, "timex": days[0].isoformat(), "anchor": None}


_PRECISION = {"country": 6, "region": 4, "area": 5, "sea": 5, "district": 3}  # as in UCDP


def _place(name: str, latitude: str, longitude: str, country: str, text: _Text) -> dict[str, Any] | None:
    if not name and not (latitude and longitude):
        return None
    at: tuple[float | None, float | None] = (None, None)
    if latitude and longitude:
        try:
            at = float(latitude.replace(",", ".")), float(longitude.replace(",", "."))
        except ValueError:
            raise ValueError(f"latitude {latitude[:20]!r}, longitude {longitude[:20]!r}: no numbers") from None
        if not (-90 <= (at[0] or 0) <= 90 and -180 <= (at[1] or 0) <= 180) or at[0] != at[0] or at[1] != at[1]:
            raise ValueError(f"latitude {latitude[:20]!r}, longitude {longitude[:20]!r}: not on the map")
    span = text.add("place", name or f"{latitude}, {longitude}")
    side = country.upper() if len(country) == 3 and country.isalpha() else None
    found, reason = open_gazetteer().resolve(name, countries=(side,) if side else ()) if name else (None, None)
    region = found is not None and found.kind in ("region", "country", "area")
    return span | {
        "name": found.name if found else span["quote"],
        "relation": None, "distance_km": None, "bearing": None,
        "latitude": at[0] if at[0] is not None else found and found.latitude,
        "longitude": at[1] if at[1] is not None else found and found.longitude,
        "radius_km": found.radius_km if found else None,
        "where_prec": 1 if at[0] is not None else found and _PRECISION.get(found.kind, 1),
        "geonameid": found.geonameid if found else None,
        "country": (found.country if found else None) or side,
        "administered_by": found.administered_by if found else None,
        "admin1": found.admin1 if found and not (region and found.kind != "region") else None,
        "reason": None if found or at[0] is not None else reason or "not in the gazetteer",
    }  # fmt: skip


def _quantity(said: str, what: str, column: str, text: _Text) -> dict[str, Any] | None:
    if not said:
        return None
    low, dash, high = said.replace("–", "-").partition("-")
    try:
        ends = [int(low), int(high) if dash else int(low)]
    except ValueError:
        raise ValueError(f"{column} {said[:40]!r} is no number; write 3, or 3-5") from None
    if not 0 <= ends[0] <= ends[1] <= 10**9:
        raise ValueError(f"{column} {said[:40]!r} is no number of anything")
    span = text.add(column, said)
    best = ends[0] if ends[0] == ends[1] else None
    return span | {"what": what, "unit": None, "low": ends[0], "best": best, "high": ends[1]}
