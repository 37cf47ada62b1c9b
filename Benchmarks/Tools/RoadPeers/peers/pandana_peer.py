"""pandana: a contraction hierarchy with points of interest, asked for all vertices at once.

Stops are vertices of their own, which `set_pois` finds by coordinates. Several may be at one place,
and coordinates serve for nothing else, so each vertex gets some that no other has.
"""

import contextlib
import os
import sys
import time
import warnings

from agreement import Answers
from questions import NONE, RARE, THIRD, Question
from roads import Roads

from peers.peer import Missing, Peer

# One thread, as everybody.
os.environ["OMP_NUM_THREADS"] = "1"

try:
    import numpy as np
    import pandana
    import pandas as pd
except ImportError:
    pandana = None


class PandanaPeer(Peer):
    name = "pandana"
    kinds = frozenset({"weight", "path", "table", "every"})
    asks_all_vertices = True

    #: Farther than any way: eleven days.
    limit = 1_000_000
    #: What pandana says where there is no way.
    no_way = 4294967.295

    def __init__(self, roads: Roads):
        if pandana is None:
            raise Missing("pandana; to have it: pip install pandana")
        super().__init__(roads)
        self.version = f"pandana {pandana.__version__}, one thread"
        count = roads.vertex_count
        self.x = pd.Series(np.arange(count, dtype=np.float64))
        self.y = pd.Series(np.zeros(count))
        # Seconds: pandana multiplies by 1,000 and keeps whole numbers of 32 bits.
        seconds = pd.DataFrame({"seconds": np.asarray(roads.weights, dtype=np.float64) / 10})
        start = time.perf_counter()
        with _silence():
            self.network = pandana.Network(
                self.x, self.y, pd.Series(np.asarray(roads.tails, dtype=np.int64)),
                pd.Series(np.asarray(roads.heads, dtype=np.int64)), seconds, twoway=False)
        self._step("network", start)
        start = time.perf_counter()
        for features in (0, THIRD, RARE):
            stops = roads.first_stop + np.asarray(roads.stops(features), dtype=np.int64)
            self.network.set_pois(
                str(features), self.limit, 10, self.x.iloc[stops], self.y.iloc[stops])
        self._step("points of interest", start)
        self.stops = np.arange(roads.first_stop, count)

    def ask(self, question: Question, first: int, count: int) -> object:
        origins = self.roads.origins[first:first + count]
        if question.kind == "every":
            return self.network.nearest_pois(
                self.limit, str(question.features), num_pois=question.count, max_distance=-1,
                include_poi_ids=True)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if question.kind == "table":
                return self.network.shortest_path_lengths(
                    np.repeat(np.asarray(origins), len(self.stops)), np.tile(self.stops, count))
            destinations = self.roads.destinations[first:first + count]
            if question.kind == "weight":
                return self.network.shortest_path_lengths(origins, destinations)
            return self.network.shortest_paths(origins, destinations)

    def read(self, question: Question, found: object) -> Answers:
        answers = Answers()
        if question.kind in ("weight", "table"):
            answers.weights.extend(
                NONE if length >= self.no_way else round(length * 10) for length in found)
        elif question.kind == "path":
            for path in found:
                path = [int(vertex) for vertex in path]
                answers.paths.append(path)
                ways = zip(path, path[1:])
                answers.weights.append(
                    sum(self.roads.weight_between[arc] for arc in ways) if path else NONE)
        else:
            found = found.iloc[np.asarray(self.roads.junctions)]
            seconds = found[list(range(1, question.count + 1))].to_numpy()
            stops = found[[f"poi{number}" for number in range(1, question.count + 1)]].to_numpy()
            for distances, ids in zip(seconds, stops):
                answers.add_stops(
                    [
                        (round(distance * 10), int(stop) - self.roads.first_stop)
                        for distance, stop in zip(distances, ids) if not np.isnan(stop)
                    ],
                    question.count)
        return answers


@contextlib.contextmanager
def _silence():
    """Keeps what the library tells of its progress out of the table."""
    sys.stdout.flush()
    output = os.dup(1)
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        os.dup2(output, 1)
        os.close(output)
