"""What a desk reviewed, as annotated dispatches: an evaluation set of its own for `dateline evaluate claims`.

A dispatch goes out whole, its text beside its claims. What was rejected is left out, what was corrected is in place,
claims stand in the incidents that people left them in. A claim that the reader missed is missing here as well: such a
set measures what was read, and how much was overlooked only where somebody has looked for it.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dateline.errors import SettingError
from dateline.record import KeptRecord
from dateline.record.corrections import Judgement, amended, judged_of, merged
from dateline.record.judgements import uris

ANNOTATIONS, TEXTS = "gold", "texts"  # the two folders of a set
_VERDICTS = ("accept", "reject", "correct", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One dispatch: `annotation` and `text` are its two files; `open` are the claims that nobody has judged."""

    id: str
    annotation: Mapping[str, Any]
    text: Mapping[str, Any]
    open: tuple[str, ...]


def reviewed(record: KeptRecord, *, only: Collection[int] | None = None) -> Iterator[Reviewed]:
    """The dispatches in which somebody has judged a claim, in the order of their names; `only` are document numbers."""
    for uri in sorted(uris(record.base)):
        judgements = judged_of(record.base, uri)
        rows = record.base.execute(
            "SELECT d.id, d.uri, d.url, d.title, d.published, d.agency, d.dateline_place, d.language, d.text, g.report "
            "FROM document AS d JOIN reading AS g ON g.document = d.id AND g.current = 1 "
            "WHERE d.uri = ? AND d.text IS NOT NULL AND g.report IS NOT NULL ORDER BY d.version DESC LIMIT 1",
            (uri,),
        ).fetchall()
        for row in rows:
            if only is None or row[0] in only:
                mine = {label: of for (document, _, label), of in judgements.items() if document == row[0]}
                groups = record.base.execute(
                    "SELECT label, incident FROM claim WHERE document = ? ORDER BY id", (row[0],)
                ).fetchall()
                yield _reviewed(row, mine, groups)


def _reviewed(
    row: Sequence[Any], judgements: Mapping[str, Sequence[Judgement]], groups: Sequence[tuple[str, int]]
) -> Reviewed:
    _, uri, url, title, published, agency, seat, language, text, report = row
    told = json.loads(report)
    verdicts = {label: _verdicts(of) for label, of in judgements.items()}
    kept = [c for c in told["claims"] if not (verdicts.get(c["id"]) and verdicts[c["id"]][-1].act == "reject")]
    labels = {c["id"] for c in kept}
    by_incident: dict[int, list[str]] = {}
    for label, incident in groups:
        if label in labels:
            by_incident.setdefault(incident, []).append(label)
    parts = [{"whole": p["whole"], "parts": [x for x in p["parts"] if x in labels]} for p in told["parts"]]
    name = f"{language or 'xx'}_{sha256(uri.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
    day = published and published[:10]
    return Reviewed(
        id=name,
        annotation={
            "article": name,
            "published": day,
            "dateline_place": seat,
            "agency": agency,
            "claims": [_claim(c, judgements.get(c["id"], ()), text) for c in kept],
            "incidents": list(by_incident.values()),
            "parts": [p for p in parts if p["whole"] in labels and p["parts"]],
        },
        text={"url": url, "title": title, "date": day, "lang": language, "text": text},
        open=tuple(c["id"] for c in told["claims"] if not verdicts.get(c["id"])),
    )


def _verdicts(judgements: Iterable[Judgement]) -> list[Judgement]:
    return [j for j in judgements if not j.undone and j.act in _VERDICTS]


def _claim(read: Mapping[str, Any], judgements: Sequence[Judgement], text: str) -> dict[str, Any]:
    """A claim as annotators write it down, with what was corrected."""
    changes = merged(judgements) or {}
    claim = amended(read, changes)
    source, place, time = claim["source"], claim["place"] or {}, claim["time"] or {}
    placed = place.get("latitude") is not None and not place.get("reason")
    return {
        "id": claim["id"],
        "event_type": claim["event_type"],
        "means": claim["means"],
        "evidence": [span["quote"] for span in claim["evidence"]],
        "source": source and source["name"],
        "source_kind": source["kind"] if source else "outlet",
        "source_side": source and source["side"],
        "hedged": claim["certainty"] == "hedged",
        "denied": claim["polarity"] == "denied",
        "background": claim["background"],
        "hypothetical": claim["realis"] == "hypothetical",
        "quantities": [
            {"what": q["what"], "low": q["low"], "high": q["high"], "text": q["quote"], "unit": q["unit"]}
            for q in claim["quantities"]
        ],
        "place": _place_words(place, text, corrected="place" in changes),
        "place_in": None,
        "place_relation": place.get("relation"),
        "lat": round(place["latitude"], 2) if placed else None,
        "lon": round(place["longitude"], 2) if placed else None,
        "radius_km": max(place.get("radius_km") or 10, place.get("distance_km") or 0) if placed else None,
        "date_start": time.get("earliest"),
        "date_end": time.get("latest"),
        "date_text": None if "time" in changes or not time else time["quote"],
        "target": claim["target"] and claim["target"]["quote"],
        "actor": claim["actor"] and claim["actor"]["quote"],
        "actor_side": claim["actor"] and claim["actor"]["side"],
    }


def _place_words(place: Mapping[str, Any], text: str, *, corrected: bool) -> str | None:
    """The name of a place as the text has it, else as it was corrected or as the words around it have it."""
    name: str | None = place.get("name")
    if not place or corrected or (name and name in text):
        return name
    return place.get("quote") or name


def files(found: Iterable[Reviewed], *, partly: bool) -> Iterator[tuple[str, str]]:
    """The files of a set: path within it and content. `partly` takes dispatches with claims that nobody has judged."""
    for one in found:
        if partly or not one.open:
            for folder, told in ((ANNOTATIONS, one.annotation), (TEXTS, one.text)):
                yield f"{folder}/{one.id}.json", json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def write_folder(found: Sequence[Reviewed], folder: Path, *, partly: bool) -> int:
    """How many dispatches were written into a new folder; raises SettingError where it can't be, or holds something."""
    count = 0
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise SettingError(f"{folder}: is there already; name a new folder")
        for name in (ANNOTATIONS, TEXTS):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for path, content in files(found, partly=partly):
            (folder / path).write_text(content, encoding="utf-8")
            count += path.startswith(ANNOTATIONS)
    except OSError as error:
        raise SettingError(f"{folder}: can't be written: {error.strerror}") from None
    return count


def write_zip(found: Iterable[Reviewed], out: IO[bytes], *, partly: bool) -> None:
    """Writes a set as an archive, the same for the same set."""
    with ZipFile(out, "w") as archive:
        for path, content in files(found, partly=partly):
            entry = ZipInfo(path, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8", "surrogatepass"))
