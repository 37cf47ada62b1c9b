"""What Growth.swift has measured."""

import csv
import math
from pathlib import Path


class Figures:
    """Figures by quantity, number of vertices and number of stops."""

    def __init__(self, path: Path):
        with open(path, encoding="utf-8") as file:
            lines = file.read().splitlines()
        self.machine = lines[0].removeprefix("# ")
        self._values: dict[tuple[str, int, int], float] = {}
        for row in csv.DictReader(lines[1:]):
            key = row["quantity"], int(row["vertices"]), int(row["stops"])
            self._values[key] = float(row["value"])
        self.vertices = sorted({vertices for _, vertices, _ in self._values})
        self.stops = sorted({stops for _, _, stops in self._values if stops})

    def stops_on(self, vertices: int) -> list[int]:
        """The numbers of stops that have been measured on a network."""
        return [stops for stops in self.stops if ("buckets", vertices, stops) in self._values]

    def get(self, quantity: str, vertices: int, stops: int = 0) -> float:
        return self._values[quantity, vertices, stops]

    def exponent(self, quantity: str, stops: int = 0) -> float:
        """How a quantity grows over the three largest networks: as n to this power."""
        points = [
            (math.log(vertices), math.log(self.get(quantity, vertices, stops)))
            for vertices in self.vertices[-3:]
        ]
        x = sum(point[0] for point in points) / len(points)
        y = sum(point[1] for point in points) / len(points)
        slope = sum((point[0] - x) * (point[1] - y) for point in points)
        return slope / sum((point[0] - x) ** 2 for point in points)

    def estimate(self, quantity: str, vertices: int, stops: int = 0) -> float:
        """The same for a larger network, if it goes on growing like that."""
        largest = self.vertices[-1]
        growth = (vertices / largest) ** self.exponent(quantity, stops)
        return self.get(quantity, largest, stops) * growth


def significant(number: float, digits: int = 2) -> str:
    """A number with as many significant digits."""
    if number == 0:
        return "0"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(number))))
    factor = 10 ** (digits - 1 - math.floor(math.log10(abs(number))))
    return f"{round(number * factor) / factor:,.{decimals}f}"
