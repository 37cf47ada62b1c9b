"""The tables of Growth.md, from what has been measured; each stands between two marks in it."""

import math
import re
from pathlib import Path

from figures import Figures, significant

QUERIES = ["1 nearest", "10 nearest", "5 nearest, 30 % qualify", "5 nearest, 1 % qualify"]
LISTED = [
    "1 nearest, listed", "10 nearest, listed", "5 nearest, listed, 1 % qualify",
    "coordinate to 10 nearest, listed",
]
PAIRS = ["point to point: duration", "point to point: path", "snap"]
STEPS = [
    "graph", "segment index", "order", "topology", "customize", "search edges",
]
#: What follows a closed road.
WEIGHING = ["customize", "search edges"]
#: Once for all profiles, and for each.
SHARED = ["graph", "segment index", "topology"]
EACH = ["metric", "search edges"]

#: Assumed numbers of junctions, dead ends included.
PLACES = [
    ("a city", 80_000), ("a small country", 3_000_000), ("a large country", 30_000_000),
    ("the planet", 300_000_000),
]
#: Stops for each vertex, assumed: one for every hundred.
STOP_SHARE = 0.01
PROFILE_COUNT = 3
#: What a machine of 64 GB has for maps, in bytes.
MACHINE = 56e9


def table(heading: list[str], rows: list[list[str]]) -> str:
    lines = [heading, ["---"] * len(heading)] + rows
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def middle_stops(figures: Figures) -> int:
    return 1_000 if 1_000 in figures.stops else figures.stops[-1]


def networks(figures: Figures) -> str:
    rows = []
    for vertices in figures.vertices:
        def get(name: str) -> float:
            return figures.get(name, vertices)

        rows.append([
            f"{vertices:,}", f"{get('arcs') / vertices:.2f}",
            f"{100 * get('vertices in dead ends and chains'):.0f} %",
            f"{get('edges') / vertices:.2f}", f"{get('height'):.0f}",
        ])
    return table(
        ["vertices", "arcs a vertex", "in dead ends and chains", "hierarchy's edges a vertex",
         "height"], rows)


def queries(figures: Figures) -> str:
    stops = middle_stops(figures)
    names = [(name, stops) for name in QUERIES] + [(name, 0) for name in PAIRS]
    rows = []
    for vertices in figures.vertices:
        cells = [significant(figures.get(name, vertices, count)) for name, count in names]
        rows.append([f"{vertices:,}"] + cells)
    powers = [f"{figures.exponent(name, count):.2f}" for name, count in names]
    rows.append(["grows as n to the power of"] + powers)
    return table([f"µs; {stops:,} stops"] + [name for name, _ in names], rows)


def lists(figures: Figures) -> str:
    rows = []
    for vertices in figures.vertices:
        for stops in figures.stops_on(vertices):
            cells = [significant(figures.get(name, vertices, stops)) for name in LISTED]
            cells += [
                significant(figures.get("lists", vertices, stops)),
                f"{figures.get('lists memory', vertices, stops) / vertices:.0f}",
                f"{100 * figures.get(f'{LISTED[1]}: asked of the buckets', vertices, stops):.1f} %",
            ]
            rows.append([f"{vertices:,}", f"{stops:,}"] + cells)
    return table(
        ["µs; vertices", "stops"] + LISTED
        + ["building, ms", "bytes a vertex", "10 nearest asked of the buckets"], rows)


def by_stops(figures: Figures) -> str:
    names = QUERIES + ["1 nearest: Dijkstra", "10 nearest: Dijkstra", "one to all stops"]
    rows = []
    for vertices in figures.vertices:
        for stops in figures.stops_on(vertices):
            cells = [significant(figures.get(name, vertices, stops)) for name in names]
            rows.append([f"{vertices:,}", f"{stops:,}"] + cells)
    return table(["µs; vertices", "stops"] + names, rows)


