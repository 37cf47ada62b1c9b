"""Whether two lists of answers are the same."""

from array import array
from dataclasses import dataclass, field

from questions import NONE, Question
from roads import Roads


@dataclass
class Answers:
    """Numbers, query after query.

    `weights` holds deciseconds, `ordinals` the stops they belong to, nearest first and at equal
    weight by ordinal; a path is a list of vertices, empty where there is no way.
    """

    weights: array = field(default_factory=lambda: array("I"))
    ordinals: array = field(default_factory=lambda: array("I"))
    paths: list[list[int]] = field(default_factory=list)

    def add_stops(self, found: list[tuple[int, int]], count: int) -> None:
        """Adds (weight, ordinal) of one query, and fills up to `count`."""
        found = sorted(found)[:count]
        missing = [NONE] * (count - len(found))
        self.weights.extend([weight for weight, _ in found] + missing)
        self.ordinals.extend([ordinal for _, ordinal in found] + missing)


def first_difference(
    question: Question, ours: Answers, theirs: Answers, roads: Roads, first: int, count: int
) -> tuple[int, str | None]:
    """How many of the answers differ, and the first of them in words.

    All weights have to be the same. Of stops that are equally far away, others may stand in the
    last places of an answer; nothing else may differ. A path may be another one, if it is a way in
    the graph and weighs what it should.
    """
    differences, description = 0, None
    width = len(ours.weights) // count if count else 0
    same_stops = ours.ordinals == theirs.ordinals
    if ours.weights == theirs.weights and same_stops and not theirs.paths:
        return 0, None
    for query in range(count):
        part = slice(query * width, (query + 1) * width)
        our = list(ours.weights[part]), list(ours.ordinals[part])
        their = list(theirs.weights[part]), list(theirs.ordinals[part])
        is_same = our[0] == their[0] and (our[1] == their[1] or _is_tie(our, their))
        if is_same and theirs.paths:
            # A way to a stop ends at the vertex that stands for it.
            end = (
                roads.first_stop + their[1][0] if question.kind == "way"
                else roads.destinations[first + query])
            is_same = _is_way(
                theirs.paths[query], our[0][0], roads, roads.origins[first + query], end)
        if is_same:
            continue
        differences += 1
        if description is None:
            path = f", path {theirs.paths[query]}" if theirs.paths else ""
            description = f"query {first + query}: ours {our}, theirs {their}{path}"
    return differences, description


def _is_tie(our: tuple[list[int], list[int]], their: tuple[list[int], list[int]]) -> bool:
    """Whether only stops as far away as the last one differ, and none comes twice."""
    last = our[0][-1]

    def nearer(answer: tuple[list[int], list[int]]) -> set[tuple[int, int]]:
        return {(weight, stop) for weight, stop in zip(*answer) if weight < last}

    return nearer(our) == nearer(their) and len(set(their[1])) == len(set(our[1]))


def _is_way(path: list[int], weight: int, roads: Roads, origin: int, destination: int) -> bool:
    if weight == NONE:
        return not path
    if not path or path[0] != origin or path[-1] != destination:
        return False
    arcs = [roads.weight_between.get(arc, NONE) for arc in zip(path, path[1:])]
    return sum(arcs) == weight
