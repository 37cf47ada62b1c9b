"""The Python module: what it is told is what `waystation nearest` says, and it feels like Python.

    NEARESTSTOP_LIBRARY=… WAYSTATION=.build/debug/waystation PYTHONPATH=Sources/NearestStopC/python \
        python3 -m unittest discover Tests/NearestStopCTests/Programs

Without NumPy, tests of its arrays are skipped and say so.
"""

import gc
import json
import math
import os
import pickle
import random
import subprocess
import sys
import threading
import unittest
from array import array
from datetime import datetime, timedelta, timezone
from pathlib import Path

import neareststop
from neareststop import (AddStop, BlockRoads, CloseStop, Entrance, Holidays, Live, NotFound, Note, NotOpened, NotReachable, OffTheMap,
                         Refused, RemoveStop, ReopenStop, Report, Stop, Stops, UnblockRoads, Unusable)

try:
    import numpy
except ImportError:
    numpy = None

ROOT = Path(__file__).resolve().parents[3]
MAP = ROOT / "Data/xicheng/xicheng.waystation"
COMMAND = os.environ.get("WAYSTATION", str(ROOT / ".build/debug/waystation"))
HOLIDAYS = ROOT / "Data/calendar/CN-2026.csv"


def origins(count, seed=1):
    generator = random.Random(seed)
    # To the seven decimals that the command is told.
    return [(round(generator.uniform(39.87, 39.97), 7), round(generator.uniform(116.32, 116.39), 7))
            for _ in range(count)]


class AsTheCommandSays(unittest.TestCase):
    def ask(self, places, *options):
        lines = "".join(f"{latitude:.7f},{longitude:.7f}\n" for latitude, longitude in places)
        run = subprocess.run([COMMAND, "nearest", "-", "--map", str(MAP), "--format", "ndjson", *options], input=lines,
                             capture_output=True, text=True, check=False)
        self.assertIn(run.returncode, (0, 1, 4), run.stderr)
        return [json.loads(line) for line in run.stdout.splitlines()]

    def test_nearest(self):
        noon = datetime(2026, 10, 2, 12, 30)
        questions = [
            ([], {}),
            (["--need", "water", "--count", "4", "--within", "900m"], {"needs": "water", "count": 4, "within": 900}),
            (["--by", "foot", "--need", "air_pump,rest", "--count", "3", "--in", "600s"],
             {"by": "foot", "needs": {"air_pump", "rest"}, "count": 3, "within_time": timedelta(minutes=10)}),
            (["--by", "bicycle", "--count", "2", "--exclude", "xc-jinrongjie-013"],
             {"by": "bicycle", "count": 2, "exclude": ["xc-jinrongjie-013"]}),
            (["--by", "ebike", "--need", "microwave", "--count", "5", "--open", "2026-10-02T12:30", "--open-for", "20m",
              "--known-hours", "--holidays", str(HOLIDAYS)],
             {"by": "ebike", "needs": ["microwave"], "count": 5, "open_at": noon, "stay": 20, "known_hours": True,
              "holidays": Holidays(HOLIDAYS.read_text(encoding="utf-8"))}),
        ]
        places = origins(60)
        with Stops.open(MAP) as stops:
            for options, asked in questions:
                asked = {"count": 1, **asked}
                # The command finds five unless told.
                answers = self.ask(places, "--count", "1", *options) if not options else self.ask(places, *options)
                self.assertEqual(len(answers), len(places))
                for place, answer in zip(places, answers):
                    with self.subTest(options=options, place=place):
                        if "error" in answer:
                            with self.assertRaises((OffTheMap, NotReachable)) as raised:
                                stops.nearest(*place, **asked)
                            self.assertEqual(str(raised.exception), answer["error"])
                            continue
                        found = stops.nearest(*place, **asked)
                        self.assertEqual([near.stop.id for near in found],
                                         [result["id"] for result in answer["results"]])
                        for near, result in zip(found, answer["results"]):
                            self.assertAlmostEqual(near.metres, result["distance_m"], delta=0.051)
                            self.assertEqual(near.stop.name_zh, result["name"].get("zh"))
                            self.assertEqual(near.stop.amenities, set(result["amenities"]))
                            if near.seconds is not None:
                                self.assertAlmostEqual(near.seconds, result["duration_s"], delta=0.051)
                            # The sample knows no entrances; what has some is tested with live maps.
                            self.assertIsNone(near.entrance)
                            self.assertEqual(near.stop.aliases, tuple(result.get("aliases", ())))


