"""What every library is wrapped in."""

import time
from abc import ABC, abstractmethod
from collections.abc import Iterator

from agreement import Answers
from questions import Question
from roads import Roads


class Peer(ABC):
    """A library that has been given the roads.

    `steps` says what it took before the first query: the name of each step, and seconds.
    """

    #: The heading of its column.
    name: str
    #: Name and version.
    version: str
    steps: list[tuple[str, float]]

    #: The kinds of questions that it can be asked.
    kinds: frozenset[str] = frozenset()
    #: Whether a batch is always asked from all vertices, and not only from the junctions wanted.
    asks_all_vertices = False

    def __init__(self, roads: Roads):
        self.roads = roads
        self.steps = []

    @property
    def vertex_count(self) -> int:
        """How many all vertices are."""
        return self.roads.vertex_count

    def takes(self, question: Question) -> bool:
        return question.kind in self.kinds

    def prepare(self, question: Question) -> None:
        """What is done once for all queries of one question."""
        return

    @abstractmethod
    def ask(self, question: Question, first: int, count: int) -> object:
        """Asks some queries; what comes back is as the library gives it."""

    @abstractmethod
    def read(self, question: Question, found: object) -> Answers:
        """Makes answers of what `ask` has given."""

    def time(self, question: Question, first: int, count: int) -> float:
        """Asks, and says how many seconds that took."""
        start = time.perf_counter()
        self.ask(question, first, count)
        return time.perf_counter() - start

    def answers(self, question: Question, first: int, count: int) -> Answers:
        return self.read(question, self.ask(question, first, count))

    def close(self) -> None:
        """Ends what has been started."""
        return

    def _step(self, name: str, start: float) -> None:
        self.steps.append((name, time.perf_counter() - start))


def growing_limits() -> Iterator[int]:
    """For searches that stop at a limit and not at a number of stops: a minute, then ever four
    times as long, up to what no way weighs; in deciseconds."""
    limit = 600
    while limit < 1 << 31:
        yield limit
        limit *= 4


class Missing(Exception):
    """A library is not installed; says what brings it."""
