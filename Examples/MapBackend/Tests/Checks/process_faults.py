"""What happens to the process: it is stopped and goes on; it has no more files."""

import os
import shutil
import signal
import socket
import tempfile
import threading
import time

from server import SAMPLE, Server

GOOD = "/stops/v1/foot/116.3675,39.9074?number=3"
LONG = "/coverage/v1/foot?minutes=30&hourly=true"


def processor_seconds(process):
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def stopped():
    """SIGSTOP for longer than clients may take: what had come is answered, and connections stay."""
    with Server(options=["--transfer-timeout", "2", "--idle-timeout", "30"]) as server:
        kept = socket.create_connection(("127.0.0.1", server.port), timeout=20)
        kept.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert kept.recv(10)
        statuses = []

        def ask(target):
            statuses.append(server.get(target, timeout=60)[0])

        threads = [threading.Thread(target=ask, args=(target,)) for target in (LONG, LONG, GOOD)]
        for thread in threads[:2]:
            thread.start()
        time.sleep(0.05)
        server.process.send_signal(signal.SIGSTOP)
        # It comes while nobody answers, and waits.
        threads[2].start()
        time.sleep(4)
        server.process.send_signal(signal.SIGCONT)
        for thread in threads:
            thread.join()
        assert statuses == [200] * 3, statuses
        kept.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert kept.recv(10)
    print("stopped: for 4 s, and all that had come was answered")


def no_more_files():
    """More connections than the system gives files for: those that are open are answered, a new map is not lost,
    and when some close, others come in."""
    folder = tempfile.mkdtemp()
    served = os.path.join(folder, "served.waystation")
    shutil.copy(SAMPLE, served)
    with Server(map=served, options=["--poll", "0.2"], shell="ulimit -n 64") as server:
        def moment():
            return server.ask_all("GET", GOOD)[2]["Waystation-Moment"]

        first = moment()
        crowd = []
        for _ in range(200):
            client = socket.socket()
            client.settimeout(5)
            client.connect(("127.0.0.1", server.port))
            crowd.append(client)
        time.sleep(0.5)
        before = processor_seconds(server.process)
        answered = 0
        for client in crowd[:20]:
            client.sendall(f"GET {GOOD} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            answered += client.recv(12) == b"HTTP/1.1 200"
        assert answered == 20, answered
        beside = served + ".beside"
        shutil.copy(SAMPLE, beside)
        os.rename(beside, served)
        time.sleep(2)
        spent = processor_seconds(server.process) - before
        for client in crowd:
            client.close()
        end = time.monotonic() + 15
        while True:
            try:
                if moment() != first:
                    break
            except OSError:
                pass
            assert time.monotonic() < end, "nobody comes in, or the map is lost\n" + server.read_log()[-2000:]
            time.sleep(0.1)
        assert server.stop() == 0
        log = server.read_log()
        told = log.count("is not served")
        assert told <= 1, log
    shutil.rmtree(folder)
    assert spent < 2, f"{spent} s of processor time in 2 s of waiting for files"
    print(f"no more files: 20 of 200 clients were answered by the 64 there are, {spent:.2f} s of processor time "
          "meanwhile; the map that came then is served")
