"""The clocks of the stops, and numbers that NumPy has made, wherever the module takes them."""

import unittest
from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from neareststop import CloseStop, Live, Report, Stops

try:
    import numpy
except ImportError:
    numpy = None

MAP = Path(__file__).resolve().parents[3] / "Data/xicheng/xicheng.waystation"
HERE = (39.9074, 116.3675)


class Zones(unittest.TestCase):
    def test_any_zone(self):
        """A zone that knows its offset only at a time is as good as one that always has the same."""
        with Stops.open(MAP) as fixed, Stops.open(MAP, zone=ZoneInfo("Asia/Shanghai")) as named:
            for hour in range(24):
                time = datetime(2026, 11, 23, hour, 30)
                for id in [stop.stop.id for stop in fixed.nearest(*HERE, count=40)]:
                    self.assertEqual(fixed.hours(id, time), named.hours(id, time), (id, hour))
                one, other = ([(found.stop.id, found.seconds) for found in
                               stops.nearest(*HERE, by="foot", count=5, open_at=time, known_hours=True)]
                              for stops in (fixed, named))
                self.assertEqual(one, other)

    def test_summer_time(self):
        """At one and the same moment clocks show another hour in summer."""
        with Stops.open(MAP, zone=ZoneInfo("Europe/Lisbon")) as stops:
            ids = [found.stop.id for found in stops.nearest(*HERE, count=100)]

            def open_at(time):
                return [stops.hours(id, time) for id in ids]

            for month in (1, 7):
                monday = {1: 5, 7: 6}[month]
                for hour in range(24):
                    ahead = 1 if month == 7 else 0
                    shown = datetime(2026, month, monday, hour)
                    moment = shown.replace(tzinfo=timezone.utc) - timedelta(hours=ahead)
                    self.assertEqual(open_at(shown), open_at(moment), (month, hour))

    def test_changes(self):
        """A time without a zone is what the stops' clocks show, in changes as well."""
        tokyo = timezone(timedelta(hours=9))
        with Stops.open(MAP, zone=tokyo) as stops:
            live = Live(stops)
            live.apply([CloseStop("xc-jinrongjie-013", until=datetime(2026, 11, 23, 18)),
                        Report("xc-jinrongjie-014", "places", 3, as_of=datetime(2026, 11, 23, 12),
                               until=datetime(2026, 11, 23, 13))], now=datetime(2026, 11, 23, 12))
            noon = datetime(2026, 11, 23, 12, 30)
            reading = live.at(noon).reading("xc-jinrongjie-014", "places")
            self.assertEqual(reading.until, datetime(2026, 11, 23, 13, tzinfo=tokyo))

            def is_closed(time):
                return "xc-jinrongjie-013" not in [
                    found.stop.id for found in live.at(time).nearest(*HERE, count=len(stops))]

            self.assertTrue(is_closed(datetime(2026, 11, 23, 17, 59)))
            self.assertFalse(is_closed(datetime(2026, 11, 23, 18)))
            self.assertTrue(is_closed(datetime(2026, 11, 23, 8, 59, tzinfo=timezone.utc)))
            self.assertFalse(is_closed(datetime(2026, 11, 23, 9, tzinfo=timezone.utc)))


@unittest.skipIf(numpy is None, "no NumPy")
class NumbersOfNumPy(unittest.TestCase):
    def test_ordinals(self):
        """What a batch has answered can be asked about."""
        with Stops.open(MAP) as stops:
            rows = stops.nearest_batch(numpy.array([HERE[0]]), numpy.array([HERE[1]]), by="foot", count=4)
            ordinals = rows.ordinals[0]
            seconds = stops.table([HERE[0]], [HERE[1]], ordinals, by="foot")
            self.assertEqual(list(seconds[0]), list(rows.seconds[0]))
            self.assertEqual(stops.table([HERE[0]], [HERE[1]], ordinals[:0], by="foot").size, 0)
            way = stops.route(HERE, ordinals[0], by="foot")
            self.assertEqual(way.seconds, rows.seconds[0][0])
            self.assertEqual(stops[ordinals[0]], stops[int(ordinals[0])])
            self.assertLess(stops.route(HERE, numpy.array(HERE), by="foot").seconds, 60)


if __name__ == "__main__":
    unittest.main()
