"""Couriers' positions through Spark: the command in a pipe, and the Python module in mapInPandas.

    with_spark.py [--rows 100000] [--runs 5]

Starts a cluster of two executors with a core each on this machine, ships map, command and library to them,
compares every row with the answers of one process of the command, and prints a table. Ends with 1 if one differs.
"""

import argparse
import os
import sys
import tempfile

import batch
import on_worker


def piped(lines):
    """`rdd.pipe`: a process of the command for each partition, which answers line by line, in order."""
    # What is shipped lies in the executor's working folder, whatever path that is there. A partition without
    # positions, or where none has an answer, ends with 1 or 4, and nothing is wrong with that.
    program = f"./{os.path.basename(batch.command())} {' '.join(batch.arguments(batch.MAP.name))}"
    piped = lines.pipe(f"sh -c '{program} || test $? = 1 -o $? = 4'", checkCode=True)
    return piped.map(batch.row).collect()


def through_pandas(frame):
    """`mapInPandas`: the Python module, a batch of rows at a time."""
    table = frame.mapInPandas(on_worker.nearest, "number long, stop string, seconds double").toPandas()
    table = table.sort_values("number")
    return [(stop, None if seconds != seconds else round(seconds, 1))
            for stop, seconds in zip(table["stop"], table["seconds"])]


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    options = options.parse_args()
    batch.need("pyspark", "pandas", "pyarrow", "numpy")
    import pandas
    import pyspark
    from pyspark.sql import SparkSession

    program, (library, module) = batch.command(), batch.library()
    os.environ.setdefault("SPARK_HOME", os.path.dirname(pyspark.__file__))
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = tempfile.TemporaryDirectory(prefix="waystation-spark-")
    os.environ["SPARK_WORKER_DIR"] = os.environ["SPARK_LOCAL_DIRS"] = folder.name
    rows = batch.positions(options.rows)
    lines = batch.as_lines(rows)
    frame = pandas.DataFrame(rows, columns=["latitude", "longitude"])
    frame.insert(0, "number", range(len(rows)))
    expected, alone = batch.reference(lines)
    short = [answer[:2] for answer in expected]

    session = (SparkSession.builder.master("local-cluster[2,1,1024]").appName("waystation")
               .config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
               .config("spark.sql.execution.arrow.pyspark.enabled", "true")
               .config("spark.sql.adaptive.enabled", "false")
               .config("spark.log.level", "ERROR").getOrCreate())
    context = session.sparkContext
    wrong = 0
    figures = []
    try:
        # Once to each worker, not with each task.
        for file in (program, batch.MAP, library):
            context.addFile(str(file))
        for file in (module, batch.__file__, on_worker.__file__):
            context.addPyFile(str(file))
        for partitions in (1, 2, 4):
            text = context.parallelize(lines, partitions).cache()
            table = session.createDataFrame(frame).repartition(partitions).cache()
            text.count(), table.count()
            # Every executor starts its Python processes and opens the map.
            piped(context.parallelize(lines[:100], partitions)), through_pandas(table.limit(100))
            answers, pipe_seconds = batch.timed(lambda: piped(text), options.runs)
            wrong += batch.differences(f"pipe, {partitions} partitions", answers, expected)
            answers, pandas_seconds = batch.timed(lambda: through_pandas(table), options.runs)
            wrong += batch.differences(f"mapInPandas, {partitions} partitions", answers, short)
            text.unpersist(), table.unpersist()
            figures.append((partitions, pipe_seconds, pandas_seconds))
    finally:
        session.stop()

    print(f"{len(rows):,} positions, {sum(1 for answer in short if answer[0] is None):,} of them without an answer; "
          f"rows that differ from the command's: {wrong}")
    print(f"Spark {pyspark.__version__}, local-cluster of 2 executors with 1 core; {batch.machine()}\n")
    print("| partitions | `rdd.pipe`, rows/s | `mapInPandas`, rows/s |\n| ---: | ---: | ---: |")
    for partitions, pipe_seconds, pandas_seconds in figures:
        print(f"| {partitions} | {len(rows) / pipe_seconds:,.0f} | {len(rows) / pandas_seconds:,.0f} |")
    print(f"| the command alone, all cores | {len(rows) / alone:,.0f} | |")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
