"""Without a mouse, without eyes, in the sun."""

from conftest import LAKE, NOON, PHONE


def focused(screen):
    return screen.page.evaluate("document.activeElement.id || document.activeElement.className")


def test_the_keyboard_alone(screens):
    screen = screens().open(NOON, LAKE, "needs=water")
    keys = screen.page.keyboard
    for _ in range(6):
        keys.press("Tab")
        if focused(screen) == "map":
            break
    assert focused(screen) == "map"
    assert screen.page.locator("#map-keys").evaluate("one => getComputedStyle(one).opacity") == "1"
    place = screen.page.evaluate("waystation.view.place")
    keys.press("ArrowRight")
    keys.press("ArrowDown")
    screen.settle()
    moved = screen.page.evaluate("waystation.view.place")
    assert moved[0] > place[0] and moved[1] < place[1]
    zoom = screen.page.evaluate("waystation.view.zoom")
    keys.press("+")
    assert screen.page.evaluate("waystation.view.zoom") > zoom
    keys.press("-")
    keys.press("Shift+ArrowLeft")
    keys.press("Shift+ArrowLeft")
    screen.page.wait_for_timeout(500)
    screen.settle()
    assert "from=39.934000,116.379000" not in screen.hash
    before = screen.hash
    keys.press("Enter")
    screen.settle()
    assert screen.hash != before
    keys.press("0")
    screen.settle()
    keys.press("/")
    assert focused(screen).startswith("answers")
    keys.press("ArrowDown")
    assert focused(screen) == "stop"
    keys.press("ArrowDown")
    keys.press("Enter")
    screen.settle()
    assert screen.page.get_attribute("#answers .stop >> nth=1", "aria-expanded") == "true"
    assert focused(screen) == "stop", "the row keeps the focus"
    keys.press("End")
    assert screen.page.evaluate("document.activeElement === [...document.querySelectorAll('.stop')].at(-1)")
    keys.press("Escape")
    screen.settle()
    assert "stop=" not in screen.hash


def test_controls_keep_the_focus(screens):
    screen = screens().open(NOON, LAKE)
    screen.page.focus('[data-need="water"]')
    screen.page.keyboard.press("Space")
    screen.settle()
    assert screen.page.evaluate("document.activeElement.dataset.need") == "water"
    screen.page.focus('[data-key="reach"]')
    screen.page.keyboard.press("Enter")
    screen.settle()
    assert screen.page.evaluate("document.activeElement.dataset.key") == "reach"
    screen.options()
    screen.page.focus('input[name="by"][value="ebike"]')
    screen.page.keyboard.press("ArrowLeft")
    screen.settle()
    assert screen.page.evaluate("document.activeElement.value") == "bicycle"
    assert "by=bicycle" in screen.hash


def test_answers_are_spoken(screens):
    screen = screens().open(NOON, LAKE, "needs=water")
    assert screen.page.get_attribute("#live", "aria-live") == "polite"
    told = screen.page.text_content("#live")
    assert told.startswith("5 stops. First: ") and "min" in told
    screen.click('[data-key="coverage"]')
    assert "of all roads" in screen.page.text_content("#live")


def test_everything_has_a_name(screen):
    screen.open(NOON, LAKE, "needs=water")
    screen.options()
    screen.page.click("#answers .stop >> nth=0")
    screen.settle()
    nameless = screen.page.evaluate("""() => [...document.querySelectorAll("button, input, a, summary, canvas, [role=group]")]
      .filter((one) => !(one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent.trim()))
      .map((one) => one.outerHTML.slice(0, 80))""")
    assert nameless == []
    assert screen.page.locator("main").count() == 1
    assert screen.page.locator("h1").count() == 1
    assert screen.page.locator("#answers ol > li").count() >= 5


CONTRAST = """() => {
  const parse = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
  const channel = (value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const behind = (one) => {
    for (; one; one = one.parentElement) {
      const colour = parse(getComputedStyle(one).backgroundColor);
      if (colour.length === 3 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const one of document.querySelectorAll("body *")) {
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || !one.offsetParent || one.closest(":disabled, .hidden, .keys, .segment:has(:disabled), noscript, #scale")) continue;
    const [a, b] = [light(parse(getComputedStyle(one).color)), light(behind(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${one.textContent.trim().slice(0, 30)}: ${ratio.toFixed(1)}`);
  }
  return poor;
}"""


def test_contrast(screens):
    """WCAG 2.2, AA, of all text, in both schemes."""
    for scheme in ["light", "dark"]:
        screen = screens(**PHONE, color_scheme=scheme)
        for mode in ["near", "along", "reach", "coverage"]:
            screen.open(NOON, LAKE, f"mode={mode}", "to=39.90,116.36", "needs=water")
            screen.options()
            if mode != "coverage":
                screen.page.click("#answers .stop >> nth=0")
                screen.settle()
            assert screen.page.evaluate(CONTRAST) == [], (scheme, mode)


def test_stillness(screens):
    """Who wants no motion gets none: the view is there at once."""
    screen = screens(reduced_motion="reduce").open(NOON, LAKE)
    screen.page.click("#fit")
    first = screen.page.evaluate("waystation.view.zoom")
    screen.page.wait_for_timeout(400)
    assert screen.page.evaluate("waystation.view.zoom") == first
