"""Dispatches with reports made without the reader: the same shapes, in no time."""

import os
import signal
import time
from typing import Any

from dateline.articles.parse import parse
from dateline.articles.raw import Raw
from dateline.errors import InputError
from dateline.model import Article
from dateline.record import Incoming
from dateline.record.fingerprint import Fingerprint
from dateline.record.reading import Outcome

READER = Fingerprint(name="dateline-fr", version="0", lexicon="a" * 64, gazetteer="b" * 64)
NEWER = Fingerprint(name="dateline-fr", version="1", lexicon="c" * 64, gazetteer="b" * 64)
TOWNS = {"Koursk": (51.7, 36.2, "RUS"), "Gao": (16.3, -0.04, "MLI"), "Odessa": (46.5, 30.7, "UKR")}


def text_of(k: int, *, town: str = "Koursk", drones: int | None = None) -> str:
    """The text of the k-th dispatch; no two share a sentence."""
    words = [f"mot{k}x{j}" for j in range(30)]
    many = k % 90 + 2 if drones is None else drones
    return (
        f"Dépêche {k}.\n\n{many} drones ont été abattus près de {town}, a annoncé le gouverneur numéro {k}. "
        f"{' '.join(words)}.\n"
    )


def span(text: str, quote: str) -> dict[str, Any]:
    """A span of a text with its quote."""
    start = text.index(quote)
    return {"start": start, "end": start + len(quote), "quote": quote}


def report_of(text: str, *, uri: str, town: str = "Koursk", published: str | None = "2024-05-14") -> dict[str, Any]:
    """A report of one claim about the first sentence after the headline."""
    start = text.index(" drones ont")
    start = text.rindex(" ", 0, start) + 1 if " " in text[:start] else 0
    start = max(start, text.rfind("\n", 0, text.index(" drones ont")) + 1)
    sentence = text[start : text.index(". ", start) + 1]
    number, speaker = sentence.split()[0], sentence[sentence.index("le gouverneur") : -1]
    latitude, longitude, country = TOWNS[town]
    place = span(text, town) | {
        "name": town,
        "relation": "near",
        "distance_km": None,
        "bearing": None,
        "latitude": latitude,
        "longitude": longitude,
        "radius_km": 10.0,
        "where_prec": 2,
        "geonameid": 1,
        "country": country,
        "administered_by": None,
        "admin1": None,
        "reason": None,
    }
    claim = {
        "id": "c1",
        "event_type": "interception",
        "means": "drone",
        "trigger": span(text, "abattus"),
        "evidence": [span(text, sentence)],
        "source": span(text, speaker)
        | {"name": speaker, "kind": "governor", "side": "RUS", "person": None, "role": None},
        "cue": span(text, "annoncé") | {"act": "say"},
        "relayed_by": [],
        "certainty": "stated",
        "polarity": "affirmed",
        "realis": "actual",
        "background": False,
        "quantities": [
            span(text, f"{number} drones")
            | {"what": "downed", "unit": "drone", "low": int(number), "best": int(number), "high": int(number)}
        ],
        "place": place,
        "time": None,
        "announced": None,
        "target": None,
        "actor": None,
        "novelty": None,
        "codes": {"acled": None, "plover": None, "cameo": None, "viina": None, "ucdp": None},
        "rules": ["fr.test"],
        "extractor": "dateline-fr@0",
        "confidence": None,
    }
    incident = {
        "id": "i1",
        "event_type": "interception",
        "means": "drone",
        "claims": ["c1"],
        "quantities": [
            {"what": "downed", "low": int(number), "best": int(number), "high": int(number), "disputed": False}
        ],
        "place": place,
        "time": None,
        "sources": [speaker],
        "origins": 1,
        "status": "reported",
    }
    return {
        "schema": "dateline/report/1",
        "document": {
            "id": uri,
            "language": "fr",
            "published": published,
            "title": text.split("\n")[0],
            "agency": None,
            "authors": [],
            "outlet": None,
            "url": None,
            "dateline_place": None,
            "parts": [{"kind": "body", "start": 0, "end": len(text)}],
        },
        "claims": [claim],
        "incidents": [incident],
        "parts": [],
    }


def incoming(
    k: int,
    *,
    text: str | None = None,
    uri: str | None = None,
    channel: str = "file",
    town: str = "Koursk",
    **more: Any,
) -> Incoming:
    """The k-th dispatch on its way into the record."""
    text = text_of(k, town=town) if text is None else text
    uri = uri or f"d{k}.txt"
    raw = Raw(
        body=text.encode(),
        name=uri,
        channel=channel,
        fetched="2024-05-14T10:00:00.000000Z",
        headers=(("Content-Type", "text/plain"), ("ETag", '"a"')),
    )
    return Incoming(
        raw=raw,
        uri=uri,
        text=text,
        report=report_of(text, uri=uri, town=town),
        reader=READER,
        **{"language": "fr", **more},
    )


class FakeReading:
    """Reads the dispatches made here, without the reader; some words make it hang, crash or eat memory."""

    def __call__(self, task: Any) -> Any:
        """As `reading.Reading`."""
        if isinstance(task, Raw):
            try:
                return parse(task)
            except InputError as error:
                return str(error)
        return [self.outcome(article) for article in task]

    def outcome(self, article: Article) -> Outcome:
        """The outcome of one article."""
        text = article.text
        if "HANG" in text:
            time.sleep(60)
        if "CRASH" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "MEMORY" in text:
            _ = bytearray(64 << 30)
        if "FAULT" in text:
            return Outcome(status="fault", text=text, reason="a fault in Dateline (KeyError: 1); please report it")
        if article.language not in (None, "fr"):
            return Outcome(status="unread", text=text, reason="language", language=article.language)
        if "drones ont été abattus" not in text:
            return Outcome(status="out of domain", text=text, language="fr")
        report = report_of(text, uri=article.id, published=article.published and article.published.isoformat())
        return Outcome(status="read", text=text, language="fr", report=report, reader=READER)


def feed_of(*numbers: int, site: str = "https://fil.example") -> bytes:
    """An RSS feed of some dispatches."""
    items = "".join(
        f"<item><title>Titre {k}</title><guid>{site}/{k}</guid><link>{site}/{k}</link>"
        f"<description>{text_of(k)}</description></item>"
        for k in numbers
    )
    return f'<rss version="2.0"><channel><title>Le Fil</title>{items}</channel></rss>'.encode()
