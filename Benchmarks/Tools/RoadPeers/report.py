"""Prints the comparison as Markdown."""

import bars
from contest import Outcome
from peers.peer import Peer
from questions import Question


class Report:
    """Tables with a column for each peer."""

    def __init__(self, peers: list[Peer], has_bars: bool):
        self.names = [peer.name for peer in peers]
        self.has_bars = has_bars
        self.lines: list[str] = []
        self.ratios: list[str] = []

    def print_header(self) -> None:
        titles = ["µs a query"] + self.names
        self._row(titles)
        self._row(["---"] * len(titles))

    def print_row(self, question: Question, outcomes: dict[str, Outcome]) -> None:
        cells = [
            figures(outcomes[name].median * 1e6) if name in outcomes else "–"
            for name in self.names
        ]
        if self.has_bars:
            self.ratios.append(row([question.text] + [
                self._ratio(name, question, outcomes) for name in bars.WAYS]))
        self._row([question.text] + cells)
        counts = [
            f"{outcomes[name].queries:,} ({outcomes[name].spread:.0%})".replace("%", " %")
            if name in outcomes else "–"
            for name in self.names
        ]
        self.lines.append(row([question.text] + counts))

    def print_counts(self) -> None:
        """How many queries stand behind the figures."""
        self._row(["queries (spread)"] + self.names)
        self._row(["---"] * (len(self.names) + 1))
        for line in self.lines:
            print(line)

    def print_ratios(self) -> None:
        """How many times as fast as our Dijkstra, and the bars."""
        self._row(["our Dijkstra ÷ (bar)"] + list(bars.WAYS))
        self._row(["---"] * (len(bars.WAYS) + 1))
        for line in self.ratios:
            print(line)

    @staticmethod
    def _ratio(name: str, question: Question, outcomes: dict[str, Outcome]) -> str:
        if name not in outcomes:
            return "–"
        bar = bars.bar_of(name, question)
        ratio = f"{outcomes['our Dijkstra'].ratio(outcomes[name]):.1f}"
        return ratio if bar is None else f"{ratio} ({bar:g})"

    @staticmethod
    def print_steps(peers: list[Peer]) -> None:
        print(row(["before the first query", "step", "ms"]))
        print(row(["---"] * 3))
        for peer in peers:
            for step, seconds in peer.steps:
                print(row([peer.name, step, figures(seconds * 1e3)]))

    @staticmethod
    def _row(cells: list[str]) -> None:
        # A row as soon as it is known, also into a file.
        print(row(cells), flush=True)


def row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def figures(number: float) -> str:
    """Three significant digits."""
    digits = 0 if number >= 100 else 1 if number >= 10 else 2
    return f"{float(f'{number:.3g}'):,.{digits}f}"
