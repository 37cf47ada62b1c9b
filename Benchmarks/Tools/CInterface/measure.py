"""What a caller in Python pays: measure.py MAP PLACES. Its places are those of the probe that ran before."""

import statistics
import sys
import time

import neareststop

stops = neareststop.Stops.open(sys.argv[1])
with open(sys.argv[2], encoding="ascii") as file:
    places = [tuple(map(float, line.split(","))) for line in file]
latitudes, longitudes = [place[0] for place in places], [place[1] for place in places]
if neareststop.numpy is not None:
    latitudes, longitudes = neareststop.numpy.array(latitudes), neareststop.numpy.array(longitudes)


def nanoseconds(count, ask):
    """The median of five rounds; the first, which brings everything into the caches, is left out."""
    rounds = []
    for _ in range(6):
        start = time.perf_counter_ns()
        ask()
        rounds.append((time.perf_counter_ns() - start) / count)
    return statistics.median(rounds[1:])


def each(by, count, needs):
    for place in places[:5000]:
        try:
            stops.nearest(*place, by=by, count=count, needs=needs)
        except neareststop.NearestStopError:
            pass


print("| ns a question | Python, a call each | Python, a row of a batch |")
print("| --- | --- | --- |")
for text, by, count, needs in [
    ("straight line, nearest", "line", 1, ()),
    ("straight line, 5 nearest", "line", 5, ()),
    ("straight line, 5 with water", "line", 5, "water"),
    ("on foot, nearest", "foot", 1, ()),
    ("on foot, 5 nearest", "foot", 5, ()),
    ("by e-bike, 5 with water", "ebike", 5, "water"),
]:
    call = nanoseconds(5000, lambda: each(by, count, needs))
    row = nanoseconds(len(places), lambda: stops.nearest_batch(latitudes, longitudes, by=by, count=count, needs=needs))
    print(f"| {text} | {call:.0f} | {row:.0f} |")
