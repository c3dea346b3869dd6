"""Rows of incidents as JSON, `dateline/incident/1`: with their claims side by side, or without."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw

from dateline.incidents.across.units import unit_of
from dateline.record.batches import slices
from dateline.record.corrections import amended, any_at_all, judged_of, merged
from dateline.record.firsts import check
from dateline.record.query import IncidentJson
from dateline.record.speakers import STANDING

COLUMNS = (
    "id", "key", "event_type", "means", "place", "country", "admin1", "geonameid", "latitude", "longitude",
    "radius_km", "distance_km", "relation", "where_prec", "earliest", "latest", "date_prec", "origins", "documents",
    "languages", "status", "words", "first_reported", "last_reported", "changed", "background",
)  # fmt: skip
SELECTED = ", ".join(f"i.{name}" for name in COLUMNS)
_PLACE = (
    "relation",
    "distance_km",
    "latitude",
    "longitude",
    "radius_km",
    "where_prec",
    "geonameid",
    "country",
    "admin1",
)

Rows = Mapping[int, list[Any]]


def incidents_json(base: apsw.Connection, rows: Sequence[Sequence[Any]], *, whole: bool) -> list[IncidentJson]:
    """The incidents of rows of COLUMNS, in their order; `whole` adds claims, links, parts and history."""
    numbers = [row[0] for row in rows]
    counts = _by_incident(base, _QUANTITIES, numbers)
    sources = _by_incident(base, _SOURCES, numbers)
    spots = _by_incident(base, _SPOTS, numbers)
    made = [
        _incident(dict(zip(COLUMNS, row, strict=True)), counts[row[0]], sources[row[0]], spots[row[0]]) for row in rows
    ]
    if whole:
        _add_claims(base, numbers, made)
    return made


_QUANTITIES = "SELECT incident, what, unit, low, best, high, disputed FROM incident_quantity WHERE incident IN ({})"
_SOURCES = (
    "SELECT c.incident, s.name, s.kind, s.side FROM claim AS c LEFT JOIN claim_speaker AS x ON x.claim = c.id "
    f"JOIN source AS s ON s.id = {STANDING} "
    "WHERE c.incident IN ({}) ORDER BY c.id"
)
_SPOTS = "SELECT incident, place, facts FROM telling WHERE incident IN ({}) AND facts IS NOT NULL ORDER BY id"


def _by_incident(base: apsw.Connection, query: str, numbers: Iterable[int]) -> dict[int, list[Any]]:
    """The rows of a query about some incidents, by incident."""
    found: dict[int, list[Any]] = defaultdict(list)
    for some in slices(numbers):
        for row in base.execute(query.format(", ".join("?" * len(some))), some):
            found[row[0]].append(row[1:])
    return found


def _incident(row: Mapping[str, Any], counts: list[Any], sources: list[Any], spots: list[Any]) -> IncidentJson:
    place: dict[str, Any] | None = None
    if row["place"] is not None:
        facts = next((facts for name, facts in spots if name == row["place"]), None)
        told = (json.loads(facts)["place"] or {}) if facts else {}
        bearing, held = told.get("bearing"), told.get("administered_by")
        place = {"name": row["place"]} | {name: row[name] for name in _PLACE}
        place |= {"bearing": bearing, "administered_by": held, "reason": None}
        if place["latitude"] is None:
            place["reason"] = "not resolved"
    time = None
    if row["earliest"] is not None or row["latest"] is not None:
        time = {name: row[name] for name in ("earliest", "latest", "date_prec")}
    return {
        "id": row["key"],
        "event_type": row["event_type"],
        "means": row["means"],
        "status": row["status"],
        "background": bool(row["background"]),
        "place": place,
        "time": time,
        "quantities": [
            {"what": what, "unit": unit or None, "low": _whole(low), "best": _whole(best), "high": _whole(high)}
            | {"disputed": bool(disputed)}
            for what, unit, low, best, high, disputed in counts
        ],
        "first_reported": row["first_reported"],
        "last_reported": row["last_reported"],
        "changed": row["changed"],
        "origins": row["origins"],
        "documents": row["documents"],
        "languages": row["languages"].split(),
        "sources": [{"name": n, "kind": k, "side": s or None} for n, k, s in dict.fromkeys(map(tuple, sources))],
        "words": row["words"],
        "merged_into": None,
    }


def _whole(number: float | None) -> float | int | None:
    """A number without the ".0" that its column gives it."""
    return int(number) if number is not None and number == int(number) else number


_CLAIMS = (
    "SELECT c.incident, c.id, c.label, c.document, n.document, n.label, t.key FROM claim AS c "
    "JOIN telling AS t ON t.id = c.telling LEFT JOIN claim AS n ON n.id = c.superseded_by "
    "JOIN document AS d ON d.id = c.document "
    "WHERE c.incident IN ({}) ORDER BY coalesce(d.published, d.received), c.document, c.start, c.id"
)
_LINKS = (
    "SELECT t.incident, t.key, u.key, l.score, l.words FROM telling AS t JOIN link AS l ON l.a = t.id "
    "JOIN telling AS u ON u.id = l.b WHERE t.incident IN ({}) AND u.incident = t.incident AND l.joined = 1 "
    "ORDER BY t.key, u.key"
)
_PARTS = (
    "SELECT w.incident, w.document, w.label, p.document, p.label, i.key FROM claim AS w "
    "JOIN claim_part AS x ON x.whole = w.id JOIN claim AS p ON p.id = x.part "
    "LEFT JOIN incident AS i ON i.id = p.incident AND p.incident <> w.incident WHERE w.incident IN ({}) "
    "ORDER BY x.whole, x.part"
)
_WHOLES = (
    "SELECT x.whole, i.key FROM incident_part AS x JOIN incident AS i ON i.id = x.part "
    "WHERE x.whole IN ({}) ORDER BY i.key"
)
_DECIDED = (
    "SELECT DISTINCT t.incident, d.id, d.at, d.who, d.act, d.why, d.anchors, d.undone_at, d.undone_by, d.undone_why "
    "FROM telling AS t JOIN decision_document AS x ON x.document = t.document JOIN decision AS d ON d.id = x.decision "
    "WHERE t.incident IN ({}) ORDER BY d.id"
)


def _add_claims(base: apsw.Connection, numbers: Sequence[int], made: Sequence[IncidentJson]) -> None:
    """Adds to incidents what their dispatches say, why they were joined, parts and history."""
    claims, links = _by_incident(base, _CLAIMS, numbers), _by_incident(base, _LINKS, numbers)
    parts, wholes = _by_incident(base, _PARTS, numbers), _by_incident(base, _WHOLES, numbers)
    decided = _by_incident(base, _DECIDED, numbers)
    documents = {row[2] for rows in claims.values() for row in rows}
    about, said = documents_json(base, documents), _reports(base, documents)
    changes = _corrected(base, {row["uri"] for row in about.values()})
    for number, incident in zip(numbers, made, strict=True):
        incident["claims"] = [
            said[document][label]
            | {
                "id": claim_id(document, label),
                "document": about[document],
                "superseded_by": None if by is None else claim_id(by, by_label),
                "corrected": changes.get((document, label)),
                "novelty_check": check(base, said[document][label], document=document),
            }
            for _, label, document, by, by_label, _ in claims[number]
            if label in said.get(document, ())
        ]
        for quantity in incident["quantities"]:
            quantity["said"] = list(_said(quantity, incident["claims"]))
        incident["joined"] = [{"tellings": [a, b], "score": score, "words": w} for a, b, score, w in links[number]]
        incident["parts"] = _parts(incident["id"], parts[number], wholes[number])
        incident["history"] = [_decision(row) for row in decided[number]]


def _corrected(base: apsw.Connection, uris: Iterable[str]) -> dict[tuple[int, str], dict[str, Any]]:
    """What stands corrected in claims, by the numbers of their documents and their labels."""
    if not any_at_all(base):
        return {}
    return {
        (document, label): found
        for uri in sorted(uris)
        for (document, _, label), judgements in judged_of(base, uri).items()
        if (found := merged(judgements)) is not None
    }


def _parts(key: str, rows: list[Any], across: list[Any]) -> list[dict[str, Any]]:
    """Totals with the claims that break them down, then with the incidents of other dispatches that they count."""
    found: dict[str, dict[str, Any]] = {}
    for document, label, of, part, other in rows:
        whole = claim_id(document, label)
        row = found.setdefault(whole, {"whole": whole, "parts": [], "incidents": []})
        row["parts"].append(claim_id(of, part))
        if other and other not in row["incidents"]:
            row["incidents"].append(other)
    others = [other for (other,) in across if not any(other in row["incidents"] for row in found.values())]
    return [*found.values(), *([{"whole": key, "parts": others, "incidents": others}] if others else [])]


def _decision(row: Sequence[Any]) -> dict[str, Any]:
    _, at, who, act, why, anchors, undone_at, undone_by, undone_why = row
    detail: dict[str, Any] = {"anchors": json.loads(anchors)}
    if undone_at:
        detail["undone"] = {"at": undone_at, "who": undone_by, "why": undone_why}
    return {"at": at, "who": who, "act": act, "why": why, "detail": detail}


def claim_id(document: int, label: str) -> str:
    """The id of a claim, unique in its record: "17:c3" is the third of document 17."""
    return f"{document}:{label}"


def _said(quantity: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """Who says which number of a quantity."""
    for claim in claims:
        for one in amended(claim, claim["corrected"] or {})["quantities"]:
            if one["what"] == quantity["what"] and (one["unit"] is None or unit_of(one["unit"]) == quantity["unit"]):
                yield {
                    "claim": claim["id"],
                    "low": one["low"],
                    "best": one["best"],
                    "high": one["high"],
                    "source": claim["source"] and claim["source"]["name"],
                }


def documents_json(base: apsw.Connection, numbers: Iterable[int]) -> dict[int, dict[str, Any]]:
    """What documents are, by their number."""
    names = ("id", "uri", "url", "title", "outlet", "agency", "language", "published", "copy_of")
    query = (
        "SELECT id, uri, url, title, outlet, agency, language, published, nullif(origin, id) FROM document WHERE id IN"
    )
    found = {}
    for some in slices(numbers):
        for row in base.execute(f"{query} ({', '.join('?' * len(some))})", some):
            found[row[0]] = dict(zip(names, row, strict=True))
    return found


def _reports(base: apsw.Connection, numbers: Iterable[int]) -> dict[int, dict[str, dict[str, Any]]]:
    """The claims of the current reports of documents, by number and label."""
    found = {}
    for some in slices(numbers):
        marks = ", ".join("?" * len(some))
        for number, report in base.execute(
            f"SELECT document, report FROM reading WHERE current = 1 AND report IS NOT NULL AND document IN ({marks})",
            some,
        ):
            found[number] = {claim["id"]: claim for claim in json.loads(report)["claims"]}
    return found
