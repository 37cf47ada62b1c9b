"""What stands above the tables."""

import datetime
from pathlib import Path

from peers.peer import Peer

RULES = """\
Microseconds a query, one thread: the median of the rounds, in which ours and the peers take turns.
Each asks as many queries as it can in the time of a round, at least 2; the second table says how
many that were in all, and by how much its slowest round was above its fastest.

From random junctions, each of the {junctions} as often as any other. Stops stand where they are on
their segments; who knows only vertices is given them as vertices, with arcs that weigh what is left
of the segment.

Ours begins at a place on a segment also where that is a junction, and follows both its directions.
From a coordinate, it looks for the nearest road first.

All answers of the peers and of our other ways have been compared with those of the first before they are timed: all
weights, to the decisecond; stops may differ where they are equally far away, paths where they weigh
the same. pandana keeps thousandths of a second as whole numbers, so its rounding changes nothing.

SciPy and networkx stop at a limit, not at a number of stops: it begins with a minute and is
quadrupled until enough are found. RoutingKit and igraph know the distances to given stops, not the
nearest: the least are taken from all. pgRouting reads the table of arcs for each query.

From many coordinates: ours in one call, which sorts them and shares them out to all cores; all
others one after the other. A way leads to a stop that has been found before, so what it weighs is
known; that is before the clock runs. Our lists know the segments of a way as they pass by;
the others also cut it into legs.

In order: from the junctions along the curve that the graph is sorted by. pandana knows no other
question for the nearest than from all vertices at once, which our lists can be asked as well, and
SciPy's best is to search backwards from all stops: these times are divided by the number of
vertices.
"""

BAR = """\
In the third table, how many times as fast as our Dijkstra each of our ways was; in brackets the bar
that `--check` wants, less a fifth.
"""


def lines(
    heading: str, map_path: str, profile: str, facts: dict[str, str], peers: list[Peer],
    missing: list[str], has_bars: bool,
) -> str:
    """The title, where and with whom, and the rules; ends with an empty line."""
    source = facts["source"]
    items = [
        f"{datetime.date.today()}, `Benchmarks/compare roads{heading}`",
        facts["machine"],
        f"Map `{Path(map_path).stem}`, {profile}: {int(facts['vertices']):,} vertices, "
        f"{int(facts['arcs']):,} arcs; {facts['stops']} stops, {source}. The peers get the "
        f"{int(facts['used']):,} vertices that the profile can use, and the best of parallel arcs",
    ]
    items += [peer.version for peer in peers]
    items += [f"left out: {words}" for words in missing]
    rules = RULES.format(junctions=f"{int(facts['junctions']):,}")
    items += [" ".join(rule.split()) for rule in rules.split("\n\n")]
    if has_bars:
        items.append(" ".join(BAR.split()))
    title = "# Our time by road beside that of other libraries\n\n"
    return title + "\n".join(f"- {item}" for item in items) + "\n"
