"""The roads, stops and queries that our side has exported, as RoadExport.swift describes."""

from array import array
from functools import cached_property
from pathlib import Path


class Roads:
    """A directed graph whose last vertices are the stops."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.tails = self._numbers("tails.u32", "I")
        self.heads = self._numbers("heads.u32", "I")
        self.weights = self._numbers("weights.u32", "I")
        self.latitudes = self._numbers("latitudes.f64", "d")
        self.longitudes = self._numbers("longitudes.f64", "d")
        self.features = self._numbers("features.u64", "Q")
        self.junctions = self._numbers("junctions.u32", "I")
        self.origins = self._numbers("origins.u32", "I")
        self.destinations = self._numbers("destinations.u32", "I")
        self.vertex_count = len(self.latitudes)
        self.first_stop = self.vertex_count - len(self.features)

    def _numbers(self, name: str, kind: str) -> array:
        data = (self.folder / name).read_bytes()
        numbers = array(kind)
        numbers.frombytes(data)
        return numbers

    def stops(self, features: int) -> list[int]:
        """The ordinals of those that qualify."""
        return [stop for stop, has in enumerate(self.features) if has & features == features]

    @cached_property
    def weight_between(self) -> dict[tuple[int, int], int]:
        """By tail and head."""
        return dict(zip(zip(self.tails, self.heads), self.weights))
