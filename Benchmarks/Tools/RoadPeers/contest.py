"""Asks one question of everybody: compares all answers, then takes the time in turns."""

from dataclasses import dataclass, field
from statistics import median

from agreement import first_difference
from peers.peer import Peer
from questions import Question
from roads import Roads


@dataclass
class Outcome:
    """What came out for one peer."""

    #: Seconds a query, by round.
    times: list[float] = field(default_factory=list)
    queries: int = 0
    difference: str | None = None

    @property
    def median(self) -> float:
        return median(self.times)

    def ratio(self, other: "Outcome") -> float:
        """How many times as long as another's it took: the median of the rounds' ratios, since what
        slows down one of a round mostly slows down the other."""
        return median(mine / its for mine, its in zip(self.times, other.times))

    @property
    def spread(self) -> float:
        """The slowest round against the fastest."""
        return max(self.times) / min(self.times) - 1


class Contest:
    """Rounds in which ours and the peers take turns, each with origins of its own.

    All begin a round at the same origin; whoever is slower asks fewer from there.
    """

    def __init__(self, roads: Roads, peers: list[Peer], rounds: int, seconds: float):
        self.roads = roads
        self.peers = peers
        self.rounds = rounds
        self.seconds = seconds

    def run(self, question: Question) -> dict[str, Outcome]:
        """By the names of those who could be asked; ours is the first peer."""
        players = [peer for peer in self.peers if peer.takes(question)]
        for peer in players:
            peer.prepare(question)
        parts = {peer.name: self._parts(peer, question) for peer in players}
        outcomes = {
            peer.name: Outcome(queries=self._queries(peer, question, parts[peer.name]))
            for peer in players
        }
        self._compare(question, players, parts, outcomes)
        for number in range(self.rounds):
            for peer in players:
                start, size = parts[peer.name][number]
                time = peer.time(question, start, size)
                if self._is_batch(peer, question):
                    size = peer.vertex_count
                outcomes[peer.name].times.append(time / size)
        return outcomes

    def _parts(self, peer: Peer, question: Question) -> list[tuple[int, int]]:
        """Where each round begins, and how many queries it has."""
        roads = self.roads
        count = len(roads.junctions if question.kind == "every" else roads.origins)
        if self._is_batch(peer, question):
            return [(0, count)] * self.rounds
        stride = count // self.rounds
        if question.kind == "every" and self._size(peer, question, count) == count:
            # All in every round: a part of a small map would be over too soon to be timed.
            return [(0, count)] * self.rounds
        size = self._size(peer, question, stride)
        return [(number * stride, size) for number in range(self.rounds)]

    def _queries(self, peer: Peer, question: Question, parts: list[tuple[int, int]]) -> int:
        if self._is_batch(peer, question):
            return peer.vertex_count
        return sum(size for _, size in set(parts))

    @staticmethod
    def _is_batch(peer: Peer, question: Question) -> bool:
        return question.kind == "every" and peer.asks_all_vertices

    def _size(self, peer: Peer, question: Question, stride: int) -> int:
        """As many as it answers in the time of a round."""

        def time() -> float:
            # The better of two: a first call often pays for something that later ones don't.
            return min(peer.time(question, 0, size) for _ in range(2))

        size = 1
        while (needed := time()) < 0.4 * self.seconds and size < stride:
            size = min(stride, 4 * size)
        return max(2, min(stride, int(size * self.seconds / needed)))

    def _compare(
        self, question: Question, players: list[Peer], parts: dict[str, list[tuple[int, int]]],
        outcomes: dict[str, Outcome],
    ) -> None:
        ours, *others = players
        # Our own paths have to be ways, too.
        for peer in players if question.kind in ("path", "way") else others:
            for start, size in sorted(set(parts[peer.name])):
                count, first = first_difference(
                    question, ours.answers(question, start, size),
                    peer.answers(question, start, size), self.roads, start, size)
                outcome = outcomes[peer.name]
                if first is not None and outcome.difference is None:
                    outcome.difference = f"{count} of {size} answers differ, the first: {first}"
