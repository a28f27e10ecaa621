"""Cuts the outlines of countries from a world atlas into the one file from which maps are drawn.

    python -m tools.cut_map countries-50m.json codes.csv

The atlas is the TopoJSON file of the npm package `world-atlas` 2 (ISC; the data is Natural Earth's, public domain); the
codes are lines `numeric,alpha-3` of ISO 3166-1. Features without a code are left out: what has no code in the standard
is no country of a programme. Corners are kept to a hundredth of a degree, as steps from one to the next.
"""

import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

OUTLINES = Path(__file__).parent.parent / "maslahat" / "publishing" / "charts" / "outlines.json"
_HUNDREDTHS = 100

Corner = tuple[int, int]


def main(atlas: str, codes: str) -> int:
    """Write the outlines and tell how many countries there are; return 0."""
    topology = json.loads(Path(atlas).read_text(encoding="utf-8"))
    with Path(codes).open(encoding="utf-8", newline="") as lines:
        names = {row[0].zfill(3): row[1] for row in csv.reader(lines) if len(row) == 2}
    arcs = [*_arcs(topology)]
    found = {
        names[code]: [_steps(_ring(ring, arcs)) for polygon in _polygons(each) for ring in polygon]
        for each in topology["objects"]["countries"]["geometries"]
        if (code := str(each.get("id", ""))) in names
    }
    told = {
        "source": "Natural Earth 1:50m, public domain; world-atlas 2, ISC",
        "countries": dict(sorted(found.items())),
    }
    OUTLINES.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(found)} countries, {OUTLINES.stat().st_size} bytes\n")
    return 0


def _arcs(topology: dict[str, Any]) -> Iterator[list[Corner]]:
    (scale_x, scale_y), (from_x, from_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        corners = []
        for across, up in arc:
            x, y = x + across, y + up
            corners.append((round((x * scale_x + from_x) * _HUNDREDTHS), round((y * scale_y + from_y) * _HUNDREDTHS)))
        yield corners


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    return [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]


def _ring(numbers: Sequence[int], arcs: Sequence[list[Corner]]) -> list[Corner]:
    """Join arcs, those with a negative number backwards; a corner that two share stands once."""
    corners: list[Corner] = []
    for number in numbers:
        for corner in arcs[number] if number >= 0 else reversed(arcs[~number]):
            if not corners or corners[-1] != corner:
                corners.append(corner)
    return corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners


def _steps(ring: Sequence[Corner]) -> list[int]:
    steps, last = [], (0, 0)
    for x, y in ring:
        steps += [x - last[0], y - last[1]]
        last = (x, y)
    return steps


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
