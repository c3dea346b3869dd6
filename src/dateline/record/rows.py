"""A report as rows: tellings, claims, quantities, sources, relays and parts."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

import apsw

from dateline.record.tellings import facts_of

_SPACES = re.compile(r"\s+")


def write_rows(base: apsw.Connection, document: int, report: Mapping[str, Any]) -> None:
    """Writes the rows of a document's current report; to be called inside a transaction."""
    base.executemany(
        'INSERT INTO document_part (document, kind, start, "end") VALUES (?, ?, ?, ?)',
        [(document, part["kind"], part["start"], part["end"]) for part in report["document"]["parts"]],
    )
    claims = {claim["id"]: claim for claim in report["claims"]}
    ids: dict[str, int] = {}
    for incident in report["incidents"]:
        number = _telling(base, document, incident, [claims[label] for label in incident["claims"]])
        for label in incident["claims"]:
            ids[label] = _claim(base, document, number, claims[label], report["document"])
    for part in report["parts"]:
        base.executemany(
            "INSERT INTO claim_part VALUES (?, ?) ON CONFLICT DO NOTHING",
            [(ids[part["whole"]], ids[label]) for label in part["parts"] if label in ids],
        )

    note_facts(base, document, report)


def note_facts(base: apsw.Connection, document: int, report: Mapping[str, Any]) -> None:
    """Writes beside the tellings of a document what decides on their incidents."""
    base.executemany(
        "UPDATE telling SET key = ?, facts = ?, background = ? WHERE document = ? AND label = ?",
        [
            (telling.key, told, int(telling.background), document, telling.label)
            for telling, told in facts_of(base, document, report)
        ],
    )


def note_actors(base: apsw.Connection, document: int, report: Mapping[str, Any]) -> None:
    """Writes beside the claims of a document who is said to have done it."""
    base.executemany(
        "UPDATE claim SET actor = ? WHERE document = ? AND label = ?",
        [(_actor(base, claim["actor"]), document, claim["id"]) for claim in report["claims"] if claim["actor"]],
    )


def remove_rows(base: apsw.Connection, document: int) -> None:
    """Removes the rows of a document's current report; its readings stay."""
    mine = "(SELECT id FROM claim WHERE document = ?)"
    base.execute(f"DELETE FROM quantity WHERE claim IN {mine}", (document,))
    base.execute(f"DELETE FROM relay WHERE claim IN {mine}", (document,))
    base.execute(f"DELETE FROM claim_speaker WHERE claim IN {mine}", (document,))
    base.execute(f"DELETE FROM claim_part WHERE whole IN {mine}", (document,))
    base.execute(f"UPDATE claim SET superseded_by = NULL WHERE superseded_by IN {mine}", (document,))
    tellings = "(SELECT id FROM telling WHERE document = ?)"
    base.execute(f"DELETE FROM cell WHERE telling IN {tellings}", (document,))
    base.execute(f"DELETE FROM link WHERE a IN {tellings} OR b IN {tellings}", (document, document))
    for table in ("claim", "telling", "document_part"):
        base.execute(f"DELETE FROM {table} WHERE document = ?", (document,))


def origin_of(claim: Mapping[str, Any], document: Mapping[str, Any]) -> str:
    """Who answers for a claim, under one key for all who quote the same; "" is the text's own account.

    Forty outlets that quote one governor have one origin, and so have those that run one agency's dispatch.
    """
    source = claim["source"]
    if source is not None:
        return f"{source['kind']}:{source['side'] or ''}:{name_key(source['name'])}"
    if claim["relayed_by"]:
        return f"{claim['relayed_by'][0]['kind']}::{name_key(claim['relayed_by'][0]['name'])}"
    return f"agency::{name_key(document['agency'])}" if document["agency"] else ""


def name_key(name: str) -> str:
    """A name without case, accents and article: the same for all spellings of a source."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return _SPACES.sub(" ", re.sub(r"^(?:l['’]|les? |la |the )", "", plain.strip()))


def _telling(base: apsw.Connection, document: int, incident: Mapping[str, Any], claims: list[Mapping[str, Any]]) -> int:
    place, time = incident["place"] or {}, incident["time"] or {}
    quotes = dict.fromkeys(span["quote"] for claim in claims for span in claim["evidence"])
    row = base.execute(
        "INSERT INTO telling (document, label, event_type, means, place, country, admin1, geonameid, latitude, "
        "longitude, radius_km, relation, where_prec, earliest, latest, date_prec, origins, status, words) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            document,
            incident["id"],
            incident["event_type"],
            incident["means"],
            place.get("name"),
            place.get("country"),
            place.get("admin1"),
            place.get("geonameid"),
            place.get("latitude"),
            place.get("longitude"),
            place.get("radius_km"),
            place.get("relation"),
            place.get("where_prec"),
            time.get("earliest"),
            time.get("latest"),
            time.get("date_prec"),
            incident["origins"],
            incident["status"],
            " … ".join(quotes),
        ),
    )
    return int(row.get)


def _claim(
    base: apsw.Connection, document: int, telling: int, claim: Mapping[str, Any], about: Mapping[str, Any]
) -> int:
    place, time, evidence = claim["place"] or {}, claim["time"] or {}, claim["evidence"][0]
    source, actor = (source_number(base, claim["source"]) if claim["source"] else None), claim["actor"]
    row = base.execute(
        'INSERT INTO claim (document, telling, label, event_type, means, start, "end", quote, source, origin, '
        "certainty, "
        "polarity, realis, background, place, latitude, longitude, where_prec, earliest, latest, extractor, geonameid, "
        "actor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            document,
            telling,
            claim["id"],
            claim["event_type"],
            claim["means"],
            evidence["start"],
            evidence["end"],
            evidence["quote"],
            source,
            origin_of(claim, about),
            claim["certainty"],
            claim["polarity"],
            claim["realis"],
            int(claim["background"]),
            place.get("name"),
            place.get("latitude"),
            place.get("longitude"),
            place.get("where_prec"),
            time.get("earliest"),
            time.get("latest"),
            claim["extractor"],
            place.get("geonameid"),
            _actor(base, actor) if actor else None,
        ),
    )
    number = int(row.get)
    base.executemany(
        "INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (number, q["what"], q["unit"], q["low"], q["best"], q["high"], q["start"], q["end"], q["quote"])
            for q in claim["quantities"]
        ],
    )
    base.executemany(
        "INSERT INTO relay VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(number, source_number(base, relay)) for relay in claim["relayed_by"]],
    )
    return number


def source_number(base: apsw.Connection, source: Mapping[str, Any]) -> int:
    """The number of a source, the same for the same name, kind and side."""
    return _numbered(base, "source", {"name": source["name"], "kind": source["kind"], "side": source["side"] or ""})


def _actor(base: apsw.Connection, actor: Mapping[str, Any]) -> int:
    """The number of who is said to have done it, the same for the same name and side."""
    return _numbered(base, "actor", {"name": actor["name"], "side": actor["side"] or ""})


def _numbered(base: apsw.Connection, table: str, row: Mapping[str, str]) -> int:
    """The number of a row that is kept once; it is put in where it is not there."""
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    same = " AND ".join(f"{name} = ?" for name in row)
    values = tuple(row.values())
    number = base.execute(f"SELECT id FROM {table} WHERE {same}", values).get
    if number is None:
        number = base.execute(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id", values).get
    return int(number)