class OneMap(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stops = Stops.open(MAP)

    @classmethod
    def tearDownClass(cls):
        cls.stops.close()

    def test_facts(self):
        stops = self.stops
        self.assertEqual(len(stops), 355)
        self.assertEqual(stops.info.profiles, {"foot", "bicycle", "ebike"})
        for ordinal in range(0, 355, 20):
            stop = stops[ordinal]
            self.assertEqual(stops.ordinal(stop.id), ordinal)
            self.assertIs(stops[stop.id], stop)
        self.assertIn("battery_swap", neareststop.amenities)
        hours = stops.hours("xc-jinrongjie-027", datetime(2026, 11, 21, 12))
        self.assertEqual((hours.open, hours.entry), (True, "open"))
        self.assertEqual(hours.until, datetime(2026, 11, 21, 22, tzinfo=neareststop.china))
        self.assertEqual(hours, stops.hours("xc-jinrongjie-027", datetime(2026, 11, 21, 4, tzinfo=timezone.utc)))
        self.assertFalse(stops.hours("xc-jinrongjie-027", datetime(2026, 11, 21, 23)).open)
        self.assertIsNone(stops.reading(0, "places"))

    def test_ways(self):
        here = (39.9074, 116.3675)
        found = self.stops.nearest(*here, by="foot", count=4)
        table = self.stops.table([here[0]], [here[1]], [near.ordinal for near in found], by="foot")
        self.assertEqual([near.seconds for near in found], [float(cell) for cell in (
            table[0] if numpy is not None else table)])
        for near in found:
            route = self.stops.route(here, near.stop.id, by="foot")
            self.assertEqual((route.metres, route.seconds), (near.metres, near.seconds))
            self.assertGreater(len(route.points), 1)
            self.assertTrue(route.directions()[0].startswith("Walk"))
            self.assertIn("步行", route.directions("zh")[0])
            self.assertGreater(len(route.polyline(6)), len(route.polyline()) - 1)
        there = self.stops.route(here, (39.9174, 116.3575), by="ebike")
        self.assertGreater(there.metres, 1000)

    def test_errors(self):
        stops = self.stops
        cases = [
            (Unusable, lambda: stops.nearest(39.9, 116.3, by="car")),
            (Unusable, lambda: stops.nearest(39.9, 116.3, needs="gold")),
            (Unusable, lambda: stops.nearest(math.nan, 116.3)),
            (Unusable, lambda: stops.nearest(116.3, 39.9)),
            (Unusable, lambda: stops.nearest(39.9, 116.3, count=0)),
            (Unusable, lambda: stops.nearest(39.9, 116.3, within=-1)),
            (Unusable, lambda: stops.nearest(39.9, 116.3, within_time=60)),
            (Unusable, lambda: stops.nearest(39.9, 116.3, open_at=math.nan)),
            (Unusable, lambda: stops.nearest(39.9, 116.3, open_at=0, stay=-1)),
            (Unusable, lambda: stops.nearest_batch([39.9], [116.3, 116.4])),
            (Unusable, lambda: stops.nearest_batch([39.9], [116.3], count=2**40)),
            (Unusable, lambda: stops.table([39.9], [116.3], [0], by="line")),
            (Unusable, lambda: Holidays("tomorrow")),
            (IndexError, lambda: stops[355]),
            (IndexError, lambda: stops[-1]),
            (NotFound, lambda: stops["nobody"]),
            (LookupError, lambda: stops["驿站\0"]),
            (OffTheMap, lambda: stops.nearest(12, 34, by="foot")),
            (NotOpened, lambda: Stops.open("/no/such/map")),
            (OSError, lambda: Stops.from_bytes(b"no map")),
        ]
        for number, (error, call) in enumerate(cases):
            with self.subTest(number), self.assertRaises(error) as raised:
                call()
            self.assertTrue(str(raised.exception))
        self.assertEqual(stops.nearest(39.9, 116.36, within=0), [])

    def test_pickled_by_path(self):
        again = pickle.loads(pickle.dumps(self.stops))
        self.assertEqual(again.nearest(39.9, 116.36), self.stops.nearest(39.9, 116.36))
        with Stops.from_bytes(MAP.read_bytes(), profiles=[]) as copy, self.assertRaises(TypeError):
            self.assertEqual(len(copy), 355)
            pickle.dumps(copy)

    def test_closed(self):
        stops = Stops.open(MAP, profiles=["foot"], verify=False)
        self.assertEqual(stops.info.profiles, {"foot"})
        stops.close()
        stops.close()
        with self.assertRaises(Unusable):
            stops.nearest(39.9, 116.36)

    def test_closed_while_others_ask(self):
        stops, wrong = Stops.open(MAP, profiles=["ebike"]), []

        def ask():
            try:
                for place in origins(3000, seed=threading.get_ident()):
                    stops.nearest_batch([place[0]] * 50, [place[1]] * 50, by="ebike")
            except Unusable:
                pass  # Closed before the next question.
            except Exception as error:
                wrong.append(error)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        stops.close()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])

    def test_threads(self):
        self.assertEqual(len(self.stops.table([], [], [0], by="foot")), 0)
        places = [near.stop for near in self.stops.nearest(39.9, 116.36, count=300)]
        places = [(place.latitude, place.longitude) for place in places]
        expected = [self.stops.nearest(*place, by="bicycle", count=3) for place in places]
        answers = [None] * 4

        def ask(number):
            answers[number] = [self.stops.nearest(*place, by="bicycle", count=3) for place in places]

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(answers, [expected] * 4)


