"""The plots of Growth.md."""

from pathlib import Path

import matplotlib

matplotlib.use("svg")

import matplotlib.pyplot as plt
from figures import Figures
from tables import EACH, LISTED, QUERIES, SHARED, STEPS, middle_stops

plt.rcParams.update({
    "figure.figsize": (8.6, 4.4), "figure.constrained_layout.use": True, "font.size": 11,
    "axes.grid": True, "grid.alpha": 0.3, "legend.fontsize": 9.5, "lines.marker": "o",
    "lines.markersize": 4, "svg.fonttype": "none", "svg.hashsalt": "growth",
})


def draw(figures: Figures, folder: Path) -> None:
    """Writes all of them."""
    queries_by_roads(figures, folder / "queries-by-roads.svg")
    queries_by_stops(figures, folder / "queries-by-stops.svg")
    building(figures, folder / "building.svg")
    memory(figures, folder / "memory.svg")


def queries_by_roads(figures: Figures, path: Path) -> None:
    stops = middle_stops(figures)
    lines = {
        f"{name}, {stops:,} stops": [figures.get(name, n, stops) for n in figures.vertices]
        for name in QUERIES[:2] + QUERIES[3:] + LISTED[1:2]
    }
    for name in ("point to point: path", "point to point: duration", "snap"):
        lines[name] = [figures.get(name, n) for n in figures.vertices]
    name = "10 nearest: Dijkstra"
    lines[f"{name}, {stops:,} stops"] = [figures.get(name, n, stops) for n in figures.vertices]
    plot(lines, figures.vertices, "vertices of the road network", "µs a query",
         "A query, on growing networks", path)


def queries_by_stops(figures: Figures, path: Path) -> None:
    vertices = figures.vertices[-1]
    names = QUERIES + LISTED[:2] + ["1 nearest: Dijkstra", "10 nearest: Dijkstra", "one to all stops"]
    lines = {name: [figures.get(name, vertices, n) for n in figures.stops] for name in names}
    plot(lines, figures.stops, "stops", "µs a query",
         f"A query, with more and more stops on {vertices:,} vertices", path)


def building(figures: Figures, path: Path) -> None:
    lines = {name: [figures.get(name, n) / 1e3 for n in figures.vertices] for name in STEPS}
    stops = middle_stops(figures)
    name = f"buckets, {stops:,} stops"
    lines[name] = [figures.get("buckets", n, stops) / 1e3 for n in figures.vertices]
    plot(lines, figures.vertices, "vertices of the road network", "seconds", "Building", path)


def memory(figures: Figures, path: Path) -> None:
    lines = {
        name: [figures.get(f"{name} memory", n) / 1e6 for n in figures.vertices]
        for name in SHARED + EACH
    }
    stops = middle_stops(figures)
    name = f"buckets, {stops:,} stops"
    lines[name] = [figures.get("buckets memory", n, stops) / 1e6 for n in figures.vertices]
    plot(lines, figures.vertices, "vertices of the road network", "megabytes", "Memory", path)


def plot(
    lines: dict[str, list[float]], x: list[int], x_label: str, y_label: str, title: str, path: Path
) -> None:
    figure, axes = plt.subplots()
    # The legend in the order of the lines' ends.
    for name, values in sorted(lines.items(), key=lambda line: -line[1][-1]):
        axes.plot(x, values, linestyle="--" if "Dijkstra" in name else "-", label=name)
    axes.set(xscale="log", yscale="log", xlabel=x_label, ylabel=y_label, title=title)
    axes.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    figure.savefig(path, metadata={"Date": None})
    plt.close(figure)
