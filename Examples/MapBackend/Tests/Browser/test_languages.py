"""Both languages, all of the page in each."""

import re

from conftest import LAKE, NOON, PHONE

HAN = re.compile(r"[\u4e00-\u9fff]")


def visible(screen):
    return screen.page.evaluate("document.body.innerText")


def labels(screen):
    return screen.page.evaluate(
        "[...document.querySelectorAll('[aria-label], [title], [placeholder]')]"
        ".flatMap((one) => [one.getAttribute('aria-label'), one.title, one.placeholder]).filter(Boolean)")


def test_the_browser_decides(screens):
    assert "Nearest" in visible(screens(language="de-DE").open(NOON, LAKE))
    chinese = screens(language="zh-CN").open(NOON, LAKE)
    assert chinese.page.evaluate("document.documentElement.lang") == "zh-CN"
    assert "附近" in visible(chinese)


def test_the_address_wins_over_the_browser(screens):
    assert "附近" in visible(screens(language="en-GB").open(NOON, LAKE, "lang=zh"))


def test_switching(screen):
    screen.open(NOON, LAKE, "needs=water")
    assert screen.page.inner_text("#language") == "中文"
    screen.click("#language")
    assert "lang=zh" in screen.hash
    assert screen.page.title().startswith("驿站")
    screen.click("#language")
    assert "Nearest" in visible(screen)


def test_no_english_is_left_in_chinese(screens):
    """But names of apps, of stops without another name, and e-mail-like things."""
    screen = screens(**PHONE, language="zh-CN")
    for mode in ["near", "along", "reach", "coverage"]:
        screen.open(NOON, LAKE, f"mode={mode}", "to=39.90,116.36", "needs=water", "minutes=9")
        screen.options()
        for text in labels(screen):
            assert HAN.search(text) or re.fullmatch(r"English|Wi-Fi|[\d.,:% ]+", text), text
        words = [
            word for word in re.findall(r"[A-Za-z][A-Za-z-]{2,}", visible(screen))
            if word not in ("English", "Wi-Fi", "shift", "Shift", "ATM")]
        assert words == [], words


def test_no_chinese_is_left_in_english(screens):
    screen = screens(language="en-GB")
    for mode in ["near", "along", "reach", "coverage"]:
        screen.open(NOON, LAKE, f"mode={mode}", "to=39.90,116.36", "needs=water")
        screen.options()
        assert not [text for text in labels(screen) if HAN.search(text)]
        lines = [line for line in visible(screen).splitlines() if HAN.search(line)]
        assert lines == ["中文"], lines


def test_both_languages_have_the_same_words(server, screens):
    screen = screens().open(NOON, LAKE)
    missing = screen.page.evaluate("""async () => {
      const { Words } = await import("./words.js");
      const names = (table, path = "") => Object.entries(table).flatMap(([name, value]) =>
        typeof value === "object" && !Array.isArray(value) ? names(value, `${path}${name}.`) : [path + name]);
      const [english, chinese] = ["en", "zh"].map((language) => new Set(names(new Words(language).table)));
      return [...english].filter((name) => !chinese.has(name)).concat([...chinese].filter((name) => !english.has(name)));
    }""")
    assert missing == []


def test_amenities_are_called_as_the_library_calls_them(screens):
    screen = screens().open(NOON, LAKE)
    different = screen.page.evaluate("""async () => {
      const { Words } = await import("./words.js");
      const map = await (await fetch("map/v1")).json();
      const words = new Words("zh");
      return map.amenities.filter(({ word, zh }) => words.amenity(word) !== zh);
    }""")
    assert different == []


def test_streets_are_called_in_the_language(screens):
    """Names are pictures on the canvas: looked at before they are drawn."""
    names = "waystation.roads.seen.flatMap(({ tile }) => tile.names.map((label) => label.name))"
    screen = screens().open(NOON, LAKE, "view=39.934000,116.379000,16.00")
    english = screen.page.evaluate(names)
    assert "Di'anmen West Street" in english and not any(HAN.search(name) for name in english)
    screen.click("#language")
    assert "地安门西大街" in screen.page.evaluate(names)
