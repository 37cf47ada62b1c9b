"""A server of the sample, a browser, and pages that watch what they should never do."""

import os
import shutil
import sys
import time
from types import SimpleNamespace

import pytest
from playwright.sync_api import sync_playwright

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Checks"))
from server import Server  # noqa: E402

# A Friday at noon, so that answers don't depend on when the tests run.
NOON = "open=2026-11-20T12:10"
LAKE = "from=39.934000,116.379000"


@pytest.fixture(scope="session")
def server():
    """The one at WAYSTATION_URL, where that is set: its page is then the one that is tested."""
    if url := os.environ.get("WAYSTATION_URL"):
        yield SimpleNamespace(url=url)
        return
    with Server() as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    assert path, "Chromium is not here: apt-get install chromium"
    with sync_playwright() as playwright:
        # Containers have no user namespaces for Chromium's sandbox.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Screen:
    """A page of the server, and what people do with it."""

    def __init__(self, page, server):
        self.page = page
        self.url = server.url + "/"
        self.origin = server.url
        self.complaints = []
        self.elsewhere = []
        self.expects_failures = False
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        page.on("request", self._request)

    def _console(self, message):
        if message.type not in ("error", "warning"):
            return
        # What the browser itself says of a request that a test has made fail.
        if self.expects_failures and message.text.startswith("Failed to load resource"):
            return
        self.complaints.append(f"{message.type}: {message.text}")

    def _request(self, request):
        if not request.url.startswith((self.origin, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def open(self, *items, wait=True):
        self.page.goto(self.url + ("#" + "&".join(items) if items else ""))
        if wait:
            self.settle()
        return self

    def settle(self):
        """Until everything is asked and answered."""
        end = time.monotonic() + 30
        quiet = 0
        while time.monotonic() < end:
            # Not `wait_for_function`: it needs eval, which the page's policy forbids.
            is_quiet = self.page.evaluate(
                "Boolean(window.waystation) && !waystation.isBusy"
                " && !document.querySelector('.busy, [aria-busy=true]')")
            quiet = quiet + 1 if is_quiet else 0
            if quiet >= 4:
                return
            self.page.wait_for_timeout(60)
        raise AssertionError("the page has not come to rest")

    def click(self, selector, **options):
        self.page.click(selector, **options)
        self.settle()

    def names(self):
        return self.page.locator("#answers .stop .name").all_inner_texts()

    def text(self, selector):
        return self.page.locator(selector).first.inner_text()

    @property
    def hash(self):
        return self.page.evaluate("location.hash")

    def point_of(self, latitude, longitude):
        """Where a place is in the window."""
        x, y = self.page.evaluate("place => waystation.view.pointOf(place)", [longitude, latitude])
        return x, y

    def options(self):
        """Unfolds the options, if they are not."""
        if not self.page.evaluate("document.getElementById('options').open"):
            self.page.click("#summary")


@pytest.fixture
def screens(browser, server):
    """Makes screens, and looks in the end whether one of them has complained or gone elsewhere."""
    contexts, made = [], []

    def make(size=(1280, 800), language="en-GB", **options):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        screen = Screen(context.new_page(), server)
        made.append(screen)
        return screen

    yield make
    for context in contexts:
        context.close()
    for screen in made:
        assert screen.complaints == [], "the console is empty"
        assert screen.elsewhere == [], "no other host is asked"


PHONE = {"size": (390, 844), "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


@pytest.fixture(params=["desktop", "phone"])
def screen(request, screens):
    """Every test of a control runs in both sizes."""
    return screens(**PHONE) if request.param == "phone" else screens()
