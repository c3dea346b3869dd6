"""A pasted dispatch is read at once, its words marked, nothing of it kept."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.record import open_record
from dateline.views.demo import dispatches
from dateline.views.web.highlight import Mark, marks_of, pieces
from web.desks import client_of, desk_of, entered

TEXT = "Trois drones ont été abattus mardi près de Koursk, a annoncé l'armée russe.\n\nDeux personnes ont été blessées."


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(desk_of(tmp_path_factory.mktemp("paste") / "r.sqlite"))


def test_values_stand_beside_their_words(client: TestClient) -> None:
    page = client.post("/paste", data={"text": TEXT, "published": "2025-03-04"})
    assert page.status_code == 200
    assert ">3 drones</a>" in page.text
    for ref in re.findall(r'data-ref="(c1-[a-z]+\d*)"', page.text):
        assert f'id="t-{ref}"' in page.text, ref
        assert re.search(rf'data-refs="[^"]*\b{ref}\b', page.text), ref
    marked = re.sub(r"<[^>]+>", "", re.search(r'<div class="text".*?</div>', page.text, re.DOTALL)[0])  # type: ignore[index]
    assert marked.replace("&#39;", "'") == TEXT


def test_nothing_is_kept(tmp_path: Path) -> None:
    client = client_of(desk_of(tmp_path / "r.sqlite"))
    client.post("/paste", data={"text": TEXT, "published": "2025-03-04"})
    with open_record(tmp_path / "r.sqlite") as record:
        assert record.base.execute("SELECT count(*) FROM document").get == 0


def test_it_is_kept_when_a_reviewer_asks(own: Path) -> None:
    desk = desk_of(own)
    client, stranger = client_of(desk), client_of(desk)
    data = {"text": "\n" + TEXT.replace("\n", "\r\n"), "published": "2025-03-04"}
    assert "/paste/keep" not in stranger.post("/paste", data=data).text
    assert stranger.post("/paste/keep", data=data).status_code == 401
    csrf = entered(client)
    form = client.post("/paste", data=data).text
    held = re.search(r'<textarea name="text" hidden[^>]*>\n(.*?)</textarea>', form, re.DOTALL)
    assert held and "/paste/keep" in form
    assert client.post("/paste/keep", data=data).status_code == 403  # without the token of the form
    with open_record(own) as record:
        before = record.base.execute("SELECT count(*) FROM document").get
    kept = {"csrf": csrf, "title": "Nuit <agitée>", "outlet": "Le Phare"}
    page = client.post("/paste/keep", data=data | kept).text
    assert "Kept in the record." in page
    links = re.findall(r'href="/incidents/([^"]+)"', page)
    assert links and all(client.get(f"/incidents/{key}").status_code == 200 for key in links)
    again = client.post("/paste/keep", data=data | kept).text
    assert "has this text already" in again and re.findall(r'href="/incidents/([^"]+)"', again) == links
    with open_record(own) as record:
        assert record.base.execute("SELECT count(*) FROM document").get == before + 1
        who, text, title, outlet, published = record.base.execute(
            "SELECT a.who, d.text, d.title, d.outlet, d.published FROM document AS d JOIN audit AS a "
            "ON a.object = 'document:' || d.id WHERE d.channel = 'desk'"
        ).fetchone()
        assert (who, title, outlet, published[:10]) == ("local", "Nuit <agitée>", "Le Phare", "2025-03-04")
        assert TEXT in text
        assert list(record.verify()) == []


def test_what_was_forgotten_is_not_taken_in_again(own: Path) -> None:
    client = client_of(desk_of(own))
    data = {"csrf": entered(client), "text": TEXT, "published": "2025-03-04"}
    client.post("/paste/keep", data=data)
    with open_record(own) as record:
        uri = record.base.execute("SELECT uri FROM document WHERE channel = 'desk'").get
        assert record.forget(uri, who="ada", why="asked to") == 1
    assert "removed from the record before" in client.post("/paste/keep", data=data).text
    with open_record(own) as record:
        assert record.base.execute("SELECT count(*) FROM document WHERE channel = 'desk' AND text NOT NULL").get == 0


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"text": ""}, "empty"),
        ({"text": "a" * 20_001}, "more than 20000"),
        ({"text": TEXT, "published": "yesterday"}, "is not a date"),
        ({"text": "Dies ist ein deutscher Satz über das Wetter in Berlin und den Regen im Herbst."}, "language"),
    ],
)
def test_what_cannot_be_read_is_told(client: TestClient, data: dict[str, str], why: str) -> None:
    page = client.post("/paste", data=data)
    assert page.status_code == 422
    assert why in page.text


def test_hostile_text_is_only_text(client: TestClient) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>\n\n"
    bad += "Trois drones abattus à Koursk, selon <b onclick=x>Kiev</b>."
    page = client.post("/paste", data={"text": bad}).text
    assert "<script>alert" not in page and "<img" not in page and "<b onclick" not in page


def test_the_interface_speaks_french(client: TestClient) -> None:
    page = client.get("/paste", headers={"accept-language": "fr-FR,fr;q=0.9"}).text
    assert '<html lang="fr">' in page
    assert "Coller une dépêche" in page
    assert '<html lang="en">' in client.get("/paste", headers={"accept-language": "de,xx;q=0.3,;;"}).text


def test_samples_fill_the_form(client: TestClient) -> None:
    for code in ("fr", "en", "ru", "uk"):
        assert "2025-03-0" in client.get(f"/paste?sample_in={code}").text
    assert client.get("/paste?sample_in=xx").status_code == 200


def test_pieces_are_the_text_whatever_the_marks() -> None:
    text = "abcdefghij"
    marks = [
        Mark(start=0, end=8, ref="a-evidence", kind="evidence"),
        Mark(start=2, end=4, ref="a-place", kind="place"),
        Mark(start=3, end=6, ref="b-quantity0", kind="quantity"),
        Mark(start=7, end=99, ref="c-place", kind="place"),
        Mark(start=5, end=5, ref="d-place", kind="place"),
    ]
    made = pieces(text, marks)
    assert "".join(p.text for p in made) == text
    assert [(p.text, p.kind) for p in made] == [
        ("ab", "evidence"), ("c", "place"), ("d", "quantity"), ("ef", "quantity"), ("gh", "evidence"), ("ij", ""),
    ]  # fmt: skip
    assert made[2].refs == ("b-quantity0", "a-place", "a-evidence")
    assert [a for p in made for a in p.anchors] == ["a-evidence", "a-place", "b-quantity0"]
    assert marks_of([]) == []


def test_the_demo_is_ours_and_large_enough() -> None:
    rows = dispatches()
    assert len(rows) >= 60
    assert {row["language"] for row in rows} == {"fr", "en", "ru", "uk"}
    assert len({row["id"] for row in rows}) == len(rows)
    days = sorted(row["published"] for row in rows)
    assert days[0] == "2025-03-04" and days[-1] == "2025-03-23"
