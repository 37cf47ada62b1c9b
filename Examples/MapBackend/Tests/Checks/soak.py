#!/usr/bin/env python3
"""Does the server stay right and flat under mixed load, a hundred changes a second and a map every 30 seconds?

    swift build -c release                       # in the repository: waystation compile
    swift build -c release                       # in the example: MapBackend and Soak
    Tests/Checks/soak.py [--seconds 600]
    Tests/Checks/soak.py --self-test             # is what is wrong noticed?

Every answer is compared with the library's, by Tests/Soak. Exits with 1 when one is wrong, mixed or failed, or
when the server's memory grows.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from server import PACKAGE, REPOSITORY, Server
from soak_maps import make_maps

TOKEN = "a token for checks, 32 bytes long"
SOAK = os.path.join(PACKAGE, ".build", "release", "Soak")
HOLIDAYS = os.path.join(REPOSITORY, "Data", "calendar", "CN-2026.csv")

# Flat: what the server has of its own (pages of mapped files are the system's) in the last fifth of a run is
# not more than in the second fifth, when arenas and caches are filled, but for what one map more or less takes.
GROWTH = 1.10
SLACK = 4.0


def memory(process):
    """Megabytes: all that is resident, and what is the process's own of it."""
    with open(f"/proc/{process.pid}/status") as file:
        values = dict(line.split(":", 1) for line in file)
    return tuple(int(values[name].split()[0]) / 1024 for name in ("VmRSS", "RssAnon"))


def watch(process, samples, done):
    while not done.wait(1):
        try:
            samples.append(memory(process))
        except (OSError, KeyError):
            return


def judge(samples):
    """Whether memory is flat; tells the curve."""
    fifth = len(samples) // 5
    if fifth < 5:
        print("memory: too short a run to tell")
        return True
    parts = [samples[place * fifth:(place + 1) * fifth] for place in range(5)]
    medians = [tuple(statistics.median(column) for column in zip(*part)) for part in parts]
    print("memory by fifths of the run, medians in MB: resident "
          + ", ".join(f"{resident:.1f}" for resident, _ in medians)
          + "; of its own " + ", ".join(f"{own:.1f}" for _, own in medians)
          + f"; at most {max(resident for resident, _ in samples):.1f}")
    if medians[4][1] <= GROWTH * medians[1][1] + SLACK:
        return True
    print("memory grows")
    return False


def run(arguments, maps, folder, seconds, *options):
    """One run; returns whether all was right, and what the checker said."""
    served = os.path.join(folder, "served.waystation")
    shutil.copyfile(maps[0], served)
    with Server(token=TOKEN, map=served, options=["--poll", "1", "--holidays", HOLIDAYS]) as server:
        samples, done = [], threading.Event()
        watcher = threading.Thread(target=watch, args=(server.process, samples, done))
        watcher.start()
        command = [SOAK, "--port", str(server.port), "--process", str(server.process.pid), "--token", TOKEN,
                   "--served", served, "--holidays", HOLIDAYS, "--seconds", str(seconds),
                   "--connections", str(arguments.connections), "--changes", str(arguments.changes),
                   "--swap", str(min(arguments.swap, seconds / 4)), "--seed", str(arguments.seed), *options]
        for path in maps:
            command += ["--map", path]
        status = subprocess.run(command, check=False).returncode
        done.set()
        watcher.join()
        is_right = status == 0
        if server.process.poll() is not None:
            print("the server is gone: " + server.read_log()[-2000:])
            is_right = False
        if not options:
            is_right = judge(samples) and is_right
    if server.status != 0:
        print(f"the server ended with {server.status}")
        is_right = False
    return is_right


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--changes", type=float, default=100, help="requests of changes a second")
    parser.add_argument("--swap", type=float, default=30, help="seconds between two maps")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--self-test", action="store_true", help="do things wrong on purpose: is it noticed?")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}, load {os.getloadavg()[0]:.1f}")
    folder = tempfile.mkdtemp()
    try:
        maps = make_maps(folder)
        if not arguments.self_test:
            is_right = run(arguments, maps, folder, arguments.seconds)
        else:
            is_right = True
            for fault in ("skip", "map", "late"):
                print(f"wrong on purpose: {fault}")
                if run(arguments, maps, folder, 20, "--fault", fault):
                    print(f"{fault} was not noticed")
                    is_right = False
    finally:
        shutil.rmtree(folder)
    print("ok" if is_right else "not ok")
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
