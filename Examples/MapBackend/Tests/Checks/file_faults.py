"""What happens to files: no room for a map, a compiler that is killed, other things in a map's place."""

import os
import random
import shutil
import signal
import subprocess
import tempfile
import time

from server import PACKAGE, REPOSITORY, SAMPLE, Asking, Server

DATA = os.path.join(REPOSITORY, "Data", "xicheng")
WAYSTATION = os.path.join(REPOSITORY, ".build", "release", "waystation")
GOOD = "/stops/v1/foot/116.3675,39.9074?number=3"
COMPILE = [WAYSTATION, "compile", "--roads", os.path.join(DATA, "roads.osm.pbf"),
           "--stops", os.path.join(DATA, "stops.geojson"), "-o"]


def moment(server):
    status, _, headers = server.ask_all("GET", GOOD)
    assert status == 200
    return headers["Waystation-Moment"]


def becomes_another(server, before, seconds=10):
    """Waits until another map is served."""
    end = time.monotonic() + seconds
    while moment(server) == before:
        assert time.monotonic() < end, "the next map is not served\n" + server.read_log()
        time.sleep(0.05)


def whole(path):
    return subprocess.run([WAYSTATION, "verify", path], capture_output=True, check=False).returncode == 0


def full_disk():
    """A map that has no room: told with what to do, nothing left, and the one that is served stays."""
    folder = tempfile.mkdtemp()
    size = os.path.getsize(SAMPLE) + (1 << 20)
    is_mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", folder], capture_output=True,
        check=False).returncode == 0
    if not is_mounted:
        print("full disk: no rights to mount one, so a limit on files stands for it")
    try:
        served = os.path.join(folder, "served.waystation")
        shutil.copy(SAMPLE, served)
        with open(served, "rb") as file:
            before = file.read()
        with Server(map=served, options=["--poll", "0.1"]) as server:
            name = moment(server)
            for target in (served, os.path.join(folder, "other.waystation")):
                command = COMPILE + [target]
                if not is_mounted:
                    command = ["/bin/sh", "-c", 'ulimit -f 2000; exec "$0" "$@"', *command]
                done = subprocess.run(
                    command, capture_output=True, text=True, check=False,
                    # Where it keeps nothing by the way, so it may be full, too.
                    env={**os.environ, "TMPDIR": folder})
                assert done.returncode == 3, done
                assert "make room there" in done.stderr, done.stderr
                assert os.listdir(folder) == ["served.waystation"], os.listdir(folder)
            time.sleep(0.5)
            assert moment(server) == name
            with open(served, "rb") as file:
                assert file.read() == before
            assert "not served" not in server.read_log()
        # Elsewhere, with the folder for passing files full to the last byte.
        if is_mounted:
            try:
                with open(os.path.join(folder, "filler"), "wb", buffering=0) as file:
                    while file.write(bytes(4096)):
                        pass
            except OSError:
                pass
        place = tempfile.mkdtemp()
        done = subprocess.run(COMPILE + [os.path.join(place, "x.waystation")], capture_output=True,
                              check=False, env={**os.environ, "TMPDIR": folder})
        assert done.returncode == 0 and os.listdir(place) == ["x.waystation"], done
        shutil.rmtree(place)
    finally:
        if is_mounted:
            subprocess.run(["umount", "-l", folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    for command in (["nearest", "39.9074,116.3675"], ["nearest", "-", "--format", "ndjson"], ["--help"],
                    ["reach", "39.9074,116.3675", "--minutes", "5", "--format", "geojson"],
                    ["inspect", SAMPLE], ["verify", SAMPLE], ["stops", "--format", "csv"]):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([WAYSTATION, *command], input=b"39.9074,116.3675\n", stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        assert done.returncode == 3 and b"cannot write to standard output" in done.stderr, (command, done)
    print("full disk: told, nothing left, the served map stays; nothing is lost without a word")


def is_writing(folder, process):
    """Whether a compiler has begun to write its map."""
    try:
        return os.path.getsize(os.path.join(folder, f"served.waystation.{process}.new")) > 0
    except OSError:
        return False


def killed_compiler(rounds=40):
    """`waystation compile` to the served path is killed at random moments, while the server looks and answers."""
    folder = tempfile.mkdtemp()
    served = os.path.join(folder, "served.waystation")
    start = time.monotonic()
    subprocess.run(COMPILE + [served], check=True, capture_output=True)
    takes = time.monotonic() - start
    generator = random.Random(8)
    left = finished = 0
    with Server(map=served, options=["--poll", "0.05"]) as server:
        with Asking(server, GOOD, pause=0.01) as asking:
            for number in range(rounds):
                compiler = subprocess.Popen(
                    COMPILE + [served], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                if number % 4:
                    # While it writes, which takes some milliseconds.
                    while compiler.poll() is None and not is_writing(folder, compiler.pid):
                        time.sleep(0.0005)
                    time.sleep(generator.random() * 0.02)
                else:
                    time.sleep(takes * generator.random())
                compiler.kill()
                finished += compiler.wait() == 0
                assert whole(served)
                beside = [name for name in os.listdir(folder) if name != "served.waystation"]
                # What the one before left was removed by this one, if it came so far.
                assert len(beside) <= 1, beside
                left += len(beside)
        assert not asking.failures, asking.failures[:5]
        assert "not served" not in server.read_log(), server.read_log()
        subprocess.run(COMPILE + [served], check=True, capture_output=True)
        assert os.listdir(folder) == ["served.waystation"], os.listdir(folder)
    shutil.rmtree(folder)
    print(f"killed compiler: {rounds} times, {finished} had just finished, {left} left a file that the next one "
          f"removed; always a whole map, {asking.answers} answers, none failed")


def other_things():
    """A map's file goes, and other things come: what was opened is served on, and the next map is found."""
    folder = tempfile.mkdtemp()
    served = os.path.join(folder, "served.waystation")
    beside = os.path.join(folder, "beside")
    with open(SAMPLE, "rb") as file:
        sample = file.read()

    def put(data):
        with open(beside, "wb") as file:
            file.write(data)
        if os.path.isdir(served):
            os.rmdir(served)
        os.rename(beside, served)

    put(sample)
    things = {
        "nothing": lambda: None,
        "a folder": lambda: os.mkdir(served),
        "a pipe": lambda: os.mkfifo(served),
        "a device": lambda: os.symlink("/dev/zero", served),
        "a link to nowhere": lambda: os.symlink("/nowhere", served),
        "an empty file": lambda: put(b""),
        "text": lambda: put(b"no map" * 1000),
        "another version": lambda: put(sample[:12] + bytes([99]) + sample[13:]),
        "half": lambda: put(sample[:len(sample) // 2]),
    }
    with Server(map=served, options=["--poll", "0.1"]) as server:
        for name, thing in things.items():
            before = moment(server)
            os.remove(served)
            thing()
            if len(name) % 2:
                server.process.send_signal(signal.SIGHUP)
            time.sleep(0.5)
            assert moment(server) == before, name
            known = server.read_log().count("\n")
            time.sleep(0.5)
            assert server.read_log().count("\n") == known, "told again and again: " + name
            put(sample)
            becomes_another(server, before)
        log = server.read_log()
        assert "there is no map any more" in log, log
        assert log.count("is not served") >= 6, log
    # Nor does a server begin with one of these: it says so and ends, at once.
    program = os.path.join(PACKAGE, ".build", "release", "MapBackend")
    for name, thing in things.items():
        if os.path.isdir(served):
            os.rmdir(served)
        elif os.path.lexists(served):
            os.remove(served)
        thing()
        done = subprocess.run([program, "--map", served, "--port", "0"], capture_output=True, text=True,
                              timeout=20, check=False)
        assert done.returncode not in (0, -6, -11) and served in done.stderr, (name, done)
    shutil.rmtree(folder, ignore_errors=True)
    print(f"other things: {len(things)} in a map's place, each told of once; a server doesn't begin with them")
