"""The computer's clock is set while the server runs: a day on, a day back, to 1970 and to 2040."""

import json
import mmap
import os
import shutil
import signal
import socket
import struct
import subprocess
import tempfile
import time
from datetime import datetime, timedelta, timezone

from server import SAMPLE, Server

TOKEN = "a token for checks, 32 bytes long"
AUTHORIZATION = {"Authorization": f"Bearer {TOKEN}"}
BEIJING = timezone(timedelta(hours=8))
GOOD = "/stops/v1/foot/116.3675,39.9074?number=12"
SHIM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "clock_shim.c")


class Clock:
    """The wall clock of a server, which can be set."""

    def __init__(self, folder):
        library = os.path.join(folder, "clock_shim.so")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", SHIM, "-o", library, "-ldl"], check=True)
        path = os.path.join(folder, "ahead")
        with open(path, "wb") as file:
            file.write(bytes(8))
        self.file = open(path, "r+b")
        self.memory = mmap.mmap(self.file.fileno(), 8)
        self.environment = {"LD_PRELOAD": library, "CLOCK_SHIM": path}

    def set(self, moment):
        self.memory[:8] = struct.pack("=q", int(moment.timestamp() - time.time()))


def said(server, what):
    status, body = server.get("/live/v1/status", AUTHORIZATION)
    assert status == 200
    return [entry.get("stop") or entry["id"] for entry in json.loads(body)[what]]


def change(server, *changes):
    status, body = server.ask(
        "POST", "/live/v1/changes", json.dumps({"changes": changes}).encode(), AUTHORIZATION)
    assert status == 200, body


def ids(server, target=GOOD):
    status, body = server.get(target)
    assert status == 200, body
    return [stop["id"] for stop in json.loads(body)["stops"]]


def follows(server, clock, moment):
    """Hours, and what is told of them, are those of the new time from the next answer on."""
    clock.set(moment)
    status, body = server.get(GOOD + "&open=now")
    answer = json.loads(body)
    assert status == 200, answer
    told = datetime.fromisoformat(answer["at"]).replace(tzinfo=BEIJING)
    assert abs((told - moment).total_seconds()) < 90, (answer["at"], moment)
    again = json.loads(server.get(GOOD + f"&open=now&at={answer['at']}")[1])
    assert again["stops"] == answer["stops"], moment
    return {stop["open"]["state"] for stop in answer["stops"]}


def clocks():
    folder = tempfile.mkdtemp()
    clock = Clock(folder)
    noon = datetime(2026, 11, 24, 12, 0, 30, tzinfo=BEIJING)
    day = timedelta(days=1)
    clock.set(noon)
    served = os.path.join(folder, "served.waystation")
    shutil.copy(SAMPLE, served)
    options = ["--poll", "0.2", "--transfer-timeout", "4", "--max-rate", "20"]
    with Server(token=TOKEN, map=served, options=options, environment=clock.environment) as server:
        hours(server, clock, noon)
        expiry(server, clock, noon, day)
        rates_and_timeouts(server, clock, noon, day)
        maps(server, clock, noon, day, served)
        text = server.get("/metrics")[1].decode()
        sums = [float(line.split()[-1]) for line in text.splitlines() if "_seconds_sum" in line]
        assert sums and all(0 <= value < 600 for value in sums), sums
    shutil.rmtree(folder)
    print("clocks: hours follow, what has ended stays ended once something else was said; rates, timeouts, the "
          "look at the map and metrics don't notice")


def hours(server, clock, noon):
    for moment in (noon, noon + timedelta(days=1), noon - timedelta(days=1), noon.replace(hour=3),
                   datetime(1970, 1, 1, 8, 20, tzinfo=BEIJING), datetime(2040, 2, 29, 12, tzinfo=BEIJING), noon):
        follows(server, clock, moment)
        # Kept for a minute at the most: a clock that goes back shows no page of before.
        assert follows(server, clock, moment + timedelta(hours=10)) | follows(server, clock, moment)
    time.sleep(1)


def expiry(server, clock, noon, day):
    clock.set(noon)
    first, second, third = ids(server)[:3]
    change(server, {"do": "close", "stop": first, "minutes": 60},
           {"do": "close", "stop": second},
           {"do": "report", "stop": third, "resource": "places", "count": 0, "minutes": 30},
           {"do": "add", "stop": "tent", "location": [116.3675, 39.9074], "minutes": 60},
           {"do": "block", "id": "works", "location": [116.379, 39.934], "radius": 60, "minutes": 60})

    def holds():
        found = ids(server)
        is_closed = first not in found
        assert is_closed == (first in said(server, "closed")) == ("tent" in found)
        assert ("works" in said(server, "blocked")) == is_closed
        assert second not in found and second in said(server, "closed")
        return is_closed

    assert holds()
    assert third not in ids(server, GOOD + "&available=places")
    clock.set(noon + day)
    assert not holds()
    assert third in ids(server, GOOD + "&available=places")
    # Once something else was said, or roads are weighed, what had ended is forgotten.
    change(server, {"do": "reopen", "stop": third})
    for moment in (noon, noon - day, datetime(1970, 1, 1, 8, 20, tzinfo=BEIJING), noon + 5000 * day, noon):
        clock.set(moment)
        assert not holds(), moment
        time.sleep(0.3)
    # Back, and nothing has ended: all holds, for longer than was meant.
    change(server, {"do": "close", "stop": first, "minutes": 60},
           {"do": "add", "stop": "tent", "location": [116.3675, 39.9074], "minutes": 60},
           {"do": "block", "id": "works", "location": [116.379, 39.934], "radius": 60, "minutes": 60})
    clock.set(noon - day)
    assert holds()
    clock.set(noon)
    assert holds()
    clock.set(noon + day)
    change(server, {"do": "reopen", "stop": second})
    clock.set(noon)
    assert first in ids(server)


def rates_and_timeouts(server, clock, noon, day):
    """Counted by a clock that nobody sets."""
    time.sleep(1.5)
    for jump in (day, -day):
        clock.set(noon)
        while server.get(GOOD)[0] == 200:
            pass
        clock.set(noon + jump)
        statuses = [server.get(GOOD)[0] for _ in range(6)]
        assert 429 in statuses, statuses
        time.sleep(2)
        assert server.get(GOOD)[0] == 200
    for jump in (day, -day):
        clock.set(noon)
        idle = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        idle.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert idle.recv(10)
        slow = socket.create_connection(("127.0.0.1", server.port), timeout=10)
        slow.sendall(b"GET /stops")
        start = time.monotonic()
        clock.set(noon + jump)
        try:
            while slow.recv(100):
                pass
        except ConnectionError:
            pass
        assert 2 < time.monotonic() - start < 9, "a slow client is given up after 4 s, whatever the clock says"
        idle.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert idle.recv(10), "who waits for the next request is kept"


def maps(server, clock, noon, day, served):
    """Another file is another map, however old it says it is."""
    def moment():
        return server.ask_all("GET", GOOD)[2]["Waystation-Moment"]

    for jump, age in ((day, noon), (-day, noon - 400 * day), (timedelta(0), datetime(1970, 1, 1, tzinfo=BEIJING))):
        clock.set(noon + jump)
        time.sleep(0.5)
        before = moment()
        beside = served + ".beside"
        shutil.copy(SAMPLE, beside)
        os.utime(beside, (age.timestamp(), age.timestamp()))
        os.rename(beside, served)
        server.process.send_signal(signal.SIGHUP)
        for _ in range(60):
            if moment() != before:
                break
            time.sleep(0.1)
        assert moment() != before, (jump, age)
        assert ids(server)
