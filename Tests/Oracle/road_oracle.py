#!/usr/bin/env python3
"""Compares `waystation nearest --by` with SciPy's Dijkstra over the dumped graph.

    waystation inspect city.waystation --dump-graph dump/
    Tests/Oracle/road_oracle.py --waystation .build/release/waystation --map city.waystation \
        --dump dump/ --origins 1000

Shares no code with the library. Reads the CSV files of `--dump-graph`, brings seeded random places to
the road by looking at every piece of every segment, searches with scipy.sparse.csgraph.dijkstra, cuts
weights by the rule that the Roads module documents, and compares ranking and duration of the k nearest
stops, for every profile and k = 1, 5, 10. Ends with 1 and the first differences when there are any.

Needs NumPy and SciPy.
"""

import argparse
import csv
import json
import math
import os
import subprocess
import sys

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components, dijkstra

PROFILES = ["foot", "bicycle", "ebike"]
EARTH_RADIUS = 6_371_008.8
SNAP_LIMIT = 500.0
ACCESS_SPEED = 4.8  # km/h
CANDIDATES = 8


def rows(folder, name):
    with open(os.path.join(folder, name), newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def rounded(value):
    """To the nearest whole number, halves up."""
    return int(math.floor(value + 0.5))


class Map:
    """The dumped graph, for all profiles."""

    def __init__(self, folder):
        vertices = list(rows(folder, "vertices.csv"))
        self.vertex_count = len(vertices)
        self.junction = np.array([int(v["junction"]) for v in vertices])
        self.place = np.array([(float(v["latitude"]), float(v["longitude"])) for v in vertices])
        arcs = list(rows(folder, "arcs.csv"))
        self.tail = np.array([int(a["tail"]) for a in arcs], dtype=np.int64)
        self.head = np.array([int(a["head"]) for a in arcs], dtype=np.int64)
        self.directed = np.array(
            [2 * int(a["segment"]) + (a["direction"] == "backward") for a in arcs], dtype=np.int64)
        self.weight = {
            p: np.array([float(a[p + "_ds"]) if a[p + "_ds"] else np.inf for a in arcs])
            for p in PROFILES
        }
        self.departure = {p: {} for p in PROFILES}
        for row in rows(folder, "departures.csv"):
            directed = 2 * int(row["segment"]) + (row["direction"] == "backward")
            self.departure[row["profile"]][directed] = (
                int(row["vertex"]), int(row["run_ds"]), int(row["delay_ds"]))
        self.attachments = {p: [] for p in PROFILES}
        for row in rows(folder, "attachments.csv"):
            self.attachments[row["profile"]].append(
                (int(row["stop"]), int(row["segment"]), float(row["fraction"]),
                 int(row["access_ds"])))
        self.load_pieces(folder)

    def load_pieces(self, folder):
        lines = {}
        for row in rows(folder, "points.csv"):
            lines.setdefault(int(row["segment"]), []).append(
                (float(row["latitude"]), float(row["longitude"])))
        starts, ends, segments, from_share, to_share = [], [], [], [], []
        for segment, line in sorted(lines.items()):
            lengths = [0.0]
            for a, b in zip(line, line[1:]):
                lengths.append(lengths[-1] + great_circle(a, b))
            if all(point == line[0] for point in line):
                continue
            whole = lengths[-1]
            # The index keeps shares in single precision.
            shares = [float(np.float32(min(l / whole, 1) if whole > 0 else 0)) for l in lengths]
            for place in range(len(line) - 1):
                starts.append(line[place])
                ends.append(line[place + 1])
                segments.append(segment)
                from_share.append(shares[place])
                to_share.append(shares[place + 1])
        self.starts = np.array(starts)
        self.ends = np.array(ends)
        self.piece_segment = np.array(segments)
        self.from_share = np.array(from_share)
        self.to_share = np.array(to_share)

    def box(self):
        return (self.starts[:, 0].min(), self.starts[:, 1].min(),
                self.starts[:, 0].max(), self.starts[:, 1].max())


def great_circle(a, b):
    """Metres, by the chord."""
    def unit(p):
        lat, lon = math.radians(p[0]), math.radians(p[1])
        return (math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat))
    chord = math.dist(unit(a), unit(b))
    return 2 * EARTH_RADIUS * math.asin(min(1.0, chord / 2))


