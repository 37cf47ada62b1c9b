"""Another host's pictures below the roads: only where the server was told of them, and somebody wants them."""

import math

import pytest
from conftest import LAKE, NOON, PHONE, Screen
from server import Server
from tilehost import TileHost

ATTRIBUTION = "© the makers https://makers.example/about"
VIEW = "view=39.934000,116.379000,15.20"


@pytest.fixture(scope="module")
def host():
    with TileHost() as host:
        yield host


@pytest.fixture(scope="module")
def online(host):
    with Server(options=["--tiles", host.template, "--tiles-attribution", ATTRIBUTION]) as server:
        yield server


@pytest.fixture
def open_online(browser, online, host):
    """Makes screens of the server that has tiles; in the end no third host was asked."""
    host.asked.clear()
    host.referrers.clear()
    host.mood = "well"
    contexts, made = [], []

    def make(size=(1280, 800), language="en-GB", **options):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        made.append(Screen(context.new_page(), online))
        return made[-1]

    yield make
    for context in contexts:
        context.close()
    for screen in made:
        assert screen.complaints == []
        assert [url for url in screen.elsewhere if not url.startswith(host.origin + "/")] == []


def number(latitude, longitude, zoom):
    """OpenStreetMap's "Slippy map tilenames": computed here once more."""
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2
    return zoom, int((longitude + 180) / 360 * 2**zoom), int(y * 2**zoom)


def expected(screen, latitude, longitude, zoom, size):
    """All pictures of a view, from its corners."""
    _, cx, cy = number(latitude, longitude, zoom)
    scale = 2 ** (screen.page.evaluate("waystation.view.zoom") - zoom) * 256
    x = (longitude + 180) / 360 * 2**zoom
    y = (1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * 2**zoom
    (width, height) = size
    return {
        (zoom, column, row)
        for column in range(math.floor(x - width / 2 / scale), math.floor(x + width / 2 / scale) + 1)
        for row in range(math.floor(y - height / 2 / scale), math.floor(y + height / 2 / scale) + 1)}


@pytest.mark.parametrize("ratio, zoom", [(1, 15), (2, 16), (3, 16)])
def test_the_right_pictures(open_online, host, ratio, zoom):
    """As many pixels as the device has, up to two of them for one; no picture that isn't seen."""
    screen = open_online(size=(900, 600), device_scale_factor=ratio).open(NOON, LAKE, VIEW)
    assert number(39.934, 116.379, zoom) in host.asked
    assert set(host.asked) == expected(screen, 39.934, 116.379, zoom, (900, 600))
    assert len(host.asked) == len(set(host.asked)), "each is asked for once"
    assert host.referrers == {screen.url}, "the host is told the site, and nothing of what is asked there"


def test_pictures_are_kept(open_online, host):
    screen = open_online().open(NOON, LAKE, VIEW)
    screen.page.evaluate("waystation.view.pan(400, 0)")
    screen.page.wait_for_timeout(300)
    screen.settle()
    count = len(host.asked)
    screen.page.evaluate("waystation.view.pan(-400, 0)")
    screen.page.wait_for_timeout(300)
    screen.settle()
    assert len(host.asked) == count


def test_roads_and_answers_lie_on_them(open_online):
    screen = open_online().open(NOON, LAKE, VIEW)
    assert len(screen.names()) == 5
    assert screen.page.evaluate("waystation.roads.measured.lines") > 0
    assert screen.text("#attribution") == "© the makers"
    assert screen.page.get_attribute("#attribution a", "href") == "https://makers.example/about"


@pytest.mark.parametrize("device", [{}, PHONE])
def test_switched_off(open_online, host, device):
    screen = open_online(**device).open(NOON, LAKE, VIEW)
    assert host.asked and screen.page.get_attribute("#online", "aria-pressed") == "true"
    screen.click("#online")
    assert screen.page.get_attribute("#online", "aria-pressed") == "false"
    assert "base=roads" in screen.hash
    assert screen.page.is_hidden("#attribution")
    count = len(host.asked)
    screen.page.evaluate("waystation.view.pan(900, 700)")
    screen.click("#zoom-in")
    screen.page.wait_for_timeout(400)
    assert len(host.asked) == count, "nothing is asked for"
    screen.click("#online")
    assert "base=" not in screen.hash and len(host.asked) > count
    assert screen.page.is_visible("#attribution")


def test_an_address_that_wants_none(open_online, host):
    screen = open_online().open(NOON, LAKE, VIEW, "base=roads")
    assert len(screen.names()) == 5 and host.asked == []
    assert screen.page.is_visible("#online")


@pytest.mark.parametrize("mood", ["ill", "away"])
def test_a_host_that_fails(open_online, host, mood):
    """The roads are the map then, and the host is left in peace."""
    host.mood = mood
    screen = open_online()
    screen.expects_failures = True
    screen.open(NOON, LAKE, VIEW)
    assert len(screen.names()) == 5
    assert screen.page.evaluate("waystation.online.isTorn")
    assert screen.page.is_hidden("#notice")
    count = len(host.asked)
    assert count <= 12
    screen.page.evaluate("waystation.view.pan(300, 300)")
    screen.page.wait_for_timeout(400)
    screen.click('[data-need="microwave"]')
    assert len(host.asked) == count
    assert len(screen.names()) == 5


def test_moving_asks_for_no_zoom_one_only_comes_past(open_online, host):
    screen = open_online().open(NOON, LAKE, VIEW)
    for _ in range(12):
        screen.page.evaluate("waystation.view.zoomBy(-0.25)")
        screen.page.wait_for_timeout(30)
    screen.page.wait_for_timeout(400)
    screen.settle()
    assert {z for z, _, _ in host.asked} == {15, 12}


@pytest.mark.parametrize("language, word", [("en-GB", "Online map"), ("zh-CN", "在线底图")])
def test_the_button_has_a_name(open_online, language, word):
    screen = open_online(language=language).open(NOON, LAKE)
    assert screen.page.get_attribute("#online", "aria-label") == word


def test_without_configuration_there_is_nothing(screen):
    """`screen` looks in the end whether another host was asked."""
    screen.open(NOON, LAKE, "base=online")
    assert screen.page.is_hidden("#online") and screen.page.is_hidden("#attribution")
    answer = screen.page.goto(screen.url)
    assert "img-src 'self' data:;" in answer.headers["content-security-policy"]
