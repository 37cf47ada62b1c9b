"""SciPy: Dijkstra's algorithm over a sparse matrix, to all vertices or up to a limit.

It does not stop at a number of stops: the limit grows until there are enough.
"""

import time

from agreement import Answers
from questions import NONE, Question
from roads import Roads

from peers.peer import Missing, Peer, growing_limits

try:
    import numpy as np
    import scipy
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra
except ImportError:
    np = None


class SciPyPeer(Peer):
    name = "SciPy"
    kinds = frozenset({"nearest", "weight", "path", "table", "every"})
    asks_all_vertices = True

    #: How many distances fit into a batch: 800 MB.
    batch_size = 100_000_000

    def __init__(self, roads: Roads):
        if np is None:
            raise Missing("SciPy; to have it: pip install scipy")
        super().__init__(roads)
        self.version = f"SciPy {scipy.__version__}, csgraph.dijkstra over csr_array"
        start = time.perf_counter()
        ends = (np.asarray(roads.tails), np.asarray(roads.heads))
        weights = np.asarray(roads.weights, dtype=np.float64)
        shape = (roads.vertex_count, roads.vertex_count)
        self.matrix = csr_array((weights, ends), shape=shape)
        self._step("matrix", start)
        start = time.perf_counter()
        self.reversed = csr_array((weights, ends[::-1]), shape=shape)
        self._step("reversed matrix, for the batch", start)

    def takes(self, question: Question) -> bool:
        size = self.roads.vertex_count * len(self.roads.features)
        return super().takes(question) and (question.kind != "every" or size <= self.batch_size)

    def prepare(self, question: Question) -> None:
        self.stops = np.asarray(self.roads.stops(question.features), dtype=np.int64)

    def ask(self, question: Question, first: int, count: int) -> object:
        roads = self.roads
        if question.kind == "every":
            # From each stop backwards: one row for each, and the least of each column.
            rows = dijkstra(self.reversed, indices=roads.first_stop + self.stops)
            nearest = np.argpartition(rows, question.count - 1, axis=0)[:question.count]
            return np.take_along_axis(rows, nearest, axis=0), nearest
        found = []
        for query in range(first, first + count):
            origin = roads.origins[query]
            if question.kind == "path":
                weights, before = dijkstra(
                    self.matrix, indices=origin, return_predecessors=True)
                found.append((weights, self._path(before, origin, roads.destinations[query])))
                continue
            if question.kind == "weight":
                weights = dijkstra(self.matrix, indices=origin)
                found.append(weights[roads.destinations[query]])
            elif question.kind == "table":
                weights = dijkstra(self.matrix, indices=origin)
                found.append(weights[roads.first_stop:])
            else:
                found.append(self._nearest(origin, question.count))
        return found

    def _nearest(self, origin: int, count: int):
        """The weights and ordinals of the nearest, in any order."""
        wanted = min(count, len(self.stops))
        targets = self.roads.first_stop + self.stops
        weights = np.full(len(targets), np.inf)
        for limit in growing_limits():
            weights = dijkstra(self.matrix, indices=origin, limit=limit)[targets]
            if np.count_nonzero(np.isfinite(weights)) >= wanted:
                break
        return self._least(weights, count)

    def _least(self, weights, count: int):
        """The weights and ordinals of the nearest, in any order."""
        if count < len(weights):
            nearest = np.argpartition(weights, count - 1)[:count]
        else:
            nearest = np.arange(len(weights))
        return weights[nearest], self.stops[nearest]

    @staticmethod
    def _path(before, origin: int, destination: int) -> list[int]:
        path = [destination]
        while path[-1] != origin and before[path[-1]] >= 0:
            path.append(int(before[path[-1]]))
        return path[::-1] if path[-1] == origin else []

    def read(self, question: Question, found: object) -> Answers:
        answers = Answers()
        if question.kind == "every":
            junctions = np.asarray(self.roads.junctions)
            weights, nearest = (rows[:, junctions].T for rows in found)
            found = zip(weights, self.stops[nearest])
        for answer in found:
            if question.kind == "weight":
                answers.weights.append(_deciseconds(answer))
            elif question.kind == "table":
                answers.weights.extend(map(_deciseconds, answer))
            elif question.kind == "path":
                weights, path = answer
                answers.weights.append(_deciseconds(weights[path[-1]]) if path else NONE)
                answers.paths.append(path)
            else:
                reached = [
                    (int(weight), int(stop)) for weight, stop in zip(*answer) if np.isfinite(weight)
                ]
                answers.add_stops(reached, question.count)
        return answers


def _deciseconds(weight: float) -> int:
    return int(weight) if np.isfinite(weight) else NONE
