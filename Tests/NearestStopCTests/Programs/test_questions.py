"""Trips, tours, reach, coverage and explanations: what Python is told is what `waystation` says.

Run with test_neareststop.py, see there.
"""

import contextlib
import json
import math
import subprocess
import unittest
from datetime import datetime, timedelta

from neareststop import BlockRoads, CloseStop, Holidays, Live, OffTheMap, Report, Stops, Unusable
from test_neareststop import COMMAND, HOLIDAYS, MAP, origins

NOON = datetime(2026, 10, 9, 12, 30)
OPEN = ["--depart", "2026-10-09T12:30", "--dwell", "20m", "--holidays", str(HOLIDAYS)]


def spoken(*arguments):
    """What the command says, and its words where it says no."""
    run = subprocess.run([COMMAND, *arguments, "--map", str(MAP)], capture_output=True, text=True, check=False)
    return json.loads(run.stdout) if run.stdout else run.stderr


def words(place):
    return f"{place[0]:.7f},{place[1]:.7f}"


class AsTheCommandSays(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stops = Stops.open(MAP)
        cls.open = {"open_at": NOON, "stay": timedelta(minutes=20),
                    "holidays": Holidays(HOLIDAYS.read_text(encoding="utf-8"))}

    @classmethod
    def tearDownClass(cls):
        cls.stops.close()

    def places(self, count, seed):
        """Beside roads, all of them."""
        found = []
        for place in origins(10 * count, seed):
            with contextlib.suppress(OffTheMap):
                self.stops.road(*place, by="bicycle")
                found.append(place)
        return found[:count]

    def about(self, told, said):
        """Equal but for the decimals that the command leaves out."""
        self.assertAlmostEqual(told, said, delta=0.051)

    def test_along(self):
        places = self.places(24, seed=3)
        for number in range(6):
            trip = places[4 * number:4 * number + 2 + number % 3]
            options, asked = (OPEN, self.open) if number % 2 else (["--max-detour", "500s"], {"detour": 500})
            said = spoken("along", *map(words, trip), "--by", "ebike", "--need", "microwave", "--count", "3",
                          "--format", "json", *options)
            told = self.stops.along(trip, by="ebike", needs="microwave", count=3, routes=True, **asked)
            self.about(told.seconds, said["direct"]["duration_s"])
            self.assertEqual(len(told.legs), len(trip) - 1)
            self.assertEqual([stop.stop.id for stop in told.stops], [result["id"] for result in said["results"]])
            for stop, result in zip(told.stops, said["results"]):
                self.about(stop.extra_seconds, result["detour_s"])
                self.about(stop.seconds, result["duration_s"])
                self.assertEqual(stop.leg + 1, result["leg"])
                self.about(stop.to_stop, result["to_stop_s"])
                self.assertEqual([way.seconds for way in stop.routes], [stop.to_stop, stop.from_stop])
                self.assertEqual({note.amenity: note.text for note in stop.stop.notes},
                                 result.get("amenity_notes", {}))

    def test_tour(self):
        places, needs = self.places(12, seed=4), ["water", "toilets", "hot_meal", "battery_swap"]
        for number in range(6):
            ends = places[2 * number:2 * number + 1 + number % 2]
            options, asked = (OPEN, self.open) if number % 3 == 1 else (["--any-hours", "--dwell", "5m"], {"stay": 5})
            said = spoken("tour", *map(words, ends), "--by", "bicycle", "--format", "json", *options,
                          *(word for need in needs for word in ("--need", need)),
                          *(["--in-order"] if number > 3 else []))
            told = self.stops.tour(ends[0], needs, by="bicycle",
                                   destination=ends[1] if len(ends) > 1 else None, in_order=number > 3, routes=True,
                                   **asked)
            self.about(told.seconds, said["tour"]["duration_s"])
            self.about(told.travel, said["tour"]["travel_s"])
            self.about(told.waiting, said["tour"]["waiting_s"])
            visits = said["tour"]["visits"]
            self.assertEqual([visit.stop.id for visit in told.visits], [visit["id"] for visit in visits])
            for visit, result in zip(told.visits, visits):
                self.about(visit.way, result["way_s"])
                self.assertEqual(visit.route.seconds, visit.way)
            self.assertEqual(sorted(need for visit in told.visits for need in visit.meets), [0, 1, 2, 3])
            self.assertEqual(told.to_destination is None, len(ends) == 1)
            self.assertEqual(told.route_to_destination is None, len(ends) == 1)
        both = self.stops.tour(places[0], [{"water", "hot_meal"}], by="bicycle").visits
        self.assertEqual(both[0].stop, self.stops.nearest(*places[0], by="bicycle", needs={"water", "hot_meal"})[0].stop)
        self.assertIsNone(self.stops.tour(places[0], ["water"], by="foot", exclude=[
            stop.stop.id for stop in self.stops.nearest(*places[0], needs="water", count=400)]))

    def test_reach(self):
        for place in self.places(4, seed=5):
            said = spoken("reach", words(place), "--by", "foot", "--minutes", "8", "--need", "water", "--format",
                          "geojson", "--any-hours")
            told = self.stops.reach(*place, timedelta(minutes=8), by="foot", needs="water")
            area, *features = said["features"]
            self.assertEqual([stop.stop.id for stop in told.stops], [feature["id"] for feature in features])
            drawn = json.loads(json.dumps(told.__geo_interface__))
            self.assertEqual(drawn["type"], area["geometry"]["type"])
            self.assertEqual([[len(ring) for ring in polygon] for polygon in drawn["coordinates"]],
                             [[len(ring) for ring in polygon] for polygon in area["geometry"]["coordinates"]])
            for polygon, other in zip(drawn["coordinates"], area["geometry"]["coordinates"]):
                for ring, line in zip(polygon, other):
                    self.assertEqual(ring[0], ring[-1])
                    for point, corner in zip(ring, line):
                        self.assertLess(math.dist(point, corner), 1e-7)
            self.assertIsNone(self.stops.reach(*place, 480, by="foot", area=False).polygons)

    def test_coverage(self):
        for options, asked in [([], {}), (["--open", "2026-10-09T22:30"],
                                          {"open_at": datetime(2026, 10, 9, 22, 30)})]:
            said = spoken("coverage", "--minutes", "4", "--by", "ebike", "--need", "hot_meal", "--format", "json",
                          *options)
            told = self.stops.coverage(240, by="ebike", needs="hot_meal", **asked)
            self.assertAlmostEqual(told.metres, said["roads"]["length_m"], delta=0.051)
            self.assertAlmostEqual(told.covered, said["roads"]["covered_m"], delta=0.051)
            self.assertAlmostEqual(told.possible_share, said["roads"]["possible_share"], delta=1e-5)
            self.assertEqual(told.open + told.unknown + told.closed, said["stops"]["offering"])
            self.assertEqual(told.points([12.0], [34.0]), [None])
            places = self.places(40, seed=6)
            for place, standing in zip(places, told.points(*zip(*places))):
                near = self.stops.explain(*place, by="ebike", needs="hot_meal", within_time=240, count=1, **asked)
                if standing == "covered":
                    self.assertTrue(near.found)

    def test_explain(self):
        for place in self.places(5, seed=7):
            said = spoken("nearest", words(place), "--by", "foot", "--need", "battery_swap", "--count", "2",
                          "--format", "json", "--explain", "--open", "2026-10-09T12:30", "--open-for", "20m",
                          "--holidays", str(HOLIDAYS))
            told, said = self.stops.explain(*place, by="foot", needs="battery_swap", count=2, **self.open), said[
                "explanation"]
            self.assertEqual((told.stop_count, told.considered_count), (said["stops"], said["considered"]))
            self.assertEqual(len(told.rejections), said["not_found_though_nearer"])
            for rejection, result in zip(told.rejections, said["rejections"]):
                self.assertEqual(rejection.stop.id, result["id"])
                self.assertEqual(list(rejection.reasons), [reason["reason"] for reason in result["reasons"]])
                for reason in result["reasons"]:
                    if "at" in reason:
                        self.assertEqual(rejection.arrival.strftime("%Y-%m-%dT%H:%M"), reason["at"])
                    if "needs" in reason:
                        self.assertEqual(rejection.lacks, set(reason["needs"]))
            self.assertEqual(told.found, self.stops.nearest(*place, by="foot", needs="battery_swap", count=2,
                                                            **self.open))

    def test_what_cannot_be(self):
        here, there = (39.9074, 116.3675), (39.9174, 116.3575)
        for call in [lambda: self.stops.along([here], by="foot"), lambda: self.stops.along([here, there], by="line"),
                     lambda: self.stops.along([here, there], by="foot", detour=-1),
                     lambda: self.stops.along([here, there], by="foot", count=0),
                     lambda: self.stops.tour(here, [], by="foot"), lambda: self.stops.tour(here, ["gold"], by="foot"),
                     lambda: self.stops.tour(here, ["water"], by="foot", stay=-1),
                     lambda: self.stops.tour(here, ["water"] * 9, by="foot"),
                     lambda: self.stops.reach(*here, math.inf, by="foot"),
                     lambda: self.stops.coverage(math.nan, by="foot"), lambda: self.stops.coverage(60, by="line"),
                     lambda: self.stops.explain(*here, count=-1), lambda: self.stops.road(99, 0, by="foot")]:
            with self.assertRaises(Unusable):
                call()


class Moments(unittest.TestCase):
    """They are asked as maps are."""

    def test_all(self):
        here, there = (39.9074, 116.3675), (39.9174, 116.3575)
        stops = Stops.open(MAP)
        live = Live(stops)
        first = stops.along([here, there], by="foot", needs="water").stops[0].stop.id
        second = stops.nearest(*here, by="foot", exclude=[first])[0].stop.id
        road = stops.road(*here, by="foot")
        live.apply([CloseStop(first), Report(second, "places", 0, as_of=100, until=200),
                    BlockRoads("tree", segments=[road.segment])], 100)
        for segments in [[2**32], [-1], []]:
            with self.assertRaises(Unusable):
                live.apply([BlockRoads("x", segments=segments)], 100)
        moment = live.at(100)
        self.assertNotEqual(moment.along([here, there], by="foot", needs="water").stops[0].stop.id, first)
        self.assertNotEqual(moment.tour(here, ["water"], by="foot", destination=there).visits[0].stop.id, first)
        self.assertNotIn(first, [stop.stop.id for stop in moment.reach(*here, 3600, by="foot", area=False).stops])
        self.assertEqual(moment.coverage(60, by="foot").open, len(stops) - 1)
        told = {rejection.stop.id: rejection for rejection in
                moment.explain(*here, by="foot", count=3, exhausted="places").rejections}
        self.assertEqual(told[second].reasons[0], "nothing_left")
        self.assertEqual(told[second].exhausted, {"places"})
        told = {rejection.stop.id: rejection.reasons for rejection in moment.explain(*here, by="foot", count=350)
                .rejections}
        self.assertEqual(told[first], ("closed_for_now",))
        self.assertEqual(moment.road(*here, by="foot"), road)
        self.assertNotEqual(moment.route(here, there, by="foot").seconds, 0)


if __name__ == "__main__":
    unittest.main()
