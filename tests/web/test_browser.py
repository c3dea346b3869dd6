"""The desk in a real browser: what is seen, pressed, dragged and typed."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from dateline.views.web.app import make_app
from web.desks import KEY, desk_of

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    if os.environ.get("CI"):
        raise RuntimeError("chromium is missing: .ci/run installs it")
    pytest.skip("no chromium here: apt install chromium, to run the tests in a browser", allow_module_level=True)
sync_api = pytest.importorskip("playwright.sync_api", reason="pip install -e '.[dev]' brings playwright")
from axe_playwright_python.sync_playwright import Axe  # noqa: E402 (only where there is a browser)

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def address(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that runs, over a record of its own."""
    yield from running(Path(shutil.copy(samples, tmp_path_factory.mktemp("browser") / "r.sqlite")))


def running(record: Path) -> Iterator[str]:
    """The address of a desk that runs, over that record."""
    desk = desk_of(record)
    made = socket.socket()
    made.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(desk), log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{made.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """A page of a desk; whatever goes wrong in it, or is asked of anybody else, fails the test."""
    yield from opened(browser, address)


def opened(browser: Any, address: str, **options: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address, **options)
    page = context.new_page()
    page.set_default_timeout(15_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: None if r.url.startswith((address, "data:")) else wrong.append(r.url))
    yield page
    context.close()
    assert wrong == []


def at_ease(page: Any) -> None:
    """No violation of WCAG 2.2 A and AA that axe can find.

    Pins lie where they lie: the size of targets has an exception for what stands on a map (2.5.8, essential), and
    each is in the list too.
    """
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}}).response["violations"]
    told = [(v["id"], n["html"][:200], n["failureSummary"][:300]) for v in found for n in v["nodes"]]
    told = [row for row in told if not (row[0] == "target-size" and "leaflet-marker-icon" in row[1])]
    assert told == []


def ready(page: Any, query: str = "") -> None:
    page.goto(f"/incidents{query}")
    page.wait_for_selector("#map[data-ready]")


def test_the_first_page(page: Any) -> None:
    start = time.monotonic()
    page.goto("/")
    page.wait_for_selector(".pin")
    assert time.monotonic() - start < 5
    assert page.locator(".row-item").count() > 20
    assert page.locator(".bars a").count() > 5
    page.wait_for_selector("#map[data-ready]")
    assert page.locator(".map-label.country").count() > 3
    at_ease(page)


def test_the_map_takes_clusters_apart_and_pins_no_ring(page: Any) -> None:
    ready(page)
    before = page.evaluate("document.querySelectorAll('.pin').length")
    cluster = page.locator(".pin:not(.single)").first
    cluster.click(force=True)
    page.wait_for_timeout(600)
    after = page.evaluate("[...document.querySelectorAll('.pin')].map((p) => p.textContent).join()")
    assert before and after != ""
    ready(page, "?text=%22compressor+station%22")
    page.wait_for_timeout(400)
    assert page.locator(".pin").count() == 0
    assert page.locator("#map path.leaflet-interactive").count() == 1


def test_points_are_sent_once_and_clustered_in_the_browser(page: Any) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/map.json" in request.url else None)
    ready(page)
    for _ in range(2):
        page.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(200)
    assert len(asked) == 1 and "points=1" in asked[0]
    counts = "[...document.querySelectorAll('.pin:not(.single):not(.coarse)')].map((p) => Number(p.textContent))"
    ready(page)
    page.locator(".leaflet-control-zoom-out").click()
    page.wait_for_timeout(300)
    before = page.evaluate(counts)
    assert before and min(before) > 1
    page.locator(".pin:not(.single):not(.coarse)").first.focus()  # and by the keyboard
    assert "incidents" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)
    assert page.evaluate(counts) != before


def test_what_is_chosen_stands_above_its_cluster(page: Any) -> None:
    ready(page)
    page.locator(".leaflet-control-zoom-out").click()
    ids = "fetch('/map.json?points=1').then((a) => a.json()).then((found) => found.points.map((point) => point[2]))"
    pinned = set(page.evaluate(ids))
    rows = page.locator(".row-item")
    at = next(n for n in range(rows.count()) if rows.nth(n).get_attribute("data-id") in pinned)
    rows.nth(at).locator("a").first.click()
    page.wait_for_selector(".pin.single.current")
    assert page.locator(".pin.single.current").count() == 1


def test_too_many_points_are_clustered_by_the_desk(page: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.views.web.routes.incidents.POINTS", 3)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/map.json" in request.url else None)
    ready(page, "?sort=oldest&from=2025-03-01")
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(500)
    assert len(asked) > 2 and "points=1" in asked[0] and not any("points" in url for url in asked[1:])
    assert page.locator(".pin").count() > 0


