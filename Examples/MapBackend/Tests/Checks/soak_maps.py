"""Maps of the sample district that differ in everything an answer has: stops, ids, places, roads."""

import json
import os
import subprocess

from server import REPOSITORY

DATA = os.path.join(REPOSITORY, "Data", "xicheng")
WAYSTATION = os.path.join(REPOSITORY, ".build", "release", "waystation")


def make_maps(folder):
    """Compiles three maps; returns their paths."""
    with open(os.path.join(DATA, "stops.geojson")) as file:
        stops = json.load(file)["features"]
    with open(os.path.join(DATA, "corners.geojson")) as file:
        corners = json.load(file)["features"]
    return [
        make(folder, "all", stops),
        # The same places called otherwise, some of them missing, and a third of the roads.
        make(folder, "south", [renamed(stop) for stop in stops[::2]] + corners[::5],
             "--bbox", "39.865,116.31,39.935,116.40"),
        # The same ids elsewhere, and stops of the map that are called as temporary ones are.
        make(folder, "moved", moved(stops) + [named(stops[place * 9], f"tent-{place}") for place in range(12)],
             "--compact"),
    ]


def make(folder, name, features, *options):
    source = os.path.join(folder, name + ".geojson")
    with open(source, "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    path = os.path.join(folder, name + ".waystation")
    subprocess.run(
        [WAYSTATION, "compile", "--roads", os.path.join(DATA, "roads.osm.pbf"), "--stops", source,
         *options, "-o", path],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return path


def named(stop, name):
    return {**stop, "properties": {**stop["properties"], "id": name}}


def renamed(stop):
    return named(stop, "b-" + stop["properties"]["id"])


def moved(stops):
    """Every stop at the place of another, with half of its amenities."""
    return [
        {**stop, "geometry": stops[place - 7]["geometry"],
         "properties": {**stop["properties"], "amenities": stop["properties"]["amenities"][::2]}}
        for place, stop in enumerate(stops) if place % 4
    ]
