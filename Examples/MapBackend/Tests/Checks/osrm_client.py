#!/usr/bin/env python3
"""Does a client written for OSRM work unchanged? routingpy, from PyPI.

    /tmp/checks/bin/python Tests/Checks/osrm_client.py
"""

from routingpy import OSRM

from server import Server

PLACES = [[116.3675, 39.9074], [116.379, 39.934], [116.36, 39.9]]


def main():
    with Server() as server:
        client = OSRM(base_url=server.url, retry_over_query_limit=False)
        for profile in ("driving", "cycling", "walking"):
            route = client.directions(
                PLACES, profile=profile, steps=True, annotations=True, overview="full",
                geometries="geojson", radiuses=[50, 100, 100])
            assert route.distance > 3000 and route.duration > 500, (route.distance, route.duration)
            assert len(route.geometry) > 10
            legs = route.raw["routes"][0]["legs"]
            assert len(legs) == 2
            for leg in legs:
                assert leg["steps"][0]["maneuver"]["type"] == "depart"
                assert leg["steps"][-1]["maneuver"]["type"] == "arrive"
                assert abs(sum(step["distance"] for step in leg["steps"]) - leg["distance"]) < 2
            for geometries in ("polyline", "polyline6"):
                other = client.directions(
                    PLACES, profile=profile, geometries=geometries, overview="full")
                assert len(other.geometry) == len(route.geometry)
            simplified = client.directions(PLACES, profile=profile, overview="simplified")
            assert 2 <= len(simplified.geometry) <= len(route.geometry)
            several = client.directions(PLACES[:2], profile=profile, alternatives=3)
            assert len(several) == 1, "one route is the answer"
            table = client.matrix(
                PLACES, profile=profile, annotations=["duration", "distance"])
            assert len(table.durations) == 3 and len(table.distances[0]) == 3
            assert table.durations[0][0] == 0
            part = client.matrix(PLACES, profile=profile, sources=[0], destinations=[1, 2])
            assert part.durations == [table.durations[0][1:]]
            one = client.directions(PLACES[:2], profile=profile)
            assert abs(one.duration - table.durations[0][1]) <= 1, (one.duration, table.durations)
            print(f"{profile}: {route.distance} m, {route.duration} s, {len(route.geometry)} points")
        try:
            client.directions([[0, 0], [1, 1]], profile="driving")
        except Exception as error:  # routingpy's own
            assert "NoSegment" in str(error), error
        else:
            raise AssertionError("there is no road at 0,0")
    print("ok")


if __name__ == "__main__":
    main()
