"""No network, no answer, nothing that fits: what is said then, and whether one gets out of it."""

import json

from conftest import LAKE, NOON


def test_a_request_that_fails(screen):
    screen.expects_failures = True
    screen.open(NOON, LAKE)
    screen.page.route("**/stops/v1/**", lambda route: route.abort())
    screen.click('[data-need="water"]')
    assert "No connection" in screen.text("#answers [role=alert]")
    screen.page.unroute("**/stops/v1/**")
    screen.click("#answers .primary")
    assert len(screen.names()) == 5


def test_no_network_at_the_beginning(screen):
    screen.expects_failures = True
    screen.page.route("**/map/v1", lambda route: route.abort())
    screen.open(NOON, LAKE)
    assert "No connection" in screen.text("#answers")
    screen.page.unroute("**/map/v1")
    screen.click("#answers .primary")
    assert len(screen.names()) == 5


def test_roads_that_fail(screen):
    screen.expects_failures = True
    screen.page.route("**/roads/v1/**", lambda route: route.abort())
    screen.open(NOON, LAKE)
    assert "Some roads could not be loaded" in screen.text("#notice")
    assert len(screen.names()) == 5, "answers need no drawing"
    screen.page.unroute("**/roads/v1/**")
    screen.click("#notice .quiet")
    assert screen.page.evaluate("waystation.roads.measured.lines") > 0
    assert screen.page.is_hidden("#notice")


def test_a_busy_server_is_asked_once_more(screen):
    screen.expects_failures = True
    busy = {"left": 1}

    def answer(route):
        if busy["left"]:
            busy["left"] -= 1
            route.fulfill(
                status=503, headers={"Retry-After": "1"}, content_type="application/json",
                body='{"code":"Overloaded","message":"too many"}')
        else:
            route.continue_()

    screen.page.route("**/stops/v1/**", answer)
    screen.open(NOON, LAKE)
    assert len(screen.names()) == 5


def test_nonsense_in_place_of_an_answer(screen):
    screen.page.route("**/stops/v1/**", lambda route: route.fulfill(body="<html>a captive portal</html>"))
    screen.open(NOON, LAKE)
    assert "Something went wrong" in screen.text("#answers")


def test_off_the_map(screen):
    screen.expects_failures = True
    screen.open(NOON, "from=39.700000,116.100000")
    assert "Off the map" in screen.text("#answers")
    screen.click("button:has-text('By straight line')")
    assert len(screen.names()) == 5


def test_nothing_fits(screen):
    screen.open("open=2026-11-20T03:10", LAKE, "needs=shower,battery_swap")
    told = screen.page.inner_text("#answers")
    assert "No stop has all of that" in told
    assert "Without “Shower”" in told and "Without “Battery swap”" in told
    screen.page.click(".miss >> nth=0")
    screen.settle()
    assert len(screen.names()) > 0


def test_nothing_fits_by_far(screen):
    screen.open("open=2026-11-20T03:10", LAKE, "needs=" + ",".join(
        ["shower", "lodging", "battery_swap", "gate_help", "toilets"]))
    assert "not enough" in screen.text("#answers")
    screen.click("button:has-text('Any stop at all')")
    assert len(screen.names()) == 5


def test_nothing_in_reach(screen):
    screen.open("open=2026-11-20T03:10", LAKE, "mode=reach", "by=foot", "minutes=1", "needs=lodging")
    assert "No stop within 1 minutes" in screen.text("#answers")


def test_names_are_never_markup(screens):
    """A stop that calls itself a script is shown as it is called."""
    screen = screens()
    evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

    def answer(route):
        found = json.loads(route.fetch().text())
        for stop in found["stops"]:
            stop["name"] = {"en": evil, "zh": evil}
            stop["aliases"] = [evil]
            stop["address"] = stop["operator"] = stop["opening_hours"] = evil
            stop["amenity_notes"] = {"water": evil}
            for step in stop["route"]["steps"]:
                step["text"] = {"en": evil, "zh": evil}
        route.fulfill(json=found)

    def links(route):
        route.fulfill(json={"code": "Ok", "links": [{"app": evil, "url": "javascript:window.hacked=1"}]})

    screen.page.route("**/stops/v1/**", answer)
    screen.page.route("**/links/v1/**", links)
    screen.open(NOON, LAKE, "needs=water", "lang=en")
    screen.click("#answers .stop >> nth=0")
    screen.page.click(".directions summary")
    assert screen.names()[0] == evil
    assert screen.page.evaluate("window.hacked") is None
    assert screen.page.locator("#answers img, #answers script, #answers a").count() == 0


def test_addresses_are_never_markup(screens):
    screen = screens()
    screen.open(
        NOON, "from=<script>", "stop=%3Cimg src=x onerror=alert(1)%3E", "needs=constructor,__proto__", "mode=toString",
        "by=valueOf", "number=1e9", "minutes=-5", "view=0,0,99", "lang=xx")
    assert screen.page.locator("#answers img").count() == 0
    screen.page.wait_for_timeout(200)


def test_the_policy_forbids_what_is_not_ours(server, screens):
    screen = screens()
    answer = screen.page.goto(screen.url)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
    screen.settle()
