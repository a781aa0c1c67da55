"""The map as a person uses it, in Debian's Chromium: slide time, choose a place, follow a link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from .browsing import bars, needs_browser, opened

pytestmark = needs_browser


@pytest.fixture
def page(browser: Any, sample_address: str) -> Iterator[Any]:
    """A page that is not yet anywhere."""
    with opened(browser, sample_address) as page:
        yield page


def drawn(page: Any, day: str) -> None:
    """Wait till the map shows a day."""
    page.wait_for_selector(f'#atlas[data-drawn="{day}"]')


def holders(page: Any, name: str) -> list[str]:
    """What the map draws for a place: the names of its pictures."""
    found: list[str] = page.evaluate(
        """name => contested.map.querySourceFeatures("marks")
            .filter(f => f.properties.layer === "places" && f.properties.name === name).map(f => f.properties.icon)""",
        name,
    )
    return found


def test_sliding_time_shows_idlib_change_hands(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-02-15&place=syria-idlib")
    drawn(page, "2015-02-15")
    assert holders(page, "Idlib") == []
    assert "Nobody tells who held it on 2015-02-15" in page.inner_text("#card")
    page.select_option("#step", "30")
    for _ in range(3):
        page.click("#forth")
    drawn(page, "2015-05-16")
    assert page.inner_text("#day") == "2015-05-16"
    assert re.match(r"place/(held|claimed|contested)/0", holders(page, "Idlib")[0]), "the opposition, first colour"
    page.wait_for_selector("#card .said")
    assert "at=2015-05-16" in page.url and "place=syria-idlib" in page.url


def test_the_first_picture_stands_where_the_map_comes_to_stand(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16")
    page.wait_for_selector('#atlas[data-pictured="2015-05-16"]')
    assert len(colours(page)) > 3, "sea, land, a border and signs"
    drawn(page, "2015-05-16")
    assert page.locator("#picture").is_hidden()
    here, wanted = page.evaluate(
        """async () => {
            const { bounds } = await import("/static/js/map/marks.js");
            const day = await (await fetch("/map?at=2015-05-16&format=json")).json();
            const fit = contested.map.cameraForBounds(bounds(day), { padding: 48, maxZoom: 8 });
            const { lng, lat } = contested.map.getCenter();
            return [[lng, lat, contested.map.getZoom()], [fit.center.lng, fit.center.lat, fit.zoom]];
        }"""
    )
    assert here == pytest.approx(wanted, abs=1e-6)


def test_a_browser_without_webgl_shows_a_picture_and_says_so(page: Any, sample_address: str) -> None:
    page.add_init_script(
        """const given = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
            return kind.startsWith("webgl") ? null : given.call(this, kind, ...rest);
        };"""
    )
    page.goto(f"{sample_address}/map?at=2015-05-16")
    page.wait_for_selector("#atlas[data-failed]")
    assert page.locator("#picture").is_visible()
    assert len(colours(page)) > 3
    assert "picture of the day" in page.inner_text("#map-note")
    assert page.locator("#tables").is_visible()
    wrong: list[object] = []
    page.on("pageerror", lambda error: wrong.append(error))
    page.click("#forth")
    page.wait_for_selector('#atlas[data-pictured="2015-05-23"]')
    page.locator("#tables a[data-place]").first.click()
    page.wait_for_selector("#card-title")
    assert not wrong


def test_a_day_that_does_not_come_is_not_claimed_to_be_shown(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16")
    drawn(page, "2015-05-16")
    page.route("**/map?*format=json*", lambda route: route.fulfill(status=404, json={"error": "It is gone."}))
    for button in ("#forth", "#play"):
        # The note of the first button still stands when the second is pressed: what came of it is waited for.
        with page.expect_response(lambda answer: answer.status == 404):
            page.click(button)
        page.locator('#day[datetime="2015-05-16"]').wait_for()
        page.locator("#map-note", has_text="2015-05-23 can't be shown").wait_for()
        assert page.get_attribute("#day", "datetime") == page.input_value("input[name=at]") == "2015-05-16"
    assert page.get_attribute("#play", "aria-label") == "Play"
    page.unroute("**/map?*format=json*")
    page.click("#forth")
    drawn(page, "2015-05-23")
    assert "can't" not in page.inner_text("#map-note")


def test_play_begun_again_is_no_faster(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16")
    drawn(page, "2015-05-16")
    page.select_option("#step", "1")
    # Three presses within one step: played, paused, played.
    page.evaluate("() => { for (let n = 0; n < 3; n++) document.getElementById('play').click(); }")
    days = page.evaluate(
        """async () => {
            const seen = new Set();
            new MutationObserver(() => seen.add(document.getElementById("day").dateTime))
                .observe(document.getElementById("day"), { attributes: true });
            await new Promise((done) => setTimeout(done, 2000));
            return seen.size;
        }"""
    )
    assert days <= 3
    page.click("#play")


@pytest.mark.parametrize("view", ["a,b,5", "95,36,5", "35,36,-1", "35"])
def test_a_view_that_is_none_is_passed_over(page: Any, sample_address: str, view: str) -> None:
    stands = "() => [contested.map.getCenter().lng, contested.map.getCenter().lat, contested.map.getZoom()]"
    found = []
    for given in ("", f"&view={view}"):
        page.goto(f"{sample_address}/map?at=2015-05-16{given}")
        drawn(page, "2015-05-16")
        found.append(page.evaluate(stands))
    assert found[1] == pytest.approx(found[0]) and found[0][2] > 3


def colours(page: Any) -> list[str]:
    """The colours of the first picture that fill some of it."""
    found: list[str] = page.evaluate(
        """() => {
            const canvas = document.getElementById("picture"), seen = new Map();
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 0; i < data.length; i += 4) {
                const colour = data.slice(i, i + 3).join(",");
                seen.set(colour, (seen.get(colour) ?? 0) + 1);
            }
            return [...seen].filter(([, n]) => n > 40).map(([colour]) => colour);
        }"""
    )
    return found


def test_the_keyboard_is_enough(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16")
    drawn(page, "2015-05-16")
    page.focus("#slide")
    page.keyboard.press("ArrowRight")
    drawn(page, "2015-05-17")
    page.keyboard.press(",")
    drawn(page, "2015-05-10")
    page.focus("#as-table summary")
    page.keyboard.press("Enter")
    page.wait_for_selector('#tables a[data-place="syria-idlib"]')
    page.locator('#tables a[data-place="syria-idlib"]').press("Enter")
    page.wait_for_selector("#card #card-title")
    assert page.evaluate("document.activeElement.id") == "card-title"
    before = page.locator("#card-title").element_handle()
    page.keyboard.press(".")
    before.wait_for_element_state("hidden")
    assert page.evaluate("document.activeElement.id") == "card-title"
    page.keyboard.press("Escape")
    assert page.locator("#card > *").count() == 0


def test_a_card_that_closes_gives_the_keyboard_back(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-07-30&table=1")
    drawn(page, "2015-07-30")
    opener = page.locator('#tables a[data-place="syria-hasakah"]')
    opener.press("Enter")
    page.wait_for_selector("#card article[data-place] #card-title")
    page.locator("#card a[data-event]").first.press("Enter")
    page.wait_for_selector("#card article[data-event] #card-title")
    with page.expect_response(re.compile(r"/map\?at=2015-08-06$")):
        page.keyboard.press(".")
    page.locator("#tables h2", has_text="Events").wait_for()
    page.locator("#card .close").press("Enter")
    assert page.evaluate("document.activeElement.dataset.place") == "syria-hasakah"
    opener.press("Enter")
    page.wait_for_selector("#card article[data-place] #card-title")
    page.locator("#as-table summary").press("Enter")
    page.focus("#card .close")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "main", "the link that opened it is folded away"


def test_tables_written_anew_keep_the_keyboard(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-07-30&table=1")
    drawn(page, "2015-07-30")
    before = page.locator('#tables a[data-place="syria-hasakah"]').element_handle()
    page.locator('#tables a[data-place="syria-hasakah"]').press(".")
    before.wait_for_element_state("hidden")
    assert page.evaluate("document.activeElement.dataset.place") == "syria-hasakah"


def test_days_are_read_out_but_not_while_they_run_by(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16")
    drawn(page, "2015-05-16")
    live = """() => ["day", "card"].map(id => document.getElementById(id).ariaLive)"""
    assert page.evaluate(live) == ["polite", "polite"]
    page.click("#play")
    assert page.evaluate(live) == ["off", "off"]
    page.click("#play")
    assert page.evaluate(live) == ["polite", "polite"]


def instead(page: Any, address: re.Pattern[str], status: int, body: str) -> None:
    """Let an address give another answer than the server's."""
    page.route(address, lambda route: route.fulfill(status=status, body=body, content_type="text/html"))