def test_a_region_is_drawn_as_its_area(page: Any) -> None:
    ready(page, "?text=Voronezh")
    page.wait_for_selector("#map path.area")
    assert page.locator(".pin.single").count() < page.locator(".row-item").count()
    line = page.locator("#map path.area").first.get_attribute("d")
    assert line.count("L") > 20  # a circle is drawn with arcs
    page.locator("#map path.area.leaflet-interactive").first.click(position={"x": 20, "y": 40}, force=True)
    page.wait_for_selector("#panel-title")
    assert "region" in page.locator("#panel").inner_text()
    page.wait_for_function(
        "[...document.querySelectorAll('#map path.area')].some((p) => p.getAttribute('stroke-width') === '3')"
    )


def test_on_a_phone_an_incident_opened_by_its_address_is_what_is_seen(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, base_url=address)
    page = context.new_page()
    page.goto("/incidents?sort=oldest")
    key = page.locator(".row-item").nth(12).get_attribute("data-id")
    assert page.locator(".filters").bounding_box()["height"] < 240
    page.goto(f"/incidents?sort=oldest&id={key}")
    page.wait_for_selector("#map[data-ready]")
    assert page.evaluate("scrollY") == 0
    title = page.locator("#panel-title").bounding_box()
    assert 0 < title["y"] < 300
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_without_scripts_the_page_says_what_is_missing_and_offers_no_more(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("/incidents")
    said = page.locator(".map-box noscript p")
    box, over = said.bounding_box(), page.locator(".map-box").bounding_box()
    assert said.is_visible() and over["y"] <= box["y"] < over["y"] + over["height"]
    assert not page.get_by_text("drag to choose days").is_visible()
    context.close()


def test_what_is_chosen_is_brought_into_the_window(page: Any) -> None:
    ready(page, "?text=Gao")
    width = page.locator("#map").bounding_box()["width"]
    page.locator(".row-item a").first.click()
    page.wait_for_selector("#panel-title")
    assert page.locator("#map").bounding_box()["width"] < width
    page.wait_for_selector(".pin.current, #map path.leaflet-interactive")
    box, pin = page.locator("#map").bounding_box(), page.locator(".pin").first.bounding_box()
    assert box["x"] <= pin["x"] <= box["x"] + box["width"] and box["y"] <= pin["y"] <= box["y"] + box["height"]


def test_days_are_chosen_by_dragging(page: Any) -> None:
    ready(page)
    box = page.locator(".bars").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=2025-03-*")
    assert "to=2025-03-" in page.url
    page.go_back()
    page.wait_for_url("**/incidents")


def test_filters_are_in_the_address(page: Any) -> None:
    ready(page)
    page.select_option("select[name=type]", "abduction")
    page.wait_for_url("**type=abduction*")
    page.wait_for_selector(".row-item:nth-child(10)", state="detached")
    rows = page.locator(".row-item .type").all_inner_texts()
    assert rows and {r.lower() for r in rows} == {"abduction"}
    page.reload()
    assert page.locator(".row-item").count() == len(rows)


def test_values_and_words_light_each_other_up(page: Any) -> None:
    ready(page, "?text=Kharkiv")
    page.locator(".row-item a").first.click()
    page.wait_for_selector("#panel-title")
    assert "id=" in page.url
    value = page.locator("#panel .v-place").first
    value.hover()
    ref = value.get_attribute("data-ref")
    lit = page.locator(f'mark.lit[data-refs~="{ref}"]')
    assert lit.count() >= 1
    mark = page.locator("#panel .text mark.m-quantity, #panel .text mark.m-place").first
    mark.scroll_into_view_if_needed()
    mark.hover()
    assert page.locator("#panel .v.lit").count() >= 1
    assert page.locator("#panel .claim.lit").count() >= 1
    page.locator("#panel .v-place").first.focus()
    assert page.locator("mark.lit").count() >= 1
    at_ease(page)


def test_keys_go_through_the_list(page: Any) -> None:
    ready(page)
    page.keyboard.press("j")
    page.wait_for_selector(".row-item.current")
    first = page.locator(".row-item.current").get_attribute("data-id")
    page.keyboard.press("j")
    page.wait_for_selector(f'.row-item.current:not([data-id="{first}"])')
    page.keyboard.press("k")
    page.wait_for_selector(f'.row-item.current[data-id="{first}"]')
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel-empty", state="attached")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_dispatch_is_pasted(page: Any) -> None:
    page.goto("/paste?sample_in=fr")
    at_ease(page)
    page.click("button.primary")
    page.wait_for_selector(".claim")
    page.locator(".v-quantity").first.hover()
    assert page.locator("mark.lit").count() == 1
    at_ease(page)


def test_review_and_undo(page: Any) -> None:
    page.goto(f"/login?key={KEY}&back=/review")
    page.click("button.primary")
    page.wait_for_url("**/review")
    page.locator(".row-item a").first.click()
    page.wait_for_selector("form.judge")
    at_ease(page)
    page.keyboard.press("x")
    assert page.evaluate("document.activeElement.name") == "why"
    page.keyboard.type("that was another day")
    page.locator("form.judge").first.locator("button[value=reject]").click()
    page.wait_for_selector(".j-reject")
    assert "that was another day" in page.locator(".j-reject").first.inner_text()
    page.locator(".judgements button").first.click()
    page.wait_for_selector(".judgements .undone")
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()


def test_a_place_is_moved_on_the_map(page: Any) -> None:
    page.goto(f"/login?key={KEY}&back=/review")
    page.click("button.primary")
    page.wait_for_url("**/review")
    page.locator(".row-item a").first.click()
    form = page.locator("form.judge").first
    form.locator(".placing summary").click()
    page.wait_for_selector(".place-map[data-ready]")
    box = form.locator(".place-map").bounding_box()
    form.locator(".place-map").click(position={"x": box["width"] * 0.6, "y": box["height"] * 0.4})
    pressed = [float(form.locator(f"[name={name}]").input_value()) for name in ("latitude", "longitude")]
    form.locator("[data-middle]").press("Enter")
    middle = [float(form.locator(f"[name={name}]").input_value()) for name in ("latitude", "longitude")]
    assert middle[0] < pressed[0] and middle[1] < pressed[1]  # it was pressed above and to the right
    at_ease(page)
    form.locator("[name=latitude]").fill("48.5123")
    form.locator("[name=longitude]").fill("37.9")
    assert form.locator(".spot").count() == 1
    form.locator("button[value=place]").press("Enter")  # without a reason it is not sent
    assert page.evaluate("document.activeElement.name") == "why"
    page.keyboard.type("seen on the photograph")
    page.keyboard.press("Enter")  # nor does Enter in a field accept anything
    form.locator("button[value=place]").press("Enter")
    page.wait_for_selector(".j-place")
    assert "48.5123,37.9" in page.locator(".j-place").first.inner_text()
    assert page.locator(".j-accept").count() == 0
    page.locator(".j-place button").first.click()
    page.wait_for_selector(".j-place.undone")


def test_searches_are_saved_and_followed(page: Any) -> None:
    page.goto(f"/login?key={KEY}&back=/incidents?type=strike")
    page.click("button.primary")
    page.wait_for_selector("#map[data-ready]")
    page.click(".save summary")
    page.fill(".save input[name=name]", "Strikes near the front")
    at_ease(page)
    page.click(".save button")
    page.wait_for_url("**/searches")
    page.fill("input[name=url]", "https://hooks.example/in")
    page.click("text=Add webhook")
    page.wait_for_selector("code")
    assert page.locator("code").first.inner_text().startswith("whsec_")
    at_ease(page)
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("text=Strikes near the front")
    page.wait_for_url("**/incidents?type=strike")


def test_a_correction_and_what_was_read_stand_side_by_side(page: Any) -> None:
    page.goto(f"/login?key={KEY}&back=/review?what=disputed")
    page.click("button.primary")
    page.wait_for_url("**/review?what=disputed")
    page.locator(".row-item a").first.click()
    page.wait_for_selector("form.judge")
    form = page.locator("form.judge").first
    form.locator("summary").first.click()
    form.locator("input[name=why]").fill("the later dispatch says so")
    form.locator("select[name=field]").select_option("quantity")
    form.locator("input[name=value]").fill("killed 7")
    form.locator("button[value=correct]").click()
    page.wait_for_selector("ins:has-text('7 killed')")
    assert page.locator("ins:has-text('7 killed') ~ del").count() == 1
    at_ease(page)


def test_french(browser: Any, address: str) -> None:
    for page in opened(browser, address, locale="fr-FR"):
        ready(page)
        assert page.locator("html").get_attribute("lang") == "fr"
        assert "mars 2025" in page.locator("#list").inner_text()
        at_ease(page)
        page.click(".language button[value=en]")
        page.wait_for_selector('html[lang="en"]')


def test_dark_and_phone(browser: Any, address: str) -> None:
    for page in opened(browser, address, color_scheme="dark"):
        ready(page)
        page.locator(".row-item a").first.click()
        page.wait_for_selector("#panel-title")
        at_ease(page)
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_timeout(300)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        at_ease(page)


def test_without_javascript(browser: Any, address: str) -> None:
    for page in opened(browser, address, java_script_enabled=False):
        page.goto("/incidents")
        page.fill("#q", "Kharkiv")
        page.press("#q", "Enter")
        assert "text=Kharkiv" in page.url
        page.select_option("select[name=type]", "strike")
        page.click("#filter-form button.primary")
        assert "type=strike" in page.url
        page.locator(".row-item a").first.click()
        assert page.locator("#panel-title").count() == 1
        page.locator(".bars a").first.focus()
        page.goto("/paste?sample_in=en")
        page.click("button.primary")
        assert page.locator(".claim").count() > 2


def test_a_page_of_another_origin_changes_nothing(browser: Any, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    # The same desk under its other name is another origin to the browser.
    page.route(
        "**/evil",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" action="{address}/language"><input name="to" value="fr"><button>x</button>',
        ),
    )
    page.goto(address.replace("127.0.0.1", "localhost") + "/evil")
    with page.expect_response("**/language") as answered:
        page.click("button")
    assert answered.value.status == 403
    assert context.cookies(address) == []
    context.close()