def building(figures: Figures) -> str:
    rows = []
    for vertices in figures.vertices:
        cells = [significant(figures.get(name, vertices)) for name in STEPS]
        rows.append([f"{vertices:,}"] + cells)
    powers = [f"{figures.exponent(name):.2f}" for name in STEPS]
    rows.append(["grows as n to the power of"] + powers)
    return table(["ms; vertices"] + STEPS, rows)


def buckets(figures: Figures) -> str:
    rows = []
    for vertices in figures.vertices:
        for stops in figures.stops_on(vertices):
            def get(name: str) -> float:
                return figures.get(name, vertices, stops)

            rows.append([
                f"{vertices:,}", f"{stops:,}", significant(get("buckets")),
                significant(1_000 * get("buckets") / stops),
                f"{get('bucket entries') / stops:.0f}",
                significant(get("buckets memory") / 1e6), f"{get('workspace') / 1e3:.1f}",
            ])
    return table(
        ["vertices", "stops", "building, ms", "µs a stop", "entries a stop", "memory, MB",
         "workspace, kB"], rows)


def memory(figures: Figures) -> str:
    rows = []
    for vertices in figures.vertices:
        cells = [
            f"{figures.get(f'{name} memory', vertices) / vertices:.0f}" for name in SHARED + EACH
        ]
        cells += [
            f"{figures.get(f'{name} in a file', vertices) / vertices:.0f}" for name in SHARED
        ]
        rows.append([f"{vertices:,}"] + cells)
    heading = ["bytes a vertex"] + SHARED + [f"{name}, each profile" for name in EACH]
    return table(heading + [f"{name} in a file" for name in SHARED], rows)


def estimates(figures: Figures) -> str:
    stops, largest = middle_stops(figures), figures.vertices[-1]
    rows = []
    for name, vertices in PLACES:
        shared = sum(figures.estimate(f"{part} memory", vertices) for part in SHARED)
        each = sum(figures.estimate(f"{part} memory", vertices) for part in EACH)
        entries = figures.estimate("bucket entries", vertices, stops) / stops
        # A node of 12 bytes for each vertex, and 16 bytes for each entry.
        found = 12 * vertices + 16 * entries * STOP_SHARE * vertices
        lists = figures.estimate("lists memory", vertices, stops)
        whole = shared + PROFILE_COUNT * (each + found + lists)
        longer = math.sqrt(max(1, vertices / largest))
        rows.append([
            name, f"{vertices:,}",
            *(significant(number / 1e9) for number in (shared, each, found, lists, whole)),
            f"{math.ceil(whole / MACHINE)}",
            duration(figures.estimate("order", vertices)),
            duration(sum(figures.estimate(step, vertices) for step in WEIGHING)),
            significant(longer * figures.get("10 nearest", largest, stops)),
            significant(longer * figures.get("point to point: path", largest)),
        ])
    heading = [
        "", "vertices, assumed", "shared, GB", "each profile, GB",
        "buckets, each profile, GB", "lists of 3 needs, each profile, GB",
        f"{PROFILE_COUNT} profiles, GB", "machines of 64 GB",
        "order", "customize, search edges", "10 nearest, µs, at most", "path, µs, at most",
    ]
    return table(heading, rows)


def duration(milliseconds: float) -> str:
    for unit, size in (("h", 3_600_000), ("min", 60_000), ("s", 1_000)):
        if milliseconds >= size:
            return f"{significant(milliseconds / size)} {unit}"
    return f"{significant(milliseconds)} ms"


TABLES = {
    "networks": networks, "queries": queries, "by-stops": by_stops, "lists": lists, "building": building,
    "buckets": buckets, "memory": memory, "estimates": estimates,
}


def write(figures: Figures, document: Path) -> None:
    """Puts the tables between their marks."""
    text = document.read_text(encoding="utf-8")
    contents = {name: make(figures) for name, make in TABLES.items()}
    contents["machine"] = figures.machine
    for name, content in contents.items():
        marks = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text, count = marks.subn(lambda match: f"{match[1]}{content}\n{match[2]}", text)
        if count != 1:
            raise ValueError(f"{document}: {count} places for the table {name}")
    document.write_text(text, encoding="utf-8")
