"""Couriers' positions in DuckDB: a scalar function on Arrow arrays, and the command by way of CSV.

    with_duckdb.py [--rows 100000] [--runs 5]

Compares every row with the answers of one process of the command and prints a table. Ends with 1 if one differs.
"""

import argparse
import os
import subprocess
import sys
import tempfile

import batch


def register(connection, neareststop):
    """`nearest_stop(latitude, longitude)` as a struct of the stop's id and the seconds by e-bike; nulls where
    there is none."""
    import numpy
    import pyarrow

    stops = neareststop.Stops.open(batch.MAP)
    ids = pyarrow.array([stop.id for stop in map(stops.__getitem__, range(len(stops)))])

    def nearest(latitudes, longitudes):
        found = stops.nearest_batch(latitudes.to_numpy(), longitudes.to_numpy(), by=batch.MODE)
        none = found.counts == 0
        which = pyarrow.array(numpy.where(none, 0, found.ordinals[:, 0]), mask=none)
        seconds = pyarrow.array(numpy.round(found.seconds[:, 0], 1), mask=none)
        return pyarrow.StructArray.from_arrays([ids.take(which), seconds], ["stop", "seconds"])

    kind = "STRUCT(stop VARCHAR, seconds DOUBLE)"
    connection.create_function("nearest_stop", nearest, ["DOUBLE", "DOUBLE"], kind, type="arrow")


def by_function(connection):
    connection.execute("CREATE OR REPLACE TABLE by_function AS "
                       "SELECT number, nearest_stop(latitude, longitude) AS found FROM positions")


def by_command(connection, folder):
    """Two files and the command between them. `query` in its answer is the row's number, from 1."""
    asked, answered = os.path.join(folder, "positions.txt"), os.path.join(folder, "answers.csv")
    connection.execute(f"COPY (SELECT format('{{:.6f}};{{:.6f}}', latitude, longitude).replace(';', ',') "
                       f"FROM positions ORDER BY number) TO '{asked}' (FORMAT csv, HEADER false, QUOTE '', DELIM '\t')")
    with open(asked) as questions, open(answered, "w") as answers:
        subprocess.run([batch.command(), *batch.arguments(batch.MAP, "csv")], stdin=questions, stdout=answers,
                       stderr=subprocess.DEVNULL, check=True)
    connection.execute(f"CREATE OR REPLACE TABLE by_command AS SELECT query - 1 AS number, id AS stop, "
                       f"duration_s AS seconds, \"name:zh\" AS name, open FROM "
                       f"read_csv('{answered}', header = true, quote = '\"', escape = '\"', delim = ',', "
                       "all_varchar = false, sample_size = -1)")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=5)
    options = options.parse_args()
    batch.need("duckdb", "pandas", "pyarrow", "numpy")
    import duckdb
    import pandas

    library, module = batch.library()
    os.environ["NEARESTSTOP_LIBRARY"] = str(library)
    sys.path.insert(0, str(module.parent))
    import neareststop

    rows = batch.positions(options.rows)
    expected, alone = batch.reference(batch.as_lines(rows))
    short = [answer[:2] for answer in expected]
    connection = duckdb.connect()
    frame = pandas.DataFrame(rows, columns=["latitude", "longitude"])
    frame.insert(0, "number", range(len(rows)))
    connection.execute("CREATE TABLE positions AS SELECT * FROM frame")
    register(connection, neareststop)

    with tempfile.TemporaryDirectory() as folder:
        _, function_seconds = batch.timed(lambda: by_function(connection), options.runs)
        _, command_seconds = batch.timed(lambda: by_command(connection, folder), options.runs)
    answers = connection.execute("SELECT found.stop, found.seconds FROM by_function ORDER BY number").fetchall()
    wrong = batch.differences("function", answers, short)
    answers = connection.execute("SELECT stop, seconds FROM by_command ORDER BY number").fetchall()
    wrong += batch.differences("command", answers, short)

    print(f"{len(rows):,} positions, {sum(1 for answer in short if answer[0] is None):,} of them without an answer; "
          f"rows that differ from the command's: {wrong}")
    print(f"DuckDB {duckdb.__version__}; {batch.machine()}\n")
    print("| | rows/s |\n| --- | ---: |")
    for what, seconds in (("`nearest_stop(latitude, longitude)`", function_seconds),
                          ("CSV, the command, CSV", command_seconds), ("the command alone, NDJSON", alone)):
        print(f"| {what} | {len(rows) / seconds:,.0f} |")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