class ProfileGraph:
    """What one profile may use, and how the parts hang together."""

    def __init__(self, map, profile):
        self.map = map
        self.profile = profile
        usable = np.isfinite(map.weight[profile])
        tail, head = map.tail[usable], map.head[usable]
        weight = map.weight[profile][usable]
        # Parallel arcs: the lightest. A matrix can't hold two, and takes 0 for no arc: all weights
        # are one larger in it, and a path of n arcs n too long, so a second, tiny unit marks zeros.
        order = np.lexsort((weight, head, tail))
        tail, head, weight = tail[order], head[order], weight[order]
        first = np.ones(len(tail), dtype=bool)
        first[1:] = (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])
        tail, head, weight = tail[first], head[first], weight[first]
        # 2^-26 for nothing: a thousand of them stay far below half a decisecond, and exact.
        weight = np.where(weight == 0, 2.0**-26, weight)
        n = map.vertex_count
        self.matrix = csr_matrix((weight, (tail, head)), shape=(n, n))
        self.mark_main()
        self.by_directed = {}
        for arc in np.flatnonzero(usable):
            self.by_directed.setdefault(int(map.directed[arc]), []).append(int(map.tail[arc]))
        stops, tails, weights, self.on_segment = [], [], [], {}
        for stop, segment, fraction, access in map.attachments[profile]:
            self.on_segment.setdefault(segment, []).append((stop, fraction, access))
            for directed in (2 * segment, 2 * segment + 1):
                if directed not in map.departure[profile]:
                    continue
                part = self.part(directed, fraction)
                for vertex in self.by_directed.get(directed, []):
                    stops.append(stop)
                    tails.append(vertex)
                    weights.append(part + access)
        self.approach_stop = np.array(stops, dtype=np.int64)
        self.approach_tail = np.array(tails, dtype=np.int64)
        self.approach_weight = np.array(weights, dtype=float)

    def mark_main(self):
        """Which segments lead to the largest strongly connected set of junctions."""
        _, label = connected_components(self.matrix, directed=True, connection="strong")
        pairs = np.unique(np.stack([label, self.map.junction]), axis=1)
        main = np.bincount(pairs[0]).argmax()
        member = int(np.flatnonzero(label == main)[0])
        reaching = breadth_first_order(self.matrix.T.tocsr(), member, return_predecessors=False)
        reaches = np.zeros(self.map.vertex_count, dtype=bool)
        reaches[reaching] = True
        departures = self.map.departure[self.profile]
        segments = {d // 2 for d in departures}
        leading = {d // 2 for d, (vertex, _, _) in departures.items() if reaches[vertex]}
        self.is_usable = np.isin(self.map.piece_segment, list(segments))
        self.leads_to_main = np.isin(self.map.piece_segment, list(leading))

    def part(self, directed, fraction):
        """The run from the start of a directed segment to a place on it."""
        run = self.map.departure[self.profile][directed][1]
        cut = rounded(run * fraction)
        return cut if directed % 2 == 0 else run - cut

    def snaps(self, place):
        """The roads to start from, in the order in which they are tried."""
        m = self.map
        metres = EARTH_RADIUS * math.pi / 180
        scale = np.array([metres, metres * math.cos(math.radians(place[0]))])
        a = (m.starts - place) * scale
        d = (m.ends - m.starts) * scale
        squared = (d * d).sum(axis=1)
        along = -(a * d).sum(axis=1)
        share = np.where(squared > 0, np.clip(along / np.where(squared > 0, squared, 1), 0, 1), 0)
        near = a + d * share[:, None]
        distance = np.sqrt((near * near).sum(axis=1))

        def best(mask, count):
            found, seen = [], set()
            candidates = np.flatnonzero(mask & (distance <= SNAP_LIMIT))
            for piece in candidates[np.lexsort((m.piece_segment[candidates],
                                                distance[candidates]))]:
                segment = int(m.piece_segment[piece])
                if segment in seen:
                    continue
                seen.add(segment)
                fraction = m.from_share[piece] + (m.to_share[piece] - m.from_share[piece]) * share[
                    piece]
                access = rounded(distance[piece] * 36 / ACCESS_SPEED)
                found.append((segment, float(fraction), access))
                if len(found) == count:
                    break
            return found

        first = best(self.leads_to_main, 1)
        others = best(self.is_usable, CANDIDATES)
        return first + [other for other in others if other not in first]

    def ranking(self, start, cache):
        """All stops that are reached from a point of the road: (deciseconds, stop), sorted."""
        segment, fraction, access = start
        reached = {}
        for directed in (2 * segment, 2 * segment + 1):
            if directed not in self.map.departure[self.profile]:
                continue
            vertex, run, delay = self.map.departure[self.profile][directed]
            rest = access + run - self.part(directed, fraction) + delay
            distances = cache(vertex)
            ways = distances[self.approach_tail] + self.approach_weight + rest
            best = np.full(self.approach_stop.max(initial=-1) + 1, np.inf)
            np.minimum.at(best, self.approach_stop, ways)
            for stop in np.flatnonzero(np.isfinite(best)):
                value = rounded(best[stop] - 0.25)
                reached[int(stop)] = min(reached.get(int(stop), 1 << 60), value)
            for stop, other, walk in self.on_segment.get(segment, []):
                ahead = other >= fraction if directed % 2 == 0 else other <= fraction
                if ahead:
                    way = self.part(directed, other) - self.part(directed, fraction)
                    total = access + way + walk
                    reached[stop] = min(reached.get(stop, 1 << 60), total)
        return sorted((weight, stop) for stop, weight in reached.items())


def answers_of_waystation(command, map_file, profile, count, origins):
    """By origin: [(deciseconds, id)], or None with an error."""
    lines = "".join(f"{lat:.7f},{lon:.7f}\n" for lat, lon in origins)
    process = subprocess.run(
        [command, "nearest", "-", "--map", map_file, "--by", profile, "--count", str(count),
         "--format", "ndjson"], input=lines, capture_output=True, text=True, check=False)
    result = []
    for line in process.stdout.splitlines():
        answer = json.loads(line)
        if "error" in answer:
            result.append(None)
        else:
            result.append([(rounded(stop["duration_s"] * 10), stop["id"])
                           for stop in answer["results"]])
    if len(result) != len(origins):
        sys.exit(f"{len(result)} answers to {len(origins)} questions: {process.stderr[:500]}")
    return result


def random_origins(map, generator, count):
    """Places around random junctions, a few hundred metres away; one in ten anywhere in the box of the
    roads and a little beyond it, which for a coast is mostly off the map."""
    south, west, north, east = map.box()
    origins = []
    for number in range(count):
        if number % 10 == 9:
            lat = generator.uniform(south - (north - south) / 20, north + (north - south) / 20)
            lon = generator.uniform(west - (east - west) / 20, east + (east - west) / 20)
        else:
            lat, lon = map.place[generator.integers(len(map.place))]
            lat += generator.normal(0, 0.0015)
            lon += generator.normal(0, 0.0015) / math.cos(math.radians(lat))
        origins.append((round(float(lat), 7), round(float(lon), 7)))
    return origins


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--waystation", required=True)
    parser.add_argument("--map", required=True)
    parser.add_argument("--dump", required=True)
    parser.add_argument("--origins", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    map = Map(arguments.dump)
    ids = {int(row["stop"]): row["id"] for row in rows(arguments.dump, "attachments.csv")}
    origins = random_origins(map, np.random.default_rng(arguments.seed), arguments.origins)
    failures = 0
    for profile in PROFILES:
        graph = ProfileGraph(map, profile)
        distances = {}

        def from_vertex(vertex):
            if vertex not in distances:
                if len(distances) > 64:
                    distances.clear()
                distances[vertex] = dijkstra(graph.matrix, indices=vertex)
            return distances[vertex]

        expected = []
        for origin in origins:
            ranking = None
            for start in graph.snaps(np.array(origin)):
                ranking = graph.ranking(start, from_vertex) or None
                if ranking:
                    break
            expected.append(ranking)
        for count in (1, 5, 10):
            answers = answers_of_waystation(
                arguments.waystation, arguments.map, profile, count, origins)
            equal = off = rounding = 0
            for origin, ranking, answer in zip(origins, expected, answers):
                wanted = ranking and [(weight, ids[stop]) for weight, stop in ranking[:count]]
                if (wanted or None) == (answer or None):
                    equal += 1
                    off += answer is None
                    continue
                # A cut may fall on the other side of a half where two programs differ in the last
                # bit: everything may then be one decisecond off, and nothing more.
                everywhere = dict((stop, weight) for weight, stop in
                                  ((w, ids[s]) for w, s in ranking or []))
                if wanted and answer and len(wanted) == len(answer) and all(
                        abs(a[0] - w[0]) <= 1 and abs(everywhere.get(a[1], -9) - a[0]) <= 1
                        for a, w in zip(answer, wanted)):
                    rounding += 1
                    continue
                failures += 1
                if failures <= 5:
                    print(f"  {origin[0]:.7f},{origin[1]:.7f}\n    expected {wanted}\n"
                          f"    answered {answer}")
            print(f"{profile:8} k = {count:2}: {equal} of {len(origins)} equal, of these {off} off "
                  f"the map or cut off; {rounding} within a decisecond")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
