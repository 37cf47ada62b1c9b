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
        stride = self._stride(question)
        sizes = {peer.name: self._size(peer, question, stride) for peer in players}
        outcomes = {peer.name: Outcome(queries=sizes[peer.name] * self.rounds) for peer in players}
        if question.kind == "every":
            starts = [0] * self.rounds
            for peer in players:
                outcomes[peer.name].queries = self._batch(peer)
        else:
            starts = [number * stride for number in range(self.rounds)]
        self._compare(question, players, sizes, sorted(set(starts)), outcomes)
        for start in starts:
            for peer in players:
                time = peer.time(question, start, sizes[peer.name])
                asked = self._batch(peer) if question.kind == "every" else sizes[peer.name]
                outcomes[peer.name].times.append(time / asked)
        return outcomes

    def _batch(self, peer: Peer) -> int:
        """From how many vertices it is asked in one batch."""
        return (
            self.roads.vertex_count if peer.asks_all_vertices else len(self.roads.junctions))

    def _stride(self, question: Question) -> int:
        if question.kind == "every":
            return len(self.roads.junctions)
        return len(self.roads.origins) // self.rounds

    def _size(self, peer: Peer, question: Question, stride: int) -> int:
        """As many as it answers in the time of a round."""
        if question.kind == "every":
            return stride

        def time() -> float:
            # The better of two: a first call often pays for something that later ones don't.
            return min(peer.time(question, 0, size) for _ in range(2))

        size = 1
        while (needed := time()) < 0.1 * self.seconds and size < stride:
            size = min(stride, 4 * size)
        return max(2, min(stride, int(size * self.seconds / needed)))

    def _compare(
        self, question: Question, players: list[Peer], sizes: dict[str, int], starts: list[int],
        outcomes: dict[str, Outcome],
    ) -> None:
        ours, *others = players
        for start in starts:
            for peer in others:
                size = sizes[peer.name]
                count, first = first_difference(
                    question, ours.answers(question, start, size),
                    peer.answers(question, start, size), self.roads, start, size)
                outcome = outcomes[peer.name]
                if first is not None and outcome.difference is None:
                    outcome.difference = f"{count} of {size} answers differ, the first: {first}"
