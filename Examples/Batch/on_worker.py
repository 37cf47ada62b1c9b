"""What Spark's Python processes run. A module of its own, so that each of them imports it once and opens the map
once; a function of the main program would come anew with every task."""

import functools

import batch


@functools.cache
def opened():
    import numpy
    from pyspark import SparkFiles

    import neareststop

    stops = neareststop.Stops.open(SparkFiles.get(batch.MAP.name))
    ids = [stop.id for stop in map(stops.__getitem__, range(len(stops)))]
    return stops, numpy.array([*ids, None], dtype=object)


def nearest(frames):
    """Adds stop and seconds: one batch of the module for each Arrow batch."""
    import numpy
    import pandas

    stops, ids = opened()
    for frame in frames:
        found = stops.nearest_batch(frame["latitude"].to_numpy(), frame["longitude"].to_numpy(), by=batch.MODE)
        # Behind the last stop of a row the ordinal is 2**32 - 1.
        which = numpy.minimum(found.ordinals[:, 0], len(ids) - 1)
        yield pandas.DataFrame({"number": frame["number"], "stop": ids[which], "seconds": found.seconds[:, 0]})
