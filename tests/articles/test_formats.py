"""Every format, well-formed: what comes out of it, by value."""

import gzip
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from dateline.articles.dates import local_day
from dateline.articles.html import fragment_text
from dateline.articles.kinds import kind_of
from dateline.articles.parse import opml_feeds, parse
from dateline.articles.raw import Raw
from dateline.articles.units import Refusal, units
from dateline.errors import InputError
from dateline.model import Article

BODY = (
    "Trois drones ont été abattus dans la nuit de lundi à mardi près de Koursk, a annoncé le gouverneur par intérim. "
    "Personne n'a été blessé, selon la même source, mais deux maisons ont été endommagées par des débris."
)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Koursk : trois drones abattus</title>
<meta property="article:published_time" content="2024-05-14T02:10:00+03:00">
<meta property="og:site_name" content="Le Fil">
</head><body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Koursk : trois drones abattus</h1><p>{BODY}</p><p>{BODY.replace("Trois", "Quatre")}</p></article>
<footer>Tous droits réservés</footer></body></html>"""
RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Fil</title>
<item><title>Trois drones abattus</title><link>https://fil.example/1</link><guid>urn:1</guid>
<pubDate>Tue, 14 May 2024 01:10:00 +0300</pubDate>
<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;Suite.&lt;/p&gt;</description></item>
<item><title>Sans texte</title><guid>urn:2</guid><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Fil</title><entry><title>Un titre</title><id>urn:a</id>
<link href="https://fil.example/a"/><updated>2024-05-14T23:30:00-05:00</updated><author><name>A. Sangaré</name></author>
<content type="html">{BODY}</content></entry></feed>"""
NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:fil.example:1" version="3" standard="NewsML-G2">
<itemMeta><itemClass qcode="ninat:text"/><provider qcode="p:fil"><name>Le Fil</name></provider>
<versionCreated>2024-05-14T01:10:00+03:00</versionCreated>%s<pubStatus qcode="stat:%s"/></itemMeta>
<contentMeta><contentCreated>2024-05-14T01:00:00+03:00</contentCreated><creator><name>A. Sangaré</name></creator>
<language tag="fr-FR"/><headline>Trois drones abattus</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html
xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title>
</head><body><p>{BODY}</p><p>Suite.</p></body></html></inlineXML></contentSet></newsItem>"""
NINJS = {
    "uri": "urn:ninjs:1",
    "headline": "Trois drones abattus",
    "body_xhtml": f"<p>{BODY}</p><p>Suite.</p>",
    "versioncreated": "2024-05-14T01:10:00+03:00",
    "language": "fr",
    "byline": "A. Sangaré",
    "provider": {"name": "Le Fil"},
    "pubstatus": "usable",
}


def one(body: str | bytes, name: str = "x") -> Article:
    (article,) = parse(Raw(body=body.encode() if isinstance(body, str) else body, name=name))
    return article


@pytest.mark.parametrize(
    ("body", "name", "kind"),
    [
        (BODY, "a.txt", "text"),
        (PAGE, "a", "html"),
        ("<p>Bonjour</p>", "a.html", "html"),
        (RSS, "a", "feed"),
        ("\ufeff" + RSS, "a", "feed"),
        (ATOM, "a.xml", "feed"),
        (NEWSML, "a.xml", "newsml"),
        (json.dumps(NINJS), "a.json", "json"),
        ('{"text": "a"}\n{"text": "b"}\n', "a", "jsonl"),
        ('{"text": "a"}', "a.jsonl", "jsonl"),
        ('{\n "text": "a"\n}', "a", "json"),
        ("WARC/1.0\r\n", "a", "warc"),
        ('<?xml version="1.0"?><opml version="2.0"/>', "a", "opml"),
        ("<drone> abattu", "a.txt", "text"),
    ],
)
def test_kinds(body: str, name: str, kind: str) -> None:
    assert kind_of(body.encode(), name=name) == kind


def test_text() -> None:
    assert one(BODY, "d.txt") == Article(BODY, id="d.txt")
    assert one(BODY.encode("cp1252"), "d.txt").text == BODY


def test_html() -> None:
    article = one(PAGE, "https://fil.example/1")
    assert BODY in article.text and "Accueil" not in article.text and "droits" not in article.text
    assert (article.title, article.published, article.url) == (
        "Koursk : trois drones abattus",
        date(2024, 5, 14),
        "https://fil.example/1",
    )
    assert article.outlet == "Le Fil"
    undated = PAGE.replace("2024-05-14T02:10:00+03:00", "").replace(BODY, BODY + " Le 3 mars 2021, déjà.")
    assert one(undated, "https://fil.example/1").published is None


def test_rss() -> None:
    first, second = parse(Raw(body=RSS.encode(), name="https://fil.example/feed"))
    assert first == Article(
        f"{BODY}\nSuite.",
        id="urn:1",
        published=date(2024, 5, 14),  # the day where it was written, not the day in Greenwich
        title="Trois drones abattus",
        url="https://fil.example/1",
        outlet="Le Fil",
    )
    assert (second.text, second.url) == ("Sans texte", None)


def test_atom() -> None:
    article = one(ATOM)
    assert (article.text, article.id, article.published) == (BODY, "urn:a", date(2024, 5, 14))
    assert (article.authors, article.outlet) == (("A. Sangaré",), "Le Fil")


def test_newsml() -> None:
    assert one(NEWSML % ("", "usable")) == Article(
        f"{BODY}\nSuite.",
        id="urn:newsml:fil.example:1",
        published=date(2024, 5, 14),
        title="Trois drones abattus",
        language="fr",
        outlet="Le Fil",
        authors=("A. Sangaré",),
    )
    assert one(NEWSML % ("", "canceled")).status == "cancelled"
    held = one(NEWSML % ("<embargoed>2030-01-01T00:00:00+01:00</embargoed>", "usable"))
    assert (held.status, held.embargo) == ("withheld", "2029-12-31T23:00:00+00:00")
    item = (NEWSML % ("", "usable")).partition("?>")[2]
    message = f"<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{item}</itemSet></newsMessage>"
    assert one(message).title == "Trois drones abattus"


def test_ninjs() -> None:
    article = one(json.dumps(NINJS), "a.json")
    assert (article.text, article.id, article.outlet, article.language) == (
        f"{BODY}\nSuite.",
        "urn:ninjs:1",
        "Le Fil",
        "fr",
    )
    two = {"uri": "u", "headlines": [{"value": "T"}], "bodies": [{"contenttype": "text/plain", "value": BODY}]}
    assert (one(json.dumps(two), "a.json").title, one(json.dumps(two), "a.json").text) == ("T", BODY)
    assert one(json.dumps(NINJS | {"pubstatus": "canceled"}), "a.json").status == "cancelled"


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        {
            "text": BODY,
            "url": "https://fil.example/1",
            "title": "T",
            "date": "2024-05-14",
            "lang": "fr",
            "outlet": "Le Fil",
        },
        {"no": "text"},
        {"text": "Deuxième.", "published": "2024-05-15T01:00:00Z", "language": "fr-FR"},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\nnot json\n")
    found = list(units(path))
    assert len(found) == 4 and all(isinstance(f, Raw) for f in found)
    first, third = (parse(found[k])[0] for k in (0, 2))  # type: ignore[arg-type]
    assert first == Article(
        BODY, "https://fil.example/1", date(2024, 5, 14), "T", "fr", "https://fil.example/1", "Le Fil"
    )
    assert (third.published, third.language, third.id) == (date(2024, 5, 15), "fr", f"{path}!/3")
    for k in (1, 3):
        with pytest.raises(InputError):
            parse(found[k])  # type: ignore[arg-type]


def warc_of(pages: dict[str, bytes], *, packed: bool) -> bytes:
    """A web archive, each record packed on its own as crawlers do."""
    out = b""
    for url, body in pages.items():
        answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-14T02:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{len(out)}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = head.encode() + answer + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


@pytest.mark.parametrize("packed", [False, True])
def test_warc(tmp_path: Path, packed: bool) -> None:
    data = warc_of({f"https://fil.example/{k}": PAGE.encode() for k in range(3)}, packed=packed)
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    found = list(units(path))
    assert [f.name for f in found] == [f"https://fil.example/{k}" for k in range(3)]
    raw = found[0]
    assert isinstance(raw, Raw) and raw.body == PAGE.encode() and raw.fetched and dict(raw.headers)["Content-Type"]
    assert BODY in parse(raw)[0].text
    path.write_bytes(data[:-40])
    *whole, last = units(path)
    assert len(whole) >= 2 and all(isinstance(f, Raw) for f in whole[:2])
    assert isinstance(last, Refusal | Raw)


def test_archives_and_folders(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("b/un.txt", BODY)
        archive.writestr("deux.jsonl", '{"text": "a"}\n{"text": "b"}\n')
        archive.writestr("trois.txt.gz", gzip.compress(b"Trois."))
    (tmp_path / "z.zip").write_bytes(packed.getvalue())
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()) + gzip.compress(b" Suite."))
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "c.txt").write_text("Bas.")
    found = {f.name.removeprefix(f"{tmp_path}/"): f.body for f in units(tmp_path) if isinstance(f, Raw)}
    assert found == {
        "a.txt": BODY.encode() + b" Suite.",
        "below/c.txt": b"Bas.",
        "z.zip!/b/un.txt": BODY.encode(),
        "z.zip!/deux.jsonl!/1": b'{"text": "a"}',
        "z.zip!/deux.jsonl!/2": b'{"text": "b"}',
        "z.zip!/trois.txt": b"Trois.",
    }


def test_opml() -> None:
    text = (
        '<opml version="2.0"><body><outline text="a"><outline xmlUrl="https://a.example/f"/></outline>'
        '<outline xmlUrl="https://b.example/f"/><outline xmlUrl="https://a.example/f"/></body></opml>'
    )
    assert opml_feeds(text.encode(), name="x") == ["https://a.example/f", "https://b.example/f"]
    with pytest.raises(InputError, match="feeds add"):
        one(text)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-05-14", date(2024, 5, 14)),
        ("2024-05-14T23:59:59-11:00", date(2024, 5, 14)),
        ("20240514T101010Z", date(2024, 5, 14)),
        ("Tue, 14 May 2024 01:10:00 +0300", date(2024, 5, 14)),
        ("Tue, 14 May 24 01:10:00", date(2024, 5, 14)),
        ("2024-02-30", None),
        ("0001-01-01", None),
        ("mardi", None),
        ("", None),
        (None, None),
    ],
)
def test_days(said: str | None, day: date | None) -> None:
    assert local_day(said) == day


def test_fragments() -> None:
    assert fragment_text("a &amp; b") == "a & b"
    assert (
        fragment_text("<p>Un<br>deux</p><script>alert(1)</script><p>trois <b>qua</b>tre</p>")
        == "Un\ndeux\ntrois quatre"
    )
    assert fragment_text("3 < 4 drones") == "3 < 4 drones"
