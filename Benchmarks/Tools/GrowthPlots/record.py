#!/usr/bin/env python3
"""Makes plots and tables of what Growth.swift has measured.

    record.py growth.csv                         prints the tables
    record.py growth.csv Growth.md growth-plots  writes them into the document, and the plots
"""

import sys
from pathlib import Path

import tables
from figures import Figures


def main() -> int:
    figures = Figures(Path(sys.argv[1]))
    if len(sys.argv) < 4:
        for name, make in tables.TABLES.items():
            print(f"\n{name}\n\n{make(figures)}")
        return 0
    tables.write(figures, Path(sys.argv[2]))
    try:
        import plots
    except ImportError:
        print("left out: the plots; to have them: pip install matplotlib", file=sys.stderr)
        return 0
    plots.draw(figures, Path(sys.argv[3]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
