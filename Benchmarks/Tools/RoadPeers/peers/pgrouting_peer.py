"""PostgreSQL with pgRouting: each query reads all arcs from a table and searches them.

The server is started for the comparison alone, in a temporary folder, and listens on a socket
in it.
"""

import glob
import io
import os
import shutil
import subprocess
import time
from pathlib import Path

from agreement import Answers
from questions import NONE, Question
from roads import Roads

from peers.peer import Missing, Peer

try:
    import psycopg2
except ImportError:
    psycopg2 = None

ARCS = "SELECT id, source, target, cost FROM arcs"


class PgRoutingPeer(Peer):
    name = "pgRouting"
    kinds = frozenset({"nearest", "weight", "path", "table"})

    def __init__(self, roads: Roads):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        extensions = glob.glob("/usr/share/postgresql/*/extension/pgrouting.control")
        if not programs or not extensions:
            raise Missing("pgRouting; to have it: apt-get install postgresql-15-pgrouting")
        if psycopg2 is None:
            raise Missing("pgRouting; to have it: pip install psycopg2-binary")
        super().__init__(roads)
        self._programs = Path(programs[-1]).parent
        # PostgreSQL doesn't run as root; Debian's package comes with a user for it.
        self._user = "postgres" if os.geteuid() == 0 else None
        self._folder = roads.folder / "postgres"
        try:
            self._start()
        except (OSError, subprocess.CalledProcessError) as error:
            raise Missing(f"pgRouting; its server doesn't start: {error}") from error
        try:
            self._load()
        except BaseException:
            self.close()
            raise

    def _start(self) -> None:
        self._folder.mkdir()
        self._folder.chmod(0o700)
        if self._user:
            shutil.chown(self._folder, self._user)
            self.roads.folder.chmod(0o711)
        self._data = self._folder / "data"
        self._run("initdb", "-D", self._data, "-U", "postgres", "-A", "trust", "--no-sync")
        options = {
            "listen_addresses": "", "unix_socket_directories": self._folder, "fsync": "off",
            "jit": "off", "shared_buffers": "1GB",
        }
        self._run(
            "pg_ctl", "-D", self._data, "-w", "-l", self._folder / "log", "-o",
            " ".join(f"-c {name}={value}" for name, value in options.items()), "start")

    def _run(self, program: str, *arguments) -> None:
        subprocess.run(
            [str(self._programs / program), *map(str, arguments)], check=True, user=self._user,
            cwd=self._folder, stdout=subprocess.DEVNULL)

    def _load(self) -> None:
        self._connection = psycopg2.connect(host=str(self._folder), user="postgres")
        self._connection.autocommit = True
        self._cursor = self._connection.cursor()
        run = self._cursor.execute
        run("CREATE EXTENSION pgrouting CASCADE")
        run("SELECT pgr_version(), postgis_lib_version(), current_setting('server_version')")
        pgrouting, postgis, server = self._cursor.fetchone()
        self.version = f"pgRouting {pgrouting}, PostGIS {postgis}, PostgreSQL {server.split()[0]}"
        roads = self.roads
        start = time.perf_counter()
        run("CREATE TABLE arcs (id bigint, source bigint, target bigint, cost double precision)")
        rows = zip(roads.tails, roads.heads, roads.weights)
        text = "".join(
            f"{arc}\t{tail}\t{head}\t{weight}\n" for arc, (tail, head, weight) in enumerate(rows))
        self._cursor.copy_from(io.StringIO(text), "arcs")
        run("VACUUM ANALYZE arcs")
        self._step("table", start)

    def prepare(self, question: Question) -> None:
        self.stops = [self.roads.first_stop + stop for stop in self.roads.stops(question.features)]

    def ask(self, question: Question, first: int, count: int) -> list:
        roads = self.roads
        found = []
        for query in range(first, first + count):
            origin, destination = roads.origins[query], roads.destinations[query]
            if question.kind == "nearest":
                self._cursor.execute(
                    "SELECT end_vid, agg_cost FROM pgr_dijkstraNearCost(%s, %s, %s, true, %s)",
                    (ARCS, origin, self.stops, question.count))
            elif question.kind == "table":
                self._cursor.execute(
                    "SELECT end_vid, agg_cost FROM pgr_dijkstraCost(%s, %s, %s, true)",
                    (ARCS, origin, self.stops))
            elif question.kind == "weight":
                self._cursor.execute(
                    "SELECT end_vid, agg_cost FROM pgr_dijkstraCost(%s, %s, %s, true)",
                    (ARCS, origin, destination))
            else:
                self._cursor.execute(
                    "SELECT node, agg_cost FROM pgr_dijkstra(%s, %s, %s, true) ORDER BY seq",
                    (ARCS, origin, destination))
            found.append(self._cursor.fetchall())
        return found

    def read(self, question: Question, found: list) -> Answers:
        answers = Answers()
        first_stop = self.roads.first_stop
        for rows in found:
            if question.kind == "nearest":
                answers.add_stops(
                    [(round(cost), stop - first_stop) for stop, cost in rows], question.count)
            elif question.kind == "table":
                weights = {stop: round(cost) for stop, cost in rows}
                answers.weights.extend(weights.get(stop, NONE) for stop in self.stops)
            else:
                answers.weights.append(round(rows[-1][1]) if rows else NONE)
                if question.kind == "path":
                    answers.paths.append([vertex for vertex, _ in rows])
        return answers

    def close(self) -> None:
        if hasattr(self, "_connection"):
            self._connection.close()
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "stop")
