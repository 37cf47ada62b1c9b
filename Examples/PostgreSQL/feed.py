"""Keeps backends at what PostgreSQL says: closed stops and what is left of places and batteries.

    feed.py --backend http://127.0.0.1:8080 [--backend …] [--database DSN] [--every 5]

The token is WAYSTATION_LIVE_TOKEN, the database what libpq's environment says unless given.

What is sent is always the difference between the tables and `/live/v1/status`. So nothing has to be remembered: a
notification that was lost, a backend or database that was started again, or this program itself, end in the same
state. A notification only makes it look at once; it looks every few seconds anyway.
"""

import argparse
import http.client
import json
import os
import signal
import sys
import time
import urllib.error
import urllib.request

try:
    import psycopg
except ImportError:
    here = os.path.dirname(os.path.abspath(__file__))
    sys.exit(f"missing: psycopg. Once:\n  python3 -m venv /tmp/feed && /tmp/feed/bin/pip install -r "
             f"{here}/requirements.txt\nand then /tmp/feed/bin/python {sys.argv[0]}")

# Of a request: a backend takes 1,000 changes and 256 kB.
BATCH = 500
# Of a table: more than these is a mistake, and what is beyond is not sent.
ROWS = 20_000
# Seconds after which a change that was refused is tried again.
AGAIN = 60


class Refused(Exception):
    """The backend has understood and will not do it: sending it again does not help."""


class Backend:
    def __init__(self, url, token):
        self.url = url.rstrip("/") + "/live/v1/"
        self.token = token
        self.refused = {}

    def ask(self, target, body=None):
        request = urllib.request.Request(self.url + target, data=body and json.dumps(body).encode(),
                                         headers={"Authorization": "Bearer " + self.token})
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            message = error.read(2000).decode(errors="replace")
            if error.code in (400, 409):
                raise Refused(message) from None
            raise OSError(f"{error.code} {message}") from None
        except http.client.HTTPException as error:
            # Killed in the middle of an answer.
            raise OSError(f"{type(error).__name__} {error}") from None

    def send(self, changes):
        """Requests are made as a whole or not at all: one that is refused is halved until it is known what is wrong."""
        for first in range(0, len(changes), BATCH):
            self.send_batch(changes[first:first + BATCH])

    def send_batch(self, changes):
        try:
            self.ask("changes", {"changes": changes})
        except Refused as error:
            if len(changes) > 1:
                self.send_batch(changes[:len(changes) // 2])
                self.send_batch(changes[len(changes) // 2:])
                return
            self.refused[json.dumps(changes[0], sort_keys=True)] = time.time()
            say(f"{self.url} refuses {changes[0]}: {error}")

    def bring_to(self, closings, counts):
        """Sends what is missing; how many changes that were."""
        now = time.time()
        status = self.ask("status")
        closed = {entry["stop"]: entry.get("until") for entry in status["closed"]}
        counted = {(entry["stop"], entry["resource"]): (entry["count"], entry["as_of"], entry["until"])
                   for entry in status["reports"]}
        changes = [{"do": "reopen", "stop": stop} for stop in closed if stop not in closings]
        changes += [{"do": "close", "stop": stop} | ({} if until is None else {"until": until})
                    for stop, until in closings.items()
                    if (stop not in closed or closed[stop] != until) and (until is None or until > now + 1)]
        # A count that is taken back is not sent: it holds until its end, which is why it has one.
        changes += [{"do": "report", "stop": key[0], "resource": key[1], "count": value[0], "as_of": value[1],
                     "until": value[2]}
                    for key, value in counts.items()
                    if value[2] > now + 1 and (key not in counted or replaces(value, counted[key]))]
        # What was refused may be right for the next map.
        self.refused = {change: at for change, at in self.refused.items() if at > now - AGAIN}
        changes = [change for change in changes if json.dumps(change, sort_keys=True) not in self.refused]
        if changes:
            self.send(changes)
        return len(changes)


def replaces(count, known):
    """Whether a backend takes a count instead of the one it knows; what it would not take is not sent again and again."""
    (left, as_of, until), (known_left, known_as_of, known_until) = count, known
    if as_of != known_as_of:
        return as_of > known_as_of
    return left < known_left or (left == known_left and until > known_until)


def say(text):
    print(time.strftime("%H:%M:%S"), text, file=sys.stderr, flush=True)


def read(connection):
    closings = connection.execute(
        "SELECT stop, CASE WHEN isfinite(until) THEN ceil(extract(epoch FROM until))::bigint END FROM closings "
        "WHERE until IS NULL OR until > now() ORDER BY stop LIMIT %s", [ROWS]).fetchall()
    counts = connection.execute(
        "SELECT stop, resource, count, floor(extract(epoch FROM as_of))::bigint, ceil(extract(epoch FROM until))::bigint "
        "FROM counts WHERE until > now() ORDER BY stop, resource LIMIT %s", [ROWS]).fetchall()
    if len(closings) == ROWS or len(counts) == ROWS:
        say(f"more than {ROWS} rows: what is beyond is not sent")
    return dict(closings), {row[:2]: row[2:] for row in counts}


def follow(connection, backends, every):
    """Goes on for ever; tells after each round."""
    connection.execute("LISTEN waystation")
    while True:
        closings, counts = read(connection)
        for backend in backends:
            try:
                sent = backend.bring_to(closings, counts)
                if sent:
                    say(f"{sent} changes to {backend.url}")
            except (OSError, ValueError, KeyError) as error:
                say(f"{backend.url} is not to be had, again in {every} s: {error}")
        yield
        # One that comes while others are read is still there; ten of them are one reason to look.
        for _ in connection.notifies(timeout=every, stop_after=1):
            time.sleep(0.05)
        for _ in connection.notifies(timeout=0):
            pass


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--backend", action="append", required=True)
    options.add_argument("--database", default="")
    options.add_argument("--every", type=float, default=5)
    options = options.parse_args()
    token = os.environ.get("WAYSTATION_LIVE_TOKEN")
    if not token:
        sys.exit("WAYSTATION_LIVE_TOKEN is not set: expected the token of the backends")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    backends = [Backend(url, token) for url in options.backend]
    wait = 0.5
    while True:
        try:
            with psycopg.connect(options.database, autocommit=True, connect_timeout=10) as connection:
                say("connected")
                for _ in follow(connection, backends, options.every):
                    # Only now: a database that is there and has no such tables is not asked twice a second.
                    wait = 0.5
        except psycopg.Error as error:
            say(f"database: {str(error).strip()}; again in {wait} s")
            time.sleep(wait)
            wait = min(wait * 2, 15)


if __name__ == "__main__":
    main()