class Batches(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stops = Stops.open(MAP)
        places = [*origins(400), (12.0, 34.0), (99.0, 0.0)]
        cls.latitudes, cls.longitudes = array("d", (p[0] for p in places)), array("d", (p[1] for p in places))

    def check(self, batch, **asked):
        """Against single questions."""
        width = asked["count"]
        for row, place in enumerate(zip(self.latitudes, self.longitudes)):
            status = int(batch.statuses[row])
            if status:
                with self.assertRaises(neareststop.NearestStopError) as raised:
                    self.stops.nearest(*place, **asked)
                self.assertEqual((raised.exception.status, batch.counts[row]), (status, 0))
                continue
            found = self.stops.nearest(*place, **asked)
            cells = batch.ordinals[row] if numpy is not None else batch.ordinals[row * width:(row + 1) * width]
            seconds = batch.seconds[row] if numpy is not None else batch.seconds[row * width:(row + 1) * width]
            self.assertEqual([near.ordinal for near in found], [int(cell) for cell in cells[:len(found)]])
            self.assertEqual([near.seconds for near in found], [float(cell) for cell in seconds[:len(found)]])
            self.assertTrue(all(cell == 2**32 - 1 for cell in cells[len(found):]))

    def test_rows(self):
        self.assertEqual([int(status) for status in self.stops.nearest_batch(
            self.latitudes, self.longitudes, by="foot").statuses[400:]], [10, 3])
        for asked in [{"by": "foot", "count": 3}, {"by": "ebike", "count": 8, "needs": "battery_swap",
                                                    "within_time": 900}]:
            for threads in (1, 3):
                with self.subTest(asked, threads=threads):
                    self.check(self.stops.nearest_batch(self.latitudes, self.longitudes, threads=threads, **asked),
                               **asked)
        by_line = self.stops.nearest_batch(self.latitudes, self.longitudes, count=2)
        self.assertIsNotNone(by_line.metres)
        self.assertEqual(len(self.stops.nearest_batch([], []).counts), 0)

    @unittest.skipIf(numpy is None, "NumPy is not installed")
    def test_arrays_of_numpy(self):
        latitudes, longitudes = numpy.array(self.latitudes), numpy.array(self.longitudes)
        expected = self.stops.nearest_batch(latitudes, longitudes, by="foot", count=2)
        self.assertEqual(expected.ordinals.shape, (402, 2))
        self.assertEqual(expected.ordinals.dtype, numpy.uint32)
        both = numpy.stack([latitudes, longitudes], axis=1)
        for columns in [(both[:, 0], both[:, 1]), (list(latitudes), tuple(longitudes)),
                        (latitudes.astype(">f8"), longitudes)]:
            answer = self.stops.nearest_batch(*columns, by="foot", count=2)
            self.assertTrue(numpy.array_equal(answer.seconds, expected.seconds, equal_nan=True))
        # Nothing is copied that need not be.
        self.assertIs(neareststop._column(latitudes, "latitudes"), latitudes)
        for columns in [(both, both), (latitudes, longitudes[:-1])]:
            with self.assertRaises(Unusable):
                self.stops.nearest_batch(*columns)
        with self.assertRaises((TypeError, ValueError)):
            self.stops.nearest_batch(["here"], [0])
        table = self.stops.table(latitudes[:5], longitudes[:5], range(9), by="ebike")
        self.assertEqual(table.shape, (5, 9))

    @unittest.skipIf(numpy is None, "NumPy is not installed; all of this ran without it")
    def test_without_numpy(self):
        program = "import sys; sys.modules['numpy'] = None; import unittest; unittest.main('test_neareststop')"
        run = subprocess.run([sys.executable, "-c", program, "Batches.test_rows", "OneMap.test_ways"],
                             cwd=Path(__file__).parent, capture_output=True, text=True, check=False,
                             env={**os.environ, "PYTHONPATH": str(Path(neareststop.__file__).resolve().parent)})
        self.assertEqual(run.returncode, 0, run.stderr)


class LiveMaps(unittest.TestCase):
    here = (39.9074, 116.3675)
    now = datetime(2026, 11, 21, 12, tzinfo=neareststop.china)

    def setUp(self):
        self.stops = Stops.open(MAP)
        self.live = Live(self.stops)

    def test_stops_that_change(self):
        first = self.stops.nearest(*self.here, by="ebike")[0].stop
        before = self.live.at(self.now)
        tent = Stop("tent", 39.9075, 116.3676, frozenset({"water"}), name_zh="帐篷", opening_hours="24/7",
                    access="open", fee=True, charge="5 元", tier="corner", aliases=("booth", "大帐篷"),
                    notes=(Note("water", "hot\0cold"), Note("toilets", "")),
                    entrances=(Entrance(39.9175, 116.3676, "far"), Entrance(39.9076, 116.3677, access="qr_code"),
                               Entrance(39.9074, 116.3675, "closed", "private", "24/7")))
        self.live.apply([CloseStop(first.id, until=self.now + timedelta(hours=1)), AddStop(tent),
                         Report("tent", "places", 0, as_of=self.now, until=self.now + timedelta(minutes=5))], self.now)
        gc.collect()
        moment = self.live.at(self.now)
        self.assertEqual(len(moment), len(self.stops) + 1)
        self.assertTrue(moment[first.id].closed)
        self.assertFalse(before[first.id].closed)
        near = moment.nearest(*self.here, by="ebike", needs="water")[0]
        found, route = near.stop, moment.route(self.here, "tent", by="ebike")
        self.assertEqual((near.entrance, route.entrance), (1, 1))
        self.assertEqual((near.seconds, near.metres), (route.seconds, route.metres))
        reached = {one.stop.id: one for one in moment.reach(*self.here, 600, by="ebike", area=False).stops}
        self.assertEqual((reached["tent"].entrance, reached["tent"].seconds), (1, near.seconds))
        self.assertAlmostEqual(sum(stage.metres for stage in route.stages), route.metres)
        self.assertEqual(sum(stage.sentences for stage in route.stages), len(route.directions()))
        batch = moment.nearest_batch([self.here[0]], [self.here[1]], by="ebike", needs="water", entrances=True)
        self.assertEqual([int(cell) for row in batch.entrances for cell in ([row] if isinstance(row, int) else row)],
                         [1])
        self.assertTrue(found.temporary)
        self.assertEqual({**vars(found), "temporary": False}, vars(tent))
        self.assertEqual(moment.reading("tent", "places").count, 0)
        self.assertNotEqual(moment.nearest(*self.here, exhausted="places")[0].stop.id, "tent")
        self.assertNotEqual(moment.nearest(*self.here, exclude=["tent"])[0].stop.id, "tent")
        later = self.live.at(self.now + timedelta(hours=2))
        self.assertFalse(later[first.id].closed)
        self.assertIsNone(later.reading("tent", "places"))
        self.live.apply([RemoveStop("tent"), ReopenStop(first.id)], self.now)
        self.assertEqual(self.live.at(self.now).nearest(*self.here, by="ebike")[0].stop.id, first.id)
        with self.assertRaises(TypeError):
            pickle.dumps(moment)

    def test_roads_that_change(self):
        there = (39.9174, 116.3575)
        before = self.stops.route(self.here, there, by="foot")
        middle = before.points[len(before.points) // 2]
        self.live.apply([BlockRoads("works", around=middle, radius=20),
                         BlockRoads("parade", polygon=[(39.93, 116.36), (39.931, 116.36), (39.93, 116.361)],
                                    profiles=["ebike"])], self.now)
        slow = self.live.at(self.now).route(self.here, there, by="foot")
        self.live.weigh_roads(self.now)
        fast = self.live.at(self.now).route(self.here, there, by="foot")
        self.assertEqual(slow.seconds, fast.seconds)
        self.assertGreater(fast.seconds, before.seconds)
        self.live.apply([UnblockRoads("works")], self.now)
        self.assertEqual(self.live.at(self.now).route(self.here, there, by="foot").seconds, before.seconds)

    def test_refused(self):
        for changes in [[CloseStop("nobody")], [RemoveStop("xc-jinrongjie-013")], [UnblockRoads("works")],
                        [CloseStop("xc-jinrongjie-013", until=0)],
                        [CloseStop("xc-jinrongjie-013"), AddStop(Stop("xc-jinrongjie-013", 39.9, 116.36))]]:
            with self.assertRaises(Refused):
                self.live.apply(changes, self.now)
        for change in [BlockRoads("x"), BlockRoads("x", around=self.here, radius=math.nan),
                       BlockRoads("x", polygon=[(1, 1)]), BlockRoads("x", around=self.here, radius=9, profiles=[]),
                       AddStop(Stop("x", 39.9, 116.36, frozenset({"gold"}))), AddStop(Stop("x", 99, 0)),
                       AddStop(Stop("x", 39.9, 116.36, tier="palace")), Report("x", "places", -1, 0, 1)]:
            with self.subTest(change), self.assertRaises(Unusable):
                self.live.apply([change], self.now)
        self.assertFalse(self.live.at(self.now)["xc-jinrongjie-013"].closed)


if __name__ == "__main__":
    unittest.main()
