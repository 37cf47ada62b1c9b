"""What is asked of everybody."""

from dataclasses import dataclass

THIRD = 1
RARE = 2

#: Stands for "no way" and "no stop" in every list of answers.
NONE = 0xFFFFFFFF


@dataclass(frozen=True)
class Question:
    """One row of the table.

    `kind` is nearest (from a junction), every (the same, but in the order of the graph, and in
    some libraries for all vertices at once), coordinate (brought to a road first), weight, path or
    table; `count` and `features` say which stops are looked for.
    """

    text: str
    kind: str
    count: int = 0
    features: int = 0

    @property
    def words(self) -> str:
        return f"{self.kind} {self.count} {self.features}"

    @property
    def finds_stops(self) -> bool:
        return self.kind in ("nearest", "every", "coordinate")


ALL = [
    Question("nearest stop", "nearest", 1),
    Question("5 nearest", "nearest", 5),
    Question("10 nearest", "nearest", 10),
    Question("5 nearest, 30 % qualify", "nearest", 5, THIRD),
    Question("5 nearest, 1 % qualify", "nearest", 5, RARE),
    Question("from a coordinate: nearest stop", "coordinate", 1),
    Question("from a coordinate: 5 nearest", "coordinate", 5),
    Question("from a coordinate: 10 nearest", "coordinate", 10),
    Question("point to point: duration", "weight"),
    Question("point to point: path", "path"),
    Question("one to all stops", "table"),
    Question("every junction, in order: nearest stop", "every", 1),
    Question("every junction, in order: 10 nearest", "every", 10),
]

QUICK = [ALL[number] for number in (0, 2, 4, 7, 8, 9, 10, 12)]
