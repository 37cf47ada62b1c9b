"""What both recipes need: the command, the library, positions, and the command's own answers to compare with."""

import hashlib
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
MAP = Path(os.environ.get("WAYSTATION_MAP", REPOSITORY / "Data/xicheng/xicheng.waystation")).resolve()
MODE = "ebike"
# One time for all: NDJSON tells whether a stop is open.
MOMENT = "2026-11-21T12:07"


def fail(message):
    print(message, file=sys.stderr)
    sys.exit(2)


def need(*packages):
    """Ends with instructions when a package from PyPI is missing."""
    from importlib.util import find_spec

    missing = [package for package in packages if find_spec(package) is None]
    if missing:
        here = Path(__file__).resolve().parent
        fail(f"missing: {', '.join(missing)}. Once:\n  python3 -m venv /tmp/batch && "
             f"/tmp/batch/bin/pip install -r {here / 'requirements.txt'}\nand then "
             f"/tmp/batch/bin/python {sys.argv[0]}")


def command():
    """The command: that of WAYSTATION, else the release build here, else the one installed."""
    built = REPOSITORY / ".build/release/waystation"
    path = os.environ.get("WAYSTATION") or (str(built) if built.exists() else shutil.which("waystation"))
    if not path or not os.access(path, os.X_OK):
        fail("no command: run `swift build -c release --product waystation`, or set WAYSTATION")
    return str(Path(path).resolve())


def library():
    """The shared library and the Python module: the release build, or what `Sources/NearestStopC/install` installs."""
    module = REPOSITORY / "Sources/NearestStopC/python/neareststop.py"
    # The build first: it belongs to the module here, and what was installed long ago may not.
    places = [os.environ.get("NEARESTSTOP_LIBRARY"), REPOSITORY / ".build/release/libneareststop.so",
              "/usr/local/lib/libneareststop.so.1"]
    found = next((Path(place) for place in places if place and Path(place).exists()), None)
    if found is None:
        fail("no library: run `Sources/NearestStopC/install`, or set NEARESTSTOP_LIBRARY")
    return found, module


def positions(count):
    """Seeded places all over the sample district, to the sixth decimal; one of a thousand is far off the map."""
    chance = random.Random(20261121)
    rows = []
    for number in range(count):
        if number % 1000 == 999:
            rows.append((39.5, round(chance.uniform(110, 112), 6)))
        else:
            rows.append((round(chance.uniform(39.875, 39.965), 6), round(chance.uniform(116.335, 116.395), 6)))
    return rows


def as_lines(rows):
    return [f"{latitude:.6f},{longitude:.6f}" for latitude, longitude in rows]


def arguments(map, form="ndjson"):
    return ["nearest", "-", "--by", MODE, "--count", "1", "--at", MOMENT, "--lang", "en", "--format", form,
            "--map", str(map)]


def digest(line):
    """A line of NDJSON without the number of the question, which counts from 1 in every process."""
    head, _, rest = line.partition(',"origin"')
    if not rest:
        raise ValueError(f"not an answer to a coordinate: {line[:120]}")
    return hashlib.blake2b(rest.encode(), digest_size=12).hexdigest()


def row(line):
    """Of a line of NDJSON: the stop, seconds, and a digest of the whole."""
    answer = json.loads(line)
    results = answer.get("results")
    if not results:
        return None, None, digest(line)
    return results[0]["id"], results[0]["duration_s"], digest(line)


def reference(lines):
    """What one process of the command answers, and its seconds."""
    began = time.perf_counter()
    ended = subprocess.run([command(), *arguments(MAP)], input="\n".join(lines) + "\n", text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    seconds = time.perf_counter() - began
    answers = ended.stdout.splitlines()
    if ended.returncode or len(answers) != len(lines):
        fail(f"the command ended with {ended.returncode} after {len(answers)} of {len(lines)} rows: {ended.stderr}")
    return [row(line) for line in answers], seconds


def timed(action, runs):
    """The last result of some runs and the median of their seconds."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        result = action()
        seconds.append(time.perf_counter() - began)
    return result, statistics.median(seconds)


def differences(what, answers, expected):
    """Compares all rows; prints the first that differs. How many differ."""
    wrong = [number for number, (answer, right) in enumerate(zip(answers, expected)) if answer != right]
    count = len(wrong) + abs(len(answers) - len(expected))
    if count:
        where = wrong[0] if wrong else min(len(answers), len(expected))
        print(f"{what}: {count} rows differ; the first is {where}: {answers[where:where + 1]} "
              f"instead of {expected[where:where + 1]}", file=sys.stderr)
    return count


def machine():
    model = next((line.partition(":")[2].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")),
                 platform.machine())
    return (f"{model}, {os.cpu_count()} cores, {time.strftime('%Y-%m-%d')}, "
            f"load {os.getloadavg()[0]:.1f} at the end")
