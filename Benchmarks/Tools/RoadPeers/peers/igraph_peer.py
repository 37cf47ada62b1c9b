"""python-igraph: Dijkstra's algorithm in C, until all wanted vertices are reached."""

import math
import time

from agreement import Answers
from questions import NONE, Question
from roads import Roads

from peers.peer import Missing, Peer

try:
    import igraph
except ImportError:
    igraph = None


class IGraphPeer(Peer):
    name = "igraph"
    kinds = frozenset({"nearest", "weight", "path", "table"})

    def __init__(self, roads: Roads):
        if igraph is None:
            raise Missing("python-igraph; to have it: pip install igraph")
        super().__init__(roads)
        self.version = f"python-igraph {igraph.__version__}"
        start = time.perf_counter()
        self.graph = igraph.Graph(
            n=roads.vertex_count, edges=list(zip(roads.tails, roads.heads)), directed=True)
        self.weights = list(roads.weights)
        self._step("graph", start)

    def prepare(self, question: Question) -> None:
        self.stops = self.roads.stops(question.features)
        self.targets = [self.roads.first_stop + stop for stop in self.stops]

    def ask(self, question: Question, first: int, count: int) -> list:
        roads = self.roads
        found = []
        for query in range(first, first + count):
            origin, destination = roads.origins[query], roads.destinations[query]
            if question.kind == "path":
                found.append(
                    self.graph.get_shortest_paths(origin, to=destination, weights=self.weights)[0])
                continue
            targets = [destination] if question.kind == "weight" else self.targets
            found.append(
                self.graph.distances(source=origin, target=targets, weights=self.weights)[0])
        return found

    def read(self, question: Question, found: list) -> Answers:
        answers = Answers()
        for answer in found:
            if question.kind == "path":
                ways = zip(answer, answer[1:])
                answers.paths.append(answer)
                answers.weights.append(
                    sum(self.roads.weight_between[arc] for arc in ways) if answer else NONE)
            elif question.kind == "nearest":
                answers.add_stops(
                    [
                        (int(weight), stop)
                        for weight, stop in zip(answer, self.stops) if math.isfinite(weight)
                    ],
                    question.count)
            else:
                answers.weights.extend(
                    int(weight) if math.isfinite(weight) else NONE for weight in answer)
        return answers
