"""How many times as fast as our own Dijkstra our hierarchy has to be, on the sample district.

A ratio of two times from one run depends on the machine far less than a time does, so it can stand
here; `compare roads --check` fails below a bar less a fifth, since rounds differ. The district is
small: on a city of 77,847 vertices the ratios are greater.
"""

ALLOWANCE = 0.8

#: By (kind, count, features).
BARS: dict[tuple[str, int, int], float] = {}


def falls_short(question, ratio: float) -> bool:
    """Whether a measured ratio is below its bar, allowance included."""
    bar = bar_of(question)
    return bar is not None and ratio < bar * ALLOWANCE


def bar_of(question) -> float | None:
    return BARS.get((question.kind, question.count, question.features))
