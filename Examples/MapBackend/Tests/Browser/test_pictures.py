"""The pictures of docs/: made when SCREENSHOTS is set, of the sample district alone."""

import io
import os

import pytest
from conftest import LAKE, NOON, PHONE
from PIL import Image

DOCS = os.path.join(os.path.dirname(__file__), "..", "..", "docs")
DESK = {"size": (1200, 760)}
SHOTS = {
    "nearest": (DESK, "en-GB", "light", [NOON, LAKE, "needs=water,microwave"], ["#answers .stop >> nth=0"]),
    "along": (DESK, "en-GB", "light", [NOON, LAKE, "mode=along", "to=39.9000,116.3600", "needs=battery_swap"], []),
    "reach": (DESK, "zh-CN", "dark", [NOON, LAKE, "mode=reach", "minutes=8", "needs=water"], []),
    "coverage": (DESK, "en-GB", "light", [NOON, "mode=coverage", "by=foot", "needs=toilets"], []),
    "phone-coverage": (PHONE, "zh-CN", "dark", [NOON, "mode=coverage", "by=foot", "needs=toilets", "view=39.8960,116.3750,13.70"], []),
    "phone": (PHONE, "zh-CN", "light", [NOON, LAKE, "needs=water"], []),
    "phone-directions": (PHONE, "zh-CN", "light", [NOON, LAKE, "needs=water"], ["#grip", "#answers .stop >> nth=1", ".directions summary"]),
    "phone-empty": (PHONE, "zh-CN", "dark", ["open=2026-11-20T03:10", LAKE, "needs=shower,battery_swap"], []),
}


@pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="SCREENSHOTS is not set")
@pytest.mark.parametrize("name", SHOTS)
def test_picture(screens, name):
    size, language, scheme, items, clicks = SHOTS[name]
    screen = screens(**size, language=language, color_scheme=scheme)
    screen.open(*items)
    for selector in clicks:
        screen.click(selector)
    screen.page.wait_for_timeout(600)
    path = os.path.join(DOCS, f"{name}.png")
    picture = Image.open(io.BytesIO(screen.page.screenshot()))
    # Few colours are a third of the size, and look the same: rare ones are kept, and large grounds are as they are.
    few = picture.convert("RGB").quantize(256, method=Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    assert os.path.getsize(path) < 300_000
