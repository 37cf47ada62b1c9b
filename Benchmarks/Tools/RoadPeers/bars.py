"""How many times as fast as our own Dijkstra our hierarchy has to be, on the sample district.

A ratio of two times from one run depends on the machine far less than a time does, so it can stand
here; `compare roads --check` fails below a bar less a fifth, since rounds differ. The district is
small: on a city of 77,847 vertices the ratios are greater.
"""

from questions import RARE, THIRD, Question

ALLOWANCE = 0.8

#: By (kind, count, features).
BARS: dict[tuple[str, int, int], float] = {
    ("nearest", 1, 0): 4,
    ("nearest", 5, 0): 8.5,
    ("nearest", 10, 0): 8.5,
    ("nearest", 5, THIRD): 14,
    ("nearest", 5, RARE): 60,
    ("coordinate", 1, 0): 2.4,
    ("coordinate", 5, 0): 4.5,
    ("coordinate", 10, 0): 6,
    ("weight", 0, 0): 100,
    ("path", 0, 0): 60,
    ("table", 0, 0): 75,
}


def falls_short(question: Question, ratio: float) -> bool:
    """Whether a measured ratio is below its bar, allowance included."""
    bar = bar_of(question)
    return bar is not None and ratio < bar * ALLOWANCE


def bar_of(question: Question) -> float | None:
    return BARS.get((question.kind, question.count, question.features))
