"""networkx: Dijkstra's algorithm in Python; bidirectional for a pair.

It stops at a limit, not at a number of stops: the limit grows until there are enough.
"""

import time

from agreement import Answers
from questions import NONE, Question
from roads import Roads

from peers.peer import Missing, Peer, growing_limits

try:
    import networkx
except ImportError:
    networkx = None


class NetworkXPeer(Peer):
    name = "networkx"
    kinds = frozenset({"nearest", "weight", "path", "table"})

    #: Beyond that its dictionaries take more memory than a small machine has.
    greatest_arc_count = 1_500_000

    def __init__(self, roads: Roads):
        if networkx is None:
            raise Missing("networkx; to have it: pip install networkx")
        if len(roads.tails) > self.greatest_arc_count:
            raise Missing("networkx: the map is too large for it")
        super().__init__(roads)
        self.version = f"networkx {networkx.__version__}"
        start = time.perf_counter()
        self.graph = networkx.DiGraph()
        self.graph.add_nodes_from(range(roads.vertex_count))
        self.graph.add_weighted_edges_from(zip(roads.tails, roads.heads, roads.weights))
        self._step("graph", start)

    def prepare(self, question: Question) -> None:
        self.stops = self.roads.stops(question.features)
        self.targets = {self.roads.first_stop + stop for stop in self.stops}

    def ask(self, question: Question, first: int, count: int) -> list:
        roads = self.roads
        found = []
        for query in range(first, first + count):
            origin = roads.origins[query]
            if question.kind in ("weight", "path"):
                try:
                    found.append(networkx.bidirectional_dijkstra(
                        self.graph, origin, roads.destinations[query]))
                except networkx.NetworkXNoPath:
                    found.append((NONE, []))
            elif question.kind == "table":
                found.append(networkx.single_source_dijkstra_path_length(self.graph, origin))
            else:
                found.append(self._nearest(origin, question.count))
        return found

    def _nearest(self, origin: int, count: int) -> dict[int, int]:
        """What the ways to stops and other vertices weigh, to the nearest stops at least."""
        count = min(count, len(self.targets))
        found: dict[int, int] = {}
        for limit in growing_limits():
            found = networkx.single_source_dijkstra_path_length(self.graph, origin, cutoff=limit)
            if len(self.targets & found.keys()) >= count:
                break
        return found

    def read(self, question: Question, found: list) -> Answers:
        answers = Answers()
        first_stop = self.roads.first_stop
        for answer in found:
            if question.kind in ("weight", "path"):
                weight, path = answer
                answers.weights.append(weight)
                if question.kind == "path":
                    answers.paths.append(path)
            elif question.kind == "table":
                answers.weights.extend(
                    answer.get(first_stop + stop, NONE) for stop in self.stops)
            else:
                answers.add_stops(
                    [
                        (answer[first_stop + stop], stop)
                        for stop in self.stops if first_stop + stop in answer
                    ],
                    question.count)
        return answers
