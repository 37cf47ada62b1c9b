"""Tries export.sql and feed.py with a PostgreSQL of its own, in a temporary folder; stops all it has started.

    check.py

Needs Debian's postgresql and postgresql-15-postgis-3 (or another version's), psycopg (see feed.py), the command
and a release build of Examples/MapBackend. Ends with 1 when something is not as expected.
"""

import glob
import json
import os
import pwd
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import feed  # Says what to do when psycopg is missing.
import psycopg

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
DATA = REPOSITORY / "Data/xicheng"
TOKEN = "a token for this check only"
started = []


def fail(message):
    sys.exit(message)


def program(variable, *places):
    places = [os.environ.get(variable), *places]
    found = next((str(place) for place in places if place and os.path.exists(place)), None)
    return found or fail(f"{variable} is not set, and there is none of {[str(place) for place in places[1:]]}")


COMMAND = program("WAYSTATION", REPOSITORY / ".build/release/waystation", shutil.which("waystation"))
BACKEND = program("WAYSTATION_BACKEND", REPOSITORY / "Examples/MapBackend/.build/release/MapBackend")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Database:
    """A cluster that nobody else uses. PostgreSQL does not run as root, so then it is the user `postgres`."""

    def __init__(self, folder):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/pg_ctl"), key=lambda path: int(path.split("/")[4]))
        if not found:
            fail("no PostgreSQL: apt-get install postgresql postgresql-15-postgis-3")
        self.bin = os.path.dirname(found[-1])
        self.folder, self.port = folder, free_port()
        self.user = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self.user = {"user": "postgres", "group": user.pw_gid, "extra_groups": []}
        self.run("initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "--no-sync")
        self.dsn = f"host=127.0.0.1 port={self.port} user=postgres dbname=postgres"

    def run(self, name, *arguments):
        ended = subprocess.run([f"{self.bin}/{name}", *arguments], cwd=self.folder, **self.user, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=open(f"{self.folder}/{name}.log", "a"))
        if ended.returncode:
            fail(f"{name}: " + open(f"{self.folder}/{name}.log").read())

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=16MB"
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-l", f"{self.folder}/server.log", "-o", options, "start")

    def stop(self, how="fast"):
        self.run("pg_ctl", "-D", f"{self.folder}/data", "-w", "-m", how, "stop")

    def execute(self, text, values=None):
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            return connection.execute(text, values)


def start(*arguments):
    process = subprocess.Popen([*map(str, arguments)], env=os.environ | {
        "WAYSTATION_LIVE_TOKEN": TOKEN, "LOG_LEVEL": "error"}, stdout=subprocess.DEVNULL,
        stderr=None if os.environ.get("VERBOSE") else subprocess.DEVNULL)
    started.append(process)
    return process


def end(process, kill=False):
    process.kill() if kill else process.terminate()
    process.wait(timeout=30)
    started.remove(process)


def status(port):
    request = urllib.request.Request(f"http://127.0.0.1:{port}/live/v1/status",
                                     headers={"Authorization": "Bearer " + TOKEN})
    with urllib.request.urlopen(request, timeout=5) as answer:
        return json.load(answer)


def eventually(what, right, seconds=60):
    began = time.perf_counter()
    while True:
        try:
            if right():
                break
        except OSError:
            pass
        if time.perf_counter() - began > seconds:
            fail(f"NOT: {what}")
        time.sleep(0.01)
    print(f"ok {time.perf_counter() - began:6.2f} s  {what}", flush=True)


def fill(database):
    with psycopg.connect(database.dsn) as connection:
        try:
            connection.execute("CREATE EXTENSION postgis")
        except psycopg.Error:
            fail("no PostGIS: apt-get install postgresql-15-postgis-3, or the one of your version")
        connection.execute((HERE / "schema.sql").read_text())
        for feature in json.loads((DATA / "stops.geojson").read_text())["features"]:
            facts, place = feature["properties"], feature["geometry"]["coordinates"]
            connection.execute(
                "INSERT INTO stops VALUES (%s, %s, %s, ST_Point(%s, %s, 4326)::geography, %s, %s, %s, %s, %s)",
                [facts["id"], facts["name:zh"], facts["name:en"], *place, facts["kind"], facts["amenities"],
                 facts.get("opening_hours"), facts.get("access"), facts.get("address")])


def broken_path(folder):
    """A PATH with a psql that breaks off in the middle, as when the connection is lost."""
    broken = Path(folder, "broken", "psql")
    broken.parent.mkdir()
    broken.write_text(f'#!/bin/sh\n{shutil.which("psql")} "$@" | head -n 50\nexit 3\n')
    broken.chmod(0o755)
    return f"{broken.parent}:{os.environ['PATH']}"


def export(database, map, path=os.environ["PATH"]):
    """How export-map ends, and what it says."""
    ended = subprocess.run([HERE / "export-map", DATA / "roads.osm.pbf", map], capture_output=True, text=True,
                           env=os.environ | {"DATABASE": database.dsn, "WAYSTATION": COMMAND,
                                             "PATH": path})
    return ended.returncode, ended.stderr


def answers(map):
    chance = random.Random(7)
    places = "".join(f"{chance.uniform(39.875, 39.965):.6f},{chance.uniform(116.335, 116.395):.6f}\n"
                     for _ in range(2000))
    ended = subprocess.run([COMMAND, "nearest", "-", "--by", "foot", "--count", "3", "--need", "water", "--at",
                            "2026-11-21T12:07", "--map", map], input=places, capture_output=True, text=True)
    rows = [json.loads(line) for line in ended.stdout.splitlines()]
    return [[(stop["id"], stop["duration_s"], stop["distance_m"], stop["amenities"], stop["open"]["state"])
             for stop in row.get("results", [])] for row in rows]


def main():
    folder = tempfile.mkdtemp(prefix="waystation-postgresql-")
    os.chmod(folder, 0o755)
    database = Database(folder)
    database.start()
    try:
        check(folder, database)
    finally:
        for process in list(started):
            end(process)
        database.stop("immediate")
        shutil.rmtree(folder)


def check(folder, database):
    fill(database)
    work = tempfile.mkdtemp(dir=folder)
    map = f"{work}/city.waystation"
    code, message = export(database, map)
    if code:
        fail("NOT: export-map: " + message)
    same = answers(map)
    if len(same) != 2000 or same != answers(DATA / "xicheng.waystation"):
        fail("NOT: answers of the exported map are those of the sample")
    print("ok           2,000 answers of the exported map are those of the sample", flush=True)

    before = Path(map).read_bytes()
    code, _ = export(database, map, broken_path(folder))
    if not code or Path(map).read_bytes() != before or os.listdir(work) != ["city.waystation"]:
        fail("NOT: an export that breaks off in the middle leaves the map alone")
    print("ok           an export that breaks off in the middle leaves the map alone", flush=True)

    ports = [free_port(), free_port()]
    urls = [word for port in ports for word in ("--backend", f"http://127.0.0.1:{port}")]
    backends = [start(BACKEND, "--port", port, "--map", map) for port in ports]
    feeder = lambda: start(sys.executable, HERE / "feed.py", *urls, "--database", database.dsn, "--every", "2")
    feeding = feeder()
    closed = lambda count: lambda: all(len(status(port)["closed"]) == count for port in ports)

    eventually("both backends answer", closed(0))
    first = same[0][0][0]
    database.execute("INSERT INTO closings VALUES (%s, now() + interval '1 hour')", [first])
    eventually("one stop closed", closed(1))
    database.execute("INSERT INTO counts VALUES (%s, 'places', 3, now(), now() + interval '1 hour')", [first])
    eventually("three places reported", lambda: [entry["count"] for entry in status(ports[0])["reports"]] == [3])
    database.execute("UPDATE counts SET count = 0, as_of = now() + interval '1 second'")
    eventually("none left", lambda: [entry["count"] for entry in status(ports[0])["reports"]] == [0])
    database.execute("UPDATE counts SET count = 5")
    eventually("five again", lambda: [entry["count"] for entry in status(ports[0])["reports"]] == [5])
    database.execute("UPDATE counts SET count = 6")
    database.execute("UPDATE counts SET count = 5")
    time.sleep(3)
    before = [status(port)["revision"] for port in ports]
    time.sleep(5)
    if [status(port)["revision"] for port in ports] != before:
        fail("NOT: what is known is not sent again")
    print("ok           what is known is not sent again", flush=True)
    database.execute("INSERT INTO closings SELECT id FROM stops ON CONFLICT DO NOTHING")
    eventually("all 355 closed", closed(355))
    database.execute("DELETE FROM closings WHERE stop <> %s", [first])
    eventually("354 open again", closed(1))
    database.execute("UPDATE closings SET until = NULL")
    eventually("closed for good", lambda: "until" not in status(ports[1])["closed"][0])
    database.execute("UPDATE closings SET until = now() + interval '1 hour'")
    eventually("closed for an hour", lambda: "until" in status(ports[1])["closed"][0])
    database.execute("UPDATE closings SET until = 'infinity'")
    eventually("closed until infinity", lambda: "until" not in status(ports[1])["closed"][0])

    end(backends[0], kill=True)
    database.execute("INSERT INTO closings SELECT id FROM stops WHERE id <> %s ORDER BY id LIMIT 99", [first])
    eventually("99 more at the backend that is left", lambda: len(status(ports[1])["closed"]) == 100)
    backends[0] = start(BACKEND, "--port", ports[0], "--map", map)
    eventually("all 100 and the count at the one that was killed and started again",
               lambda: len(status(ports[0])["closed"]) == 100 and len(status(ports[0])["reports"]) == 1)

    end(feeding, kill=True)
    database.execute("DELETE FROM closings WHERE stop <> %s", [first])
    feeding = feeder()
    eventually("99 open again, said while nobody listened", closed(1))

    database.stop("immediate")
    database.start()
    database.execute("DELETE FROM closings")
    eventually("heard after the database was killed and started again", closed(0))

    database.execute("INSERT INTO stops (id, place) VALUES ('new', ST_Point(116.37, 39.91, 4326)::geography)")
    database.execute("INSERT INTO closings SELECT id FROM stops WHERE id = 'new' OR id < 'xc-c'")
    some = database.execute("SELECT count(*) FROM closings").fetchone()[0] - 1
    eventually(f"one of {some + 1} closings is not on the map, {some} are closed", closed(some))
    if feeding.poll() is not None:
        fail("NOT: the feeder still runs")
    print("ok           the feeder still runs", flush=True)


if __name__ == "__main__":
    main()
