"""The roads by whether a stop is reached from them: as the server says it, and told apart by everybody."""

import re

import pytest
from conftest import NOON, PHONE

MODE = [NOON, "mode=coverage", "by=foot", "needs=toilets"]


def watch(screen):
    asked = []
    screen.page.on("request", lambda request: asked.append(request.url) if "geometries=geojson" in request.url else None)
    return asked


def test_what_is_drawn_is_what_is_told(screen):
    asked = watch(screen)
    screen.open(*MODE)
    assert asked and all("minutes=5" in url and "at=2026-11-20T12%3A10" in url for url in asked)
    assert screen.page.evaluate("waystation.coverage.measured.lines") > 100
    screen.options()
    before = len(asked)
    screen.click("#amount-plus")
    assert len(asked) > before and "minutes=6" in asked[-1]
    assert screen.page.locator(".roads-legend li").count() in (2, 3)
    screen.click('[data-key="near"]')
    assert not screen.page.evaluate("waystation.coverage.isShown")
    before = len(asked)
    screen.click("#zoom-in")
    assert len(asked) == before, "nothing is asked for that isn't shown"


def test_only_what_the_view_shows(screens):
    screen = screens()
    asked = watch(screen)
    screen.open(*MODE, "view=39.934000,116.379000,16.00")
    boxes = [list(map(float, re.search(r"bbox=([^&]*)", url).group(1).replace("%2C", ",").split(","))) for url in asked]
    assert 4 <= len(boxes) <= 12
    assert all(abs(west - 116.379) < 0.03 and abs(south - 39.934) < 0.03 for west, south, _, _ in boxes)
    assert {re.search(r"zoom=(\d+)", url).group(1) for url in asked} == {"16"}


def colours(screen):
    return screen.page.evaluate("""() => {
      const style = getComputedStyle(document.documentElement);
      const light = (name) => {
        const [r, g, b] = style.getPropertyValue(name).trim().match(/[0-9a-f]{2}/gi).map((two) => parseInt(two, 16) / 255)
          .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      return ["--map-covered", "--map-uncovered"].map(light);
    }""")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_told_apart_without_colours(screens, scheme):
    """Covered and uncovered differ in lightness, too: 2 to 1 and more, which is seen in grey."""
    screen = screens(color_scheme=scheme).open(*MODE)
    dark, light = sorted(colours(screen))
    assert (light + 0.05) / (dark + 0.05) > 2


def test_lines_that_fail(screen):
    screen.expects_failures = True
    screen.page.route("**/coverage/v1/**geometries**", lambda route: route.abort())
    screen.open(*MODE)
    assert "Some roads could not be loaded" in screen.text("#notice")
    assert "%" in screen.text(".big b"), "shares need no drawing"
    screen.page.unroute("**/coverage/v1/**geometries**")
    screen.click("#notice .quiet")
    assert screen.page.evaluate("waystation.coverage.measured.lines") > 0
    assert screen.page.is_hidden("#notice")


def test_the_legend_in_chinese(screens):
    screen = screens(**PHONE, language="zh-CN").open(*MODE)
    assert screen.page.locator(".roads-legend li").first.inner_text() == "能及时到达"
