#!/usr/bin/env python3
"""Our time by road beside that of other libraries: the same graph, stops and queries in the same run.

Called by `Benchmarks/compare roads`, which builds what has to be built.
"""

import argparse
import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The threads of every numerical library: one, as ours.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import bars
import questions
from contest import Contest
from peers.igraph_peer import IGraphPeer
from peers.networkx_peer import NetworkXPeer
from peers.pandana_peer import PandanaPeer
from peers.peer import Missing, Peer
from peers.pgrouting_peer import PgRoutingPeer
from peers.process_peer import ProcessPeer
from peers.scipy_peer import SciPyPeer
from report import Report
from roads import Roads

OUR_KINDS = {"nearest", "every", "coordinate", "weight", "path", "table"}
#: Our ways to answer: the name in OurWay.swift, the heading, what it is, and what it can be asked.
#: All others are compared with the first.
OUR_WAYS = [
    ("hierarchy", "ours", "HierarchySearch and TargetBuckets", OUR_KINDS),
    ("dijkstra", "our Dijkstra", "Dijkstra, stopped at the last stop wanted", OUR_KINDS),
]
ROUTINGKIT_KINDS = {"nearest", "every", "weight", "path", "table"}


def main() -> int:
    options = parse()
    with tempfile.TemporaryDirectory(prefix="roads-") as folder:
        facts = export(options, folder)
        roads = Roads(Path(folder))
        peers: list[Peer] = []
        try:
            missing = gather(options, roads, peers)
            return compare(options, facts, roads, peers, missing)
        finally:
            for peer in peers:
                peer.close()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/compare roads")
    parser.add_argument("--quick", action="store_true", help="fewer questions and rounds")
    parser.add_argument("--check", action="store_true", help="ours alone; fail below a bar (bars.py)")
    parser.add_argument("--profile", default="foot", choices=("foot", "bicycle", "ebike"))
    parser.add_argument("--map", help="a compiled map instead of the sample district")
    parser.add_argument("--sample", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--ours", required=True, help=argparse.SUPPRESS)
    parser.add_argument("--routingkit-peer", help=argparse.SUPPRESS)
    parser.add_argument("--heading", default="", help=argparse.SUPPRESS)
    return parser.parse_args()


def export(options: argparse.Namespace, folder: str) -> dict[str, str]:
    """Writes the graph and the queries; returns what our side says of them."""
    command = [options.ours, "export", options.map or options.sample, options.profile, folder]
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if output.returncode != 0:
        sys.exit(output.stdout)
    return dict(line.split(" ", 1) for line in output.stdout.splitlines())


def gather(options: argparse.Namespace, roads: Roads, peers: list[Peer]) -> list[str]:
    """Adds all who are there; returns the words for those who are not."""
    path = options.map or options.sample
    for way, name, description, kinds in OUR_WAYS:
        command = [options.ours, "answer", path, options.profile, way]
        peers.append(ProcessPeer(roads, name, f"{name}: {description}", command, kinds))
    if options.check:
        return []
    missing = []
    if options.routingkit_peer:
        for kind, words in (("CH", "contraction hierarchy"), ("CCH", "the customizable one")):
            command = [options.routingkit_peer, str(roads.folder), kind.lower()]
            version = f"RoutingKit, {words}, pinned targets, then the least of all distances"
            peers.append(
                ProcessPeer(roads, f"RoutingKit {kind}", version, command, ROUTINGKIT_KINDS))
    else:
        missing.append("RoutingKit; with a copy that you have built: --routingkit DIR")
    for library in (PandanaPeer, SciPyPeer, IGraphPeer, NetworkXPeer, PgRoutingPeer):
        try:
            peers.append(library(roads))
        except Missing as reason:
            missing.append(str(reason))
    return missing


def compare(
    options: argparse.Namespace, facts: dict[str, str], roads: Roads, peers: list[Peer],
    missing: list[str],
) -> int:
    begin = time.monotonic()
    print_preface(options, facts, peers, missing)
    has_bars = options.map is None and options.profile == "foot"
    report = Report(peers, has_bars)
    report.print_header()
    contest = Contest(
        roads, peers, rounds=3 if options.quick else 5, seconds=0.1 if options.quick else 0.3)
    remarks, shortfalls = [], []
    for question in questions.QUICK if options.quick else questions.ALL:
        outcomes = contest.run(question)
        report.print_row(question, outcomes)
        remarks += [
            f"DIFFERENCE, {question.text}, {name}: {outcome.difference}"
            for name, outcome in outcomes.items() if outcome.difference
        ]
        ratio = outcomes["our Dijkstra"].median / outcomes["ours"].median
        if has_bars and bars.falls_short(question, ratio):
            shortfalls.append(f"Below the bar: {question.text}, {ratio:.1f} times as fast")
    print()
    report.print_counts()
    print()
    report.print_steps(peers)
    print(f"\nDifferences: {len(remarks)}. Took {time.monotonic() - begin:.0f} s.")
    for line in remarks + shortfalls:
        print(line)
    return 1 if remarks or (options.check and shortfalls) else 0


def print_preface(
    options: argparse.Namespace, facts: dict[str, str], peers: list[Peer], missing: list[str]
) -> None:
    name = Path(options.map or options.sample).stem
    print(f"""# Our time by road beside that of other libraries

- {datetime.date.today()}, `Benchmarks/compare roads{options.heading}`
- {facts["machine"]}
- Map `{name}`, {options.profile}: {int(facts["vertices"]):,} vertices, {int(facts["arcs"]):,} arcs; \
{facts["stops"]} stops, {facts["source"]}. The peers get the {int(facts["used"]):,} vertices that the profile \
can use, and the best of parallel arcs""")
    for peer in peers:
        print(f"- {peer.version}")
    for words in missing:
        print(f"- left out: {words}")
    print(f"""- Microseconds a query, one thread: the median of the rounds, in which ours and the peers take \
turns. Each asks as many queries as it can in the time of a round, the slow ones 2; the second table says how \
many that were in all, and by how much its slowest round was above its fastest.
- From random junctions, each of the {int(facts["junctions"]):,} as often as any other. Stops stand where they \
are on their segments; who knows only vertices is given them as vertices, with arcs that weigh what is left of \
the segment.
- Ours begins at a place on a segment also where that is a junction, and follows both its directions. \
From a coordinate, it looks for the nearest road first.
- All answers have been compared with ours before anything is timed: all weights, to the decisecond; stops may \
differ where they are equally far away, paths where they weigh the same. pandana keeps thousandths of a \
second as whole numbers, so nothing is lost by its rounding here.
- SciPy, igraph and networkx search the whole map, whatever is asked, unless it is one pair; \
pgRouting reads the table of arcs for each query. pandana knows no question from one \
place for the nearest: all vertices are asked at once, and the time is divided by their number.
- SciPy's batch begins at the stops, searches backwards, and is divided by the number of vertices, too.
""")
    if options.map is None and options.profile == "foot":
        print("""- bar: how many times as fast as our Dijkstra `--check` wants ours to be, less a fifth.
""")


if __name__ == "__main__":
    sys.exit(main())
