"""Tries `start`, `nginx.conf` and `change-map`: what a process more costs in memory, another map under load, and
kill -9 of a process under load.

    check.py [--seconds 6] [--processes 3]

Needs nginx, the command (WAYSTATION, else the release build) and the backend (BACKEND, else its release build).
Ends with 1 when an answer fails or is not one of the maps'.
"""

import argparse
import http.client
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
DATA = REPOSITORY / "Data/xicheng"
COMMAND = os.environ.get("WAYSTATION") or str(REPOSITORY / ".build/release/waystation")


def free_ports(count):
    """The first of some ports in a row that nobody listens at."""
    while True:
        first = random.randrange(20_000, 30_000)
        probes = []
        try:
            for port in range(first, first + count):
                probes.append(socket.socket())
                probes[-1].bind(("127.0.0.1", port))
            return first
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()


class Started:
    """`with Started(processes, map) as started:` — what `start` runs."""

    def __init__(self, processes, map):
        self.processes, self.map = processes, map

    def __enter__(self):
        self.port = free_ports(self.processes + 1)
        self.folder = tempfile.mkdtemp(prefix="waystation-processes-")
        self.script = subprocess.Popen(
            [HERE / "start", str(self.processes)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | {"MAP": str(self.map), "PORT": str(self.port), "FOLDER": self.folder,
                              "LOG_LEVEL": "error"})
        for _ in range(600):
            try:
                if ask(http.client.HTTPConnection("127.0.0.1", self.port, timeout=5), PLACES[0])[0] == 200:
                    return self
            except OSError:
                pass
            if self.script.poll() is not None:
                break
            time.sleep(0.1)
        self.__exit__()
        sys.exit("start does not start: run it by itself to see why")

    def __exit__(self, *_):
        self.script.terminate()
        self.script.wait(timeout=60)
        shutil.rmtree(self.folder, ignore_errors=True)

    def ids(self):
        return [int(Path(self.folder, f"backend-{number}.pid").read_text())
                for number in range(1, self.processes + 1)]

    def memory(self):
        """Rss and Pss of every process, in MB."""
        rows = []
        for id in self.ids():
            lines = dict(line.split(":") for line in open(f"/proc/{id}/smaps_rollup").read().splitlines()[1:])
            rows.append([int(lines[name].split()[0]) / 1024 for name in ("Rss", "Pss")])
        return rows


chance = random.Random(11)
PLACES = [f"/stops/v1/ebike/{chance.uniform(116.34, 116.39):.6f},{chance.uniform(39.88, 39.96):.6f}?number=3"
          for _ in range(400)]


def ask(connection, target):
    connection.request("GET", target)
    answer = connection.getresponse()
    return answer.status, answer.read()


class Load:
    """Asks from some threads until told to stop; keeps what was wrong."""

    def __init__(self, port, threads=8):
        self.port, self.ending = port, threading.Event()
        self.wrong, self.seen, self.slowest = [], {"a": 0, "b": 0, "none": 0}, 0.0
        self.lock = threading.Lock()
        self.threads = [threading.Thread(target=self.run, args=(number,)) for number in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ending.set()
        for thread in self.threads:
            thread.join()

    def run(self, seed):
        chance = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while not self.ending.is_set():
            target = chance.choice(PLACES)
            began = time.perf_counter()
            try:
                status, body = ask(connection, target)
                answer = json.loads(body)
                maps = {stop["id"][0] for stop in answer.get("stops", [])}
                # Every answer is of one map, and a place off the roads is told in the backend's words.
                right = (status == 200 and maps in ({"a"}, {"b"})) or answer["code"] == "NoSegment"
            except (OSError, ValueError, KeyError, http.client.HTTPException) as error:
                status, maps, right, body = 0, set(), False, repr(error).encode()
                connection.close()
            took = time.perf_counter() - began
            with self.lock:
                self.slowest = max(self.slowest, took)
                self.seen[maps.pop() if len(maps) == 1 else "none"] += 1
                if not right:
                    self.wrong.append((status, body[:200]))

    def tell(self, what):
        answers = sum(self.seen.values())
        print(f"{what}: {answers:,} answers ({self.seen['a']:,} of map a, {self.seen['b']:,} of map b), "
              f"failed or mixed: {len(self.wrong)}, slowest {self.slowest * 1000:.0f} ms", flush=True)
        for status, body in self.wrong[:3]:
            print("  ", status, body)
        return bool(self.wrong) or not answers


def compile_map(folder, name, compact=False):
    """The sample, its stops' ids beginning with the map's name."""
    stops = Path(folder, name + ".geojson")
    stops.write_text((DATA / "stops.geojson").read_text().replace('"id":"xc-', f'"id":"{name}-'))
    path = Path(folder, name + (".compact" if compact else "") + ".waystation")
    ended = subprocess.run([COMMAND, "compile", "--roads", DATA / "roads.osm.pbf", "--stops", stops, "-o", path,
                            *(["--compact"] if compact else [])], capture_output=True, text=True)
    if ended.returncode:
        sys.exit(ended.stderr)
    return path


def measure(folder):
    print("| map | processes | Rss of each, MB | Pss of all, MB | one more, MB |\n| --- | ---: | ---: | ---: | ---: |")
    for compact in (False, True):
        path = compile_map(folder, "a", compact)
        kind = f"{'compact' if compact else 'prepared'}, {path.stat().st_size / 1e6:.1f} MB"
        before = None
        for processes in (1, 2, 4):
            with Started(processes, path) as started:
                for number in range(1, processes + 1):
                    connection = http.client.HTTPConnection("127.0.0.1", started.port + number, timeout=30)
                    for target in PLACES:
                        ask(connection, target)
                rows = started.memory()
            each = sum(row[0] for row in rows) / processes
            everything = sum(row[1] for row in rows)
            more = "" if before is None else f"{(everything - before[1]) / (processes - before[0]):.1f}"
            print(f"| {kind} | {processes} | {each:.1f} | {everything:.1f} | {more} |", flush=True)
            before = processes, everything
    print()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seconds", type=float, default=6)
    options.add_argument("--processes", type=int, default=3)
    options = options.parse_args()
    if not os.path.exists(COMMAND):
        sys.exit("no command: swift build -c release --product waystation, or set WAYSTATION")
    wrong = False
    with tempfile.TemporaryDirectory() as folder:
        measure(folder)
        maps = [compile_map(folder, name) for name in "ab"]
        served = Path(folder, "served.waystation")
        shutil.copy(maps[0], served)
        with Started(options.processes, served) as started:
            with Load(started.port) as load:
                for change in range(1, 6):
                    time.sleep(options.seconds / 5)
                    subprocess.run([HERE / "change-map", maps[change % 2], served, started.folder], check=True)
                time.sleep(2)
                settled = dict(load.seen)
                time.sleep(1)
                # After the fifth change it is map b everywhere.
                late = load.seen["a"] - settled["a"]
            wrong |= load.tell("five changes of the map")
            if late or not load.seen["b"]:
                wrong = True
                print(f"   {late} answers of the old map more than two seconds after the change")

            with Load(started.port) as load:
                killed = []
                for number in range(3):
                    time.sleep(options.seconds / 3)
                    killed.append(started.ids()[number % options.processes])
                    os.kill(killed[-1], signal.SIGKILL)
                time.sleep(3)
            wrong |= load.tell("three times kill -9 of a process")
            alive = [id for id in started.ids() if id not in killed and os.path.exists(f"/proc/{id}")]
            print(f"processes that run afterwards: {len(alive)} of {options.processes}")
            wrong |= len(alive) != options.processes
    print(f"{os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}, load {os.getloadavg()[0]:.1f} at the end")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