def test_cards_and_tables_that_do_not_come_say_so(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16&table=1")
    drawn(page, "2015-05-16")
    instead(page, re.compile("/map/place/"), 404, "<h1>It is gone.</h1>")
    page.locator('#tables a[data-place="syria-idlib"]').press("Enter")
    page.locator("#card p", has_text="It is gone.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "This can't be shown"
    page.keyboard.press("Escape")
    assert page.locator("#card > *").count() == 0
    tables = re.compile(r"/map\?((?!format=json).)*$")
    for status, body in ((404, "<h1>It is gone.</h1>"), (200, "Something else.")):
        instead(page, tables, status, body)
        page.click("#forth")
        page.locator("#tables", has_text="The tables can't be shown").wait_for()
        assert page.locator("#tables table").count() == 0
        page.unroute(tables)
        page.click("#back")
        page.locator("#tables table").first.wait_for()
    instead(page, re.compile("/map/timeline"), 404, '{"error": "It is gone."}')
    page.select_option("select[name=grade]", "disputed")
    page.locator("#map-note", has_text="The events over time can't be shown: It is gone.").wait_for()


def test_a_click_on_the_map_opens_the_card_and_the_filters_the_address(page: Any, sample_address: str) -> None:
    page.goto(f"{sample_address}/map?at=2015-05-16&view=35.93,36.63,9")
    drawn(page, "2015-05-16")
    x, y = page.evaluate(
        """() => {
            const p = contested.map.project([36.63, 35.93]);
            const box = document.getElementById("map").getBoundingClientRect();
            return [p.x + box.x, p.y + box.y];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector("#card .map-card")
    assert "Idlib" in page.inner_text("#card")
    page.select_option("select[name=according]", "agreed")
    page.wait_for_url(re.compile("according=agreed"))
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "true"
    page.click("#play")
    assert page.get_attribute("#play", "aria-pressed") == "false"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_bars_anybody_from_the_map(browser: Any, sample_address: str, scheme: str, width: int) -> None:
    path = "/map?at=2015-05-16&place=syria-idlib&table=1"
    with opened(browser, sample_address, path, width, scheme) as page:
        drawn(page, "2015-05-16")
        assert bars(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over the edge"


@pytest.mark.parametrize("width", [360, 1280])
def test_no_word_on_the_line_of_time_is_cut_off(browser: Any, sample_address: str, width: int) -> None:
    with opened(browser, sample_address, "/map?at=2015-08-01", width) as page:
        drawn(page, "2015-08-01")
        cut = page.evaluate(
            """() => {
                const end = document.querySelector(".years").getBoundingClientRect().right;
                return [...document.querySelectorAll(".years span")].filter(e => e.textContent
                    && e.getBoundingClientRect().right > end + 1).map(e => e.textContent);
            }"""
        )
        assert page.locator(".years span").count() > 3 and cut == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("last", ["1986-03-01", "2023-06-17"])
def test_no_word_on_the_line_of_time_lies_on_another(browser: Any, sample_address: str, width: int, last: str) -> None:
    with opened(browser, sample_address, "/map?at=2015-08-01", width) as page:
        drawn(page, "2015-08-01")
        words = page.evaluate(
            """async (last) => {
                const { Timeline } = await import("/static/js/map/timeline.js");
                new Timeline(document, async () => {}).fill({ first: "1984-02-03", last, records: [] }, last, 3);
                const told = [...document.querySelectorAll(".years span")].filter((e) => e.textContent);
                const at = (e) => e.getBoundingClientRect();
                return told.map((e) => [e.textContent, at(e).left, at(e).right]);
            }""",
            last,
        )
    assert len(words) > 3
    assert all(right <= left for (_, _, right), (_, left, _) in pairwise(words)), words
