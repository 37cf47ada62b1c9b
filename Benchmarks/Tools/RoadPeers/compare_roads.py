#!/usr/bin/env python3
"""Our time by road beside that of other libraries: the same graph, stops and queries, in one run.

Called by `Benchmarks/compare roads`, which builds what has to be built.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# The threads of every numerical library: one, as ours.
os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import bars
import preface
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

OUR_KINDS = {"nearest", "every", "coordinate", "batch", "weight", "path", "way", "table"}
#: Our ways to answer: the name in OurWay.swift, the heading, what it is, and what it can be asked.
#: All others are compared with the first.
OUR_WAYS = [
    ("hierarchy", "ours", "HierarchySearch and TargetBuckets", OUR_KINDS),
    ("dijkstra", "our Dijkstra", "Dijkstra, stopped at the last stop wanted", OUR_KINDS),
    ("lists", "our lists", "NearestLists of each vertex, buckets where they can't tell; a way from "
     "list to list", {"nearest", "every", "way"}),
    ("finder", "our finder", "StopFinder, which asks lists first; many coordinates in one call, on "
     "all cores", {"coordinate", "batch"}),
]
ROUTINGKIT_KINDS = {"nearest", "every", "weight", "path", "table"}


def main() -> int:
    options = parse()
    with tempfile.TemporaryDirectory(prefix="roads-") as folder:
        facts = export(options, folder)
        roads = Roads(Path(folder))
        peers: list[Peer] = []
        try:
            missing = gather(options, roads, peers, facts)
            return compare(options, facts, roads, peers, missing)
        finally:
            for peer in peers:
                peer.close()


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="Benchmarks/compare roads")
    parser.add_argument("--quick", action="store_true", help="fewer questions and rounds")
    parser.add_argument(
        "--check", action="store_true", help="ours alone; fail below a bar (bars.py)")
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


def gather(
    options: argparse.Namespace, roads: Roads, peers: list[Peer], facts: dict[str, str],
) -> list[str]:
    """Adds all who are there; returns the words for those who are not."""
    path = options.map or options.sample
    for way, name, description, kinds in OUR_WAYS:
        command = [options.ours, "answer", path, options.profile, way]
        all_vertices = int(facts["vertices"]) if way == "lists" else None
        peers.append(
            ProcessPeer(roads, name, f"{name}: {description}", command, kinds, all_vertices))
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
    has_bars = options.map is None and options.profile == "foot"
    path = options.map or options.sample
    print(preface.lines(
        options.heading, path, options.profile, facts, peers, missing, has_bars))
    report = Report(peers, has_bars)
    report.print_header()
    if options.check:
        # Many short rounds: a neighbour's noise then falls into few of them.
        contest = Contest(roads, peers, rounds=15, seconds=0.05)
    elif options.quick:
        contest = Contest(roads, peers, rounds=3, seconds=0.1)
    else:
        contest = Contest(roads, peers, rounds=5, seconds=0.3)
    remarks, shortfalls = [], []
    for question in questions.QUICK if options.quick else questions.ALL:
        outcomes = contest.run(question)
        report.print_row(question, outcomes)
        remarks += [
            f"DIFFERENCE, {question.text}, {name}: {outcome.difference}"
            for name, outcome in outcomes.items() if outcome.difference
        ]
        for name in bars.WAYS:
            if not has_bars or name not in outcomes:
                continue
            ratio = outcomes["our Dijkstra"].ratio(outcomes[name])
            if bars.falls_short(name, question, ratio):
                shortfalls.append(
                    f"Below the bar: {name}, {question.text}, {ratio:.1f} times as fast")
    print()
    report.print_counts()
    if has_bars:
        print()
        report.print_ratios()
    print()
    report.print_steps(peers)
    print(f"\nDifferences: {len(remarks)}. Took {time.monotonic() - begin:.0f} s.")
    for line in remarks + shortfalls:
        print(line)
    return 1 if remarks or (options.check and shortfalls) else 0


if __name__ == "__main__":
    sys.exit(main())
