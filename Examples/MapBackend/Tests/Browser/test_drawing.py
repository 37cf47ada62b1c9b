"""Is the map drawn fast enough to be moved? Ratios of one run; a city's map is taken from WAYSTATION_CITY."""

import json
import os

import pytest
from conftest import PHONE, NOON, Screen
from server import Server

# Moves the map for two seconds, as a finger would, and looks at every frame.
PAN = """() => new Promise((done) => {
  const { view } = waystation;
  const gaps = [];
  const start = { ...view.measured };
  view.measured.longest = 0;
  const began = performance.now();
  let before = began;
  const step = (now) => {
    gaps.push(now - before);
    before = now;
    if (now - began > 2000) {
      gaps.sort((a, b) => a - b);
      const frames = view.measured.frames - start.frames;
      return done({
        frames, drawing: (view.measured.drawing - start.drawing) / frames, longest: view.measured.longest,
        median: gaps[gaps.length >> 1], slowest: gaps.at(-1),
      });
    }
    view.pan(4 * Math.sin((now - began) / 300), 3 * Math.cos((now - began) / 300));
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""

# Paints everything that is seen again, from its lines.
REPAINT = """() => new Promise((done) => {
  const { roads, coverage } = waystation;
  const sum = (name) => roads.measured[name] + coverage.measured[name];
  const start = Object.fromEntries(["squares", "lines", "painting"].map((name) => [name, sum(name)]));
  roads.repaint();
  coverage.repaint();
  setTimeout(() => done(Object.fromEntries(Object.entries(start).map(([name, before]) => [name, sum(name) - before]))), 1500);
})"""


def measure(screen, name, record_property):
    screen.page.click("#fit")
    screen.settle()
    results = {}
    for steps in range(4):
        if steps:
            screen.page.evaluate("waystation.view.zoomBy(1.3)")
            screen.settle()
            screen.page.wait_for_timeout(500)
        painted = screen.page.evaluate(REPAINT)
        moved = screen.page.evaluate(PAN)
        screen.settle()
        zoom = round(screen.page.evaluate("waystation.view.zoom"), 1)
        results[zoom] = {
            "lines": painted["lines"], "painting": round(painted["painting"], 1),
            "frame": round(moved["drawing"], 2), "gap": round(moved["median"], 1),
            "ratio": round(moved["drawing"] / max(painted["painting"], 0.01), 3),
        }
        print(f"{name}, zoom {zoom}: {painted['lines']} lines painted in {painted['painting']:.1f} ms once; "
              f"a frame in motion takes {moved['drawing']:.2f} ms, {results[zoom]['ratio']:.3f} of it; "
              f"{moved['frames']} frames in 2 s, half of them within {moved['median']:.1f} ms")
    record_property(name, json.dumps(results))
    # Pictures are moved, at every zoom; lines are not drawn again.
    assert all(result["lines"] > 0 for zoom, result in results.items() if zoom < 17), results
    assert sum(result["frame"] for result in results.values()) < sum(result["painting"] for result in results.values())


@pytest.mark.parametrize("mode", ["near", "coverage"])
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_the_sample(screens, record_property, device, mode):
    screen = screens(**PHONE) if device == "phone" else screens()
    screen.open(NOON, "number=20", f"mode={mode}")
    measure(screen, f"sample on a {device}, {mode}", record_property)


@pytest.mark.skipif("WAYSTATION_CITY" not in os.environ, reason="WAYSTATION_CITY names no map")
@pytest.mark.parametrize("mode", ["near", "coverage"])
@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_a_city(browser, record_property, device, mode):
    options = {"viewport": {"width": 1280, "height": 800}}
    if device == "phone":
        options = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}
    with Server(map=os.environ["WAYSTATION_CITY"]) as server:
        context = browser.new_context(locale="en-GB", **options)
        screen = Screen(context.new_page(), server)
        screen.open("open=any", f"mode={mode}")
        measure(screen, f"city on a {device}, {mode}", record_property)
        context.close()
    assert screen.complaints == []
