"""The rows of a shard as Parquet: documents, claims, incidents."""

import io
from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from dateline.errors import SettingError
from dateline.record.rows import origin_of

_TEXT, _WHOLE, _REAL = "string", "int64", "float64"
COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": dict.fromkeys(
        "document url title outlet agency language published status reason copy_of text_sha256 text report".split(),
        _TEXT,
    ),
    "claims": {
        **dict.fromkeys("document url published language claim incident event_type means".split(), _TEXT),
        "start": _WHOLE,
        "end": _WHOLE,
        **dict.fromkeys("quote source source_kind source_side origin relayed_by cue act".split(), _TEXT),
        **dict.fromkeys("certainty polarity realis".split(), _TEXT),
        "background": "bool",
        **dict.fromkeys("place relation country admin1".split(), _TEXT),
        "geonameid": _WHOLE,
        **dict.fromkeys("latitude longitude radius_km distance_km".split(), _REAL),
        "where_prec": _WHOLE,
        **dict.fromkeys("earliest latest announced".split(), _TEXT),
        "date_prec": _WHOLE,
        "quantities": "quantities",
        "extractor": _TEXT,
    },
    "incidents": {
        **dict.fromkeys("document published language incident event_type means status".split(), _TEXT),
        "origins": _WHOLE,
        "claims": "labels",
        **dict.fromkeys("place relation country admin1".split(), _TEXT),
        "geonameid": _WHOLE,
        **dict.fromkeys("latitude longitude radius_km".split(), _REAL),
        "where_prec": _WHOLE,
        **dict.fromkeys("earliest latest".split(), _TEXT),
        "date_prec": _WHOLE,
    },
}
# What linking makes of all shards.
LINKED: Mapping[str, str] = {
    **dict.fromkeys("incident event_type means earliest latest status first_reported last_reported".split(), _TEXT),
    **dict.fromkeys("date_prec origins documents".split(), _WHOLE),
    "claims": "labels",
    **dict.fromkeys("place relation country admin1".split(), _TEXT),
    "geonameid": _WHOLE,
    **dict.fromkeys("latitude longitude radius_km".split(), _REAL),
    "where_prec": _WHOLE,
    "quantities": "quantities",
}
_PLACE = ("relation", "country", "admin1", "geonameid", "latitude", "longitude", "radius_km", "where_prec")
_NUMBERS = ("what", "unit", "low", "best", "high", "quote")

Rows = dict[str, list[dict[str, Any]]]


def parquet() -> ModuleType:
    """pyarrow's module for Parquet; SettingError where it is not installed."""
    try:
        import pyarrow.parquet as module
    except ImportError:
        raise SettingError("Parquet needs pyarrow: pip install 'dateline[tables]'") from None
    return module  # type: ignore[no-any-return]


def rows_of(report: Mapping[str, Any]) -> Rows:
    """The rows of claims and incidents of a report as JSON."""
    about = report["document"]
    head = {"document": about["id"], "published": about["published"], "language": about["language"]}
    incident_of = {label: incident["id"] for incident in report["incidents"] for label in incident["claims"]}
    return {
        "claims": [head | _claim(claim, about, incident_of[claim["id"]]) for claim in report["claims"]],
        "incidents": [head | _incident(incident) for incident in report["incidents"]],
    }


def encoded(table: str, rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as the bytes of a Parquet file: the same rows, the same bytes."""
    module = parquet()
    import pyarrow as pa

    numbers = pa.struct([(n, pa.string() if n in ("what", "unit", "quote") else pa.float64()) for n in _NUMBERS])
    kinds = {"labels": pa.list_(pa.string()), "quantities": pa.list_(numbers), "bool": pa.bool_()}
    fields = [(name, kinds.get(kind) or getattr(pa, kind)()) for name, kind in (COLUMNS.get(table) or LINKED).items()]
    made = io.BytesIO()
    module.write_table(pa.Table.from_pylist(list(rows), schema=pa.schema(fields)), made, compression="zstd")
    return made.getvalue()


def _claim(claim: Mapping[str, Any], about: Mapping[str, Any], incident: str) -> dict[str, Any]:
    place, time = claim["place"] or {}, claim["time"] or {}
    source, cue, evidence = claim["source"] or {}, claim["cue"] or {}, claim["evidence"][0]
    return {
        "url": about["url"],
        "claim": claim["id"],
        "incident": incident,
        "event_type": claim["event_type"],
        "means": claim["means"],
        "start": evidence["start"],
        "end": evidence["end"],
        "quote": evidence["quote"],
        "source": source.get("name"),
        "source_kind": source.get("kind"),
        "source_side": source.get("side"),
        "origin": origin_of(claim, about),
        "relayed_by": "; ".join(r["name"] for r in claim["relayed_by"]) or None,
        "cue": cue.get("quote"),
        "act": cue.get("act"),
        "certainty": claim["certainty"],
        "polarity": claim["polarity"],
        "realis": claim["realis"],
        "background": claim["background"],
        "place": place.get("name"),
        "distance_km": place.get("distance_km"),
        **{name: place.get(name) for name in _PLACE},
        "announced": (claim["announced"] or {}).get("earliest"),
        **{name: time.get(name) for name in ("earliest", "latest", "date_prec")},
        "quantities": [{name: q[name] for name in _NUMBERS} for q in claim["quantities"]],
        "extractor": claim["extractor"],
    }


def _incident(incident: Mapping[str, Any]) -> dict[str, Any]:
    place, time = incident["place"] or {}, incident["time"] or {}
    return {
        "incident": incident["id"],
        **{name: incident[name] for name in ("event_type", "means", "status", "origins")},
        "claims": list(incident["claims"]),
        "place": place.get("name"),
        **{name: place.get(name) for name in _PLACE},
        **{name: time.get(name) for name in ("earliest", "latest", "date_prec")},
    }
