"""An address is a view: shared, restored, gone back to."""

from conftest import LAKE, NOON


def test_a_shared_address_shows_the_same(screens):
    first = screens().open(NOON, LAKE, "needs=water,microwave", "by=foot", "number=7")
    first.click("#answers .stop >> nth=3")
    first.click("#zoom-in")
    first.page.wait_for_timeout(400)
    second = screens()
    second.page.goto(first.page.url)
    second.settle()
    assert second.names() == first.names()
    assert second.page.get_attribute("#answers .stop >> nth=3", "aria-expanded") == "true"
    for name in ["place", "zoom"]:
        here, there = (one.page.evaluate(f"[waystation.view.{name}].flat()") for one in (first, second))
        assert all(abs(a - b) < 0.01 for a, b in zip(here, there)), name
    assert second.page.get_attribute('[data-need="water"]', "aria-pressed") == "true"


def test_every_part_of_a_question_is_in_the_address(screens):
    screen = screens().open()
    wrong = screen.page.evaluate("""async () => {
      const { hashOf, questionFrom } = await import("./question.js");
      const question = {
        mode: "along", from: [116.379, 39.934], to: [116.36, 39.9], by: "foot", needs: ["water", "shop"],
        open: "2026-11-20T12:10", number: 7, minutes: 12, detour: 3, stop: "a,b&c=d%#+ü", lang: "zh",
        view: { place: [116.37, 39.92], zoom: 14.25 },
      };
      const again = questionFrom(hashOf(question));
      return Object.keys(question).filter((name) => JSON.stringify(question[name]) !== JSON.stringify(again[name]));
    }""")
    assert wrong == []


def test_back_and_forward(screen):
    screen.open(NOON, LAKE)
    first = screen.names()
    screen.click('[data-need="microwave"]')
    second = screen.names()
    screen.click('[data-key="coverage"]')
    screen.page.go_back()
    screen.settle()
    assert screen.names() == second
    screen.page.go_back()
    screen.settle()
    assert screen.names() == first
    screen.page.go_forward()
    screen.settle()
    assert screen.names() == second
    assert screen.page.get_attribute('[data-need="microwave"]', "aria-pressed") == "true"


def test_looking_around_makes_no_history(screen):
    screen.open(NOON, LAKE)
    before = screen.page.evaluate("history.length")
    screen.click("#zoom-in")
    screen.click("#fit")
    screen.page.wait_for_timeout(400)
    assert screen.page.evaluate("history.length") == before


def test_the_server_is_not_told_where_nobody_asks(screens):
    """What stands behind the # stays in the browser."""
    screen = screens()
    asked = []
    screen.page.on("request", lambda request: asked.append(request.url))
    screen.open(NOON, LAKE)
    page = [url for url in asked if "/v1/" not in url]
    assert page and not any("39.934" in url.split("#")[0] for url in page)
