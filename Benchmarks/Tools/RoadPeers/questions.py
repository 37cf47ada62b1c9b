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
    some libraries for all vertices at once), coordinate (brought to a road first), batch (the same
    from many, in one call where there is one for that), weight, path, way (to the last of the
    nearest stops, which is known) or table; `count` and `features` say which stops are looked for.
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
        return self.kind in ("nearest", "every", "coordinate", "batch")


ALL = [
    Question("nearest stop", "nearest", 1),
    Question("5 nearest", "nearest", 5),
    Question("10 nearest", "nearest", 10),
    Question("nearest stop, 30 % qualify", "nearest", 1, THIRD),
    Question("5 nearest, 30 % qualify", "nearest", 5, THIRD),
    Question("10 nearest, 30 % qualify", "nearest", 10, THIRD),
    Question("5 nearest, 1 % qualify", "nearest", 5, RARE),
    Question("from a coordinate: nearest stop", "coordinate", 1),
    Question("from a coordinate: 5 nearest", "coordinate", 5),
    Question("from a coordinate: 10 nearest", "coordinate", 10),
    Question("from a coordinate: nearest stop, 30 % qualify", "coordinate", 1, THIRD),
    Question("from many coordinates: nearest stop", "batch", 1),
    Question("from many coordinates: 10 nearest", "batch", 10),
    Question("point to point: duration", "weight"),
    Question("point to point: path", "path"),
    Question("way to the nearest stop", "way", 1),
    Question("way to the 10th nearest stop", "way", 10),
    Question("one to all stops", "table"),
    Question("every junction, in order: nearest stop", "every", 1),
    Question("every junction, in order: 10 nearest", "every", 10),
    Question("every junction, in order: 10 nearest, 30 % qualify", "every", 10, THIRD),
]

_QUICK = {
    ("nearest", 1, 0), ("nearest", 10, 0), ("nearest", 5, THIRD), ("nearest", 5, RARE),
    ("coordinate", 10, 0), ("batch", 10, 0), ("weight", 0, 0), ("path", 0, 0), ("way", 10, 0),
    ("table", 0, 0), ("every", 10, 0),
}
QUICK = [
    question for question in ALL if (question.kind, question.count, question.features) in _QUICK
]
