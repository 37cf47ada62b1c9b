"""How many times as fast as our own Dijkstra our other ways have to be, on the sample district.

A ratio of two times from one run depends on the machine far less than a time does, so it can stand
here; `compare roads --check` fails below a bar less a fifth, since rounds differ. The district is
small: on a city of 77,847 vertices the ratios are greater.
"""

from questions import RARE, THIRD, Question

ALLOWANCE = 0.8

#: By (kind, count, features).
HIERARCHY: dict[tuple[str, int, int], float] = {
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
    ("way", 1, 0): 1.2,
    ("way", 10, 0): 4,
    ("table", 0, 0): 75,
}

LISTS: dict[tuple[str, int, int], float] = {
    ("nearest", 1, 0): 15,
    ("nearest", 5, 0): 35,
    ("nearest", 10, 0): 45,
    ("nearest", 1, THIRD): 27,
    ("nearest", 5, THIRD): 75,
    ("nearest", 10, THIRD): 90,
    ("nearest", 5, RARE): 600,
    ("way", 1, 0): 1.2,
    ("way", 10, 0): 4,
    ("every", 1, 0): 18,
    ("every", 10, 0): 60,
    ("every", 10, THIRD): 80,
}

#: A batch is shared out to all cores: these are for two or more.
FINDER: dict[tuple[str, int, int], float] = {
    ("coordinate", 1, 0): 4.5,
    ("coordinate", 5, 0): 12,
    ("coordinate", 10, 0): 11,
    ("coordinate", 1, THIRD): 8,
    ("batch", 1, 0): 4,
    ("batch", 10, 0): 20,
}

#: By the headings of their columns.
WAYS = {"ours": HIERARCHY, "our lists": LISTS, "our finder": FINDER}


def falls_short(name: str, question: Question, ratio: float) -> bool:
    """Whether a measured ratio is below its bar, allowance included."""
    bar = bar_of(name, question)
    return bar is not None and ratio < bar * ALLOWANCE


def bar_of(name: str, question: Question) -> float | None:
    return WAYS[name].get((question.kind, question.count, question.features))
