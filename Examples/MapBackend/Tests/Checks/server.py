"""A server of the example, started for a check and stopped after it."""

import os
import socket
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request

PACKAGE = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
REPOSITORY = os.path.abspath(os.path.join(PACKAGE, "..", ".."))
SAMPLE = os.path.join(REPOSITORY, "Data", "xicheng", "xicheng.waystation")


class Server:
    """`with Server() as server:` — release build where there is one, else the debug build."""

    def __init__(self, token=None, map=SAMPLE, options=(), environment=None, shell=None):
        """`environment` is added to ours; `shell` is said before the server begins, such as "ulimit -n 64"."""
        self.map = map
        self.token = token
        self.options = list(options)
        self.environment = environment or {}
        self.shell = shell
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.process = None
        self.log = ""
        self.status = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        environment = {**os.environ, **self.environment}
        if self.token:
            environment["WAYSTATION_LIVE_TOKEN"] = self.token
        programs = [os.path.join(PACKAGE, ".build", kind, "MapBackend") for kind in ("release", "debug")]
        program = next(path for path in programs if os.path.exists(path))
        self.log_file = tempfile.NamedTemporaryFile("w+")
        command = [program, "--port", str(self.port), "--map", self.map, *self.options]
        if self.shell:
            command = ["/bin/sh", "-c", self.shell + '; exec "$0" "$@"', *command]
        self.process = subprocess.Popen(command, env=environment, stderr=self.log_file)
        for _ in range(300):
            if self.process.poll() is not None:
                raise RuntimeError("the server has not started: " + self.read_log())
            try:
                if self.get("/readyz")[0] == 200:
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server does not answer")

    def stop(self, signal=None):
        """Stops it; returns its exit status."""
        if self.process is None:
            return None
        if signal is None:
            self.process.terminate()
        else:
            self.process.send_signal(signal)
        self.status = self.process.wait(timeout=60)
        self.process = None
        return self.status

    def read_log(self):
        self.log_file.flush()
        with open(self.log_file.name) as file:
            return file.read()

    def get(self, target, headers=None, timeout=30):
        return self.ask("GET", target, None, headers, timeout)

    def ask(self, method, target, body=None, headers=None, timeout=30):
        return self.ask_all(method, target, body, headers, timeout)[:2]

    def ask_all(self, method, target, body=None, headers=None, timeout=30):
        """Status, body and headers."""
        request = urllib.request.Request(self.url + target, data=body, headers=headers or {}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:
                return answer.status, answer.read(), answer.headers
        except urllib.error.HTTPError as error:
            return error.code, error.read(), error.headers


class Asking:
    """`with Asking(server, target) as asking:` — asks meanwhile, again and again, and keeps what was no answer."""

    def __init__(self, server, target, threads=1, pause=0):
        self.server, self.target, self.pause = server, target, pause
        self.answers, self.failures = 0, []
        self.lock, self.done = threading.Lock(), threading.Event()
        self.threads = [threading.Thread(target=self.run) for _ in range(threads)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.done.set()
        for thread in self.threads:
            thread.join()

    def run(self):
        while not self.done.is_set():
            try:
                status, _ = self.server.get(self.target)
            except OSError as error:
                status = error
            with self.lock:
                self.answers += 1
                if status != 200:
                    self.failures.append(status)
            time.sleep(self.pause)
