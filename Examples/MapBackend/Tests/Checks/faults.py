#!/usr/bin/env python3
"""Clients and files that mean no good: does the server stay, and do others get their answers?

    /tmp/checks/bin/python Tests/Checks/faults.py [slow_clients floods …]

Needs release builds of the server and of `waystation`. As root it makes a small disk and fills it; else a limit on
files stands for that.
"""

import os
import random
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time

from clock_faults import clocks
from file_faults import full_disk, killed_compiler, other_things
from process_faults import no_more_files, stopped
from server import SAMPLE, Asking, Server

GOOD = "/stops/v1/foot/116.3675,39.9074?number=3"
TOKEN = "a token for checks, 32 bytes long"


def rss(server):
    with open(f"/proc/{server.process.pid}/status") as file:
        line = next(line for line in file if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def connect(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=30)


def closes(client, seconds):
    """Whether the other side closes a connection in time."""
    client.settimeout(seconds)
    try:
        while client.recv(65536):
            pass
        return True
    except ConnectionError:
        return True
    except TimeoutError:
        return False


def slow_clients():
    """Heads and bodies that never end, and answers that nobody takes, are given up in time."""
    options = ["--transfer-timeout", "2", "--idle-timeout", "3"]
    with Server(token=TOKEN, options=options) as server:
        silent = [connect(server) for _ in range(100)]
        half = [connect(server) for _ in range(100)]
        for client in half:
            client.sendall(b"GET /stops/v1/foot/116.36")
        bodies = [connect(server) for _ in range(50)]
        for client in bodies:
            client.sendall(
                b"POST /live/v1/changes HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n"
                b"Authorization: Bearer " + TOKEN.encode() + b"\r\n\r\n{")
        # A byte a second keeps nobody alive.
        dripping = connect(server)
        dripping.sendall(b"GET / HTTP/1.1\r\nHost: ")

        def drip():
            try:
                for _ in range(30):
                    dripping.sendall(b"x")
                    time.sleep(0.5)
            except OSError:
                pass

        threading.Thread(target=drip, daemon=True).start()
        start = time.time()
        for _ in range(50):
            assert server.get(GOOD)[0] == 200
        print(f"slow clients: 50 answers beside 251 of them in {time.time() - start:.2f} s")
        for clients in (silent, half, bodies, [dripping]):
            for client in clients:
                assert closes(client, 6), "a connection is kept open"
        # Who takes no answers: pipelined requests, nothing is read.
        greedy = connect(server)
        greedy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        request = b"GET /catalog/v1 HTTP/1.1\r\nHost: x\r\n\r\n"
        greedy.settimeout(1)
        try:
            for _ in range(2000):
                greedy.sendall(request)
        except OSError:
            pass
        assert server.get(GOOD)[0] == 200
        time.sleep(4)
        assert closes(greedy, 6), "who takes nothing is kept"
        # Who takes no answers and asks again and again. The first ones the system takes for it, some MB.
        large = "/roads/v1/foot/116.31,39.86;116.40,39.98?zoom=18"
        assert len(server.get(large)[1]) > 1 << 19
        asking = socket.socket()
        asking.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        asking.connect(("127.0.0.1", server.port))
        try:
            for _ in range(30):
                asking.sendall(f"GET {large} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
                time.sleep(0.5)
            raise AssertionError("who takes no answers is kept for asking again")
        except ConnectionError:
            asking.close()
        idle = connect(server)
        idle.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert idle.recv(10)
        assert closes(idle, 8), "who says nothing more is kept"
        print(f"slow clients: all given up, {rss(server)} MB")


def floods():
    """More than is wanted: bodies, heads, targets."""
    with Server(token=TOKEN, options=["--transfer-timeout", "30"]) as server:
        before = rss(server)
        authorization = b"Authorization: Bearer " + TOKEN.encode() + b"\r\n"
        for head in (
            b"POST /live/v1/changes HTTP/1.1\r\nHost: x\r\n" + authorization
            + b"Content-Length: 1073741824\r\n\r\n",
            b"GET /map/v1 HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n",
            b"POST /live/v1/changes HTTP/1.1\r\nHost: x\r\n" + authorization
            + b"Transfer-Encoding: chunked\r\n\r\n",
        ):
            client = connect(server)
            client.sendall(head)
            piece = b"x" * 65536
            if b"chunked" in head:
                piece = b"10000\r\n" + piece + b"\r\n"
            sent = 0
            try:
                while sent < 1 << 30:
                    client.sendall(piece)
                    sent += len(piece)
            except OSError:
                pass
            assert sent < 64 << 20, f"{sent} bytes were taken"
            print(f"floods: a body of 1 GB was cut off after {sent >> 10} kB")
            client.close()
        client = connect(server)
        try:
            client.sendall(b"GET / HTTP/1.1\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(200_000)))
        except OSError:
            pass
        assert closes(client, 5)
        client = connect(server)
        try:
            client.sendall(b"GET /" + b"a" * (1 << 24) + b" HTTP/1.1\r\n\r\n")
        except OSError:
            pass
        assert closes(client, 5)
        generator = random.Random(5)
        for _ in range(200):
            client = connect(server)
            try:
                client.sendall(generator.randbytes(generator.randrange(1, 2000)))
                client.shutdown(socket.SHUT_WR)
                closes(client, 1)
            except OSError:
                pass
            client.close()
        assert server.get(GOOD)[0] == 200
        print(f"floods: {before} MB before, {rss(server)} MB after")


def overload():
    """More long questions than are answered in time are turned away; short ones are answered all along."""
    with Server(options=["--workers", "1", "--max-waiting", "4"]) as server:
        statuses = []
        lock = threading.Lock()

        def ask():
            for _ in range(5):
                status, _ = server.get("/coverage/v1/foot?minutes=30&hourly=true", timeout=120)
                with lock:
                    statuses.append(status)

        threads = [threading.Thread(target=ask) for _ in range(24)]
        for thread in threads:
            thread.start()
        slowest = 0
        for _ in range(40):
            start = time.time()
            assert server.get(GOOD)[0] == 200
            slowest = max(slowest, time.time() - start)
        for thread in threads:
            thread.join()
        assert set(statuses) == {200, 503}, set(statuses)
        print(f"overload: {statuses.count(503)} of {len(statuses)} turned away; "
              f"the slowest short answer took {slowest * 1000:.0f} ms")


def maps():
    """Maps come and go, whole and damaged, while questions are asked: no answer fails. Then it is killed."""
    folder = tempfile.mkdtemp()
    served = os.path.join(folder, "served.waystation")
    beside = os.path.join(folder, "beside")
    shutil.copy(SAMPLE, served)
    with open(SAMPLE, "rb") as file:
        whole = file.read()
    server = Server(map=served, options=["--poll", "0.1"])
    server.start()
    with Asking(server, GOOD, threads=4) as asking:
        for round in range(12):
            data = bytearray(whole)
            if round % 3 == 1:
                data = data[: len(data) // 2]
            elif round % 3 == 2:
                for _ in range(20):
                    data[random.randrange(len(data))] ^= 0xFF
            with open(beside, "wb") as file:
                file.write(data)
            os.rename(beside, served)
            if round % 4 == 0:
                server.process.send_signal(signal.SIGHUP)
            time.sleep(0.7)
        with open(beside, "wb") as file:
            file.write(whole)
        os.rename(beside, served)
        time.sleep(3)
    assert not asking.failures, asking.failures[:5]
    with open(f"/proc/{server.process.pid}/maps") as file:
        mappings = [line for line in file if served in line]
    assert len(mappings) == 1 and "(deleted)" not in mappings[0], mappings
    log = server.read_log()
    refused = log.count("the new map is not served, the one before stays")
    assert refused >= 3, log
    print(f"maps: {asking.answers} answers, none failed; {refused} damaged maps were told of; "
          f"1 mapping at the end; {rss(server)} MB")
    # Killed while a map comes: the next start finds a whole one.
    with open(beside, "wb") as file:
        file.write(whole)
    os.rename(beside, served)
    server.stop(signal.SIGKILL)
    server.start()
    assert server.get(GOOD)[0] == 200
    assert server.stop() == 0
    shutil.rmtree(folder)
    print("maps: killed and started again")


def shutdown():
    """What is in flight when the server is told to stop is answered."""
    server = Server()
    server.start()
    statuses = []

    def ask():
        statuses.append(server.get("/coverage/v1/foot?minutes=30&hourly=true", timeout=60)[0])

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    start = time.time()
    status = server.stop()
    for thread in threads:
        thread.join()
    assert status == 0 and statuses == [200] * 3, (status, statuses)
    print(f"shutdown: 3 in flight were answered, stopped after {time.time() - start:.2f} s")


CHECKS = [slow_clients, floods, overload, maps, shutdown, full_disk, killed_compiler, other_things, stopped,
          no_more_files, clocks]


if __name__ == "__main__":
    wanted = sys.argv[1:]
    for check in CHECKS:
        if not wanted or check.__name__ in wanted:
            check()
    print("ok")
