"""Figures of branches of the tree as a document of plain lists and texts, as charts and other programs read them."""

from collections.abc import Iterator, Sequence

import numpy as np

from maslahat.domain.results.figure_tree import FigureTree, Path
from maslahat.domain.results.observations import Cell
from maslahat.domain.results.periods import Period


def branch_document(
    tree: FigureTree, paths: Sequence[Path], areas: Sequence[str], periods: Sequence[Period], cells: Sequence[Cell]
) -> dict[str, object]:
    """Return the figures of these branches: ``figures`` by branch, period, area and cell; None where nobody reported.

    Numbers are texts with all their decimal places, so that no reader turns them into binary fractions. Raises
    ValueError for an area, period or cell, and KeyError for a branch, that the tree does not have.
    """
    table = tree.tables[0]
    place = np.ix_(
        [table.periods.index(period) for period in periods],
        [table.areas.index(area) for area in areas],
        [table.cells.index(cell) for cell in cells],
    )
    found = []
    for path in paths:
        branch = tree.branches[path]
        numbers, reported = branch.numbers[place].ravel().tolist(), branch.reported[place].ravel().tolist()
        texts = list(_texts(numbers, reported, tree.places))
        found.append([_rows(each, len(cells)) for each in _rows(texts, len(areas) * len(cells))])
    return {
        "branches": [list(path) for path in paths],
        "periods": [period.code for period in periods],
        "areas": list(areas),
        "cells": [dict(cell) for cell in cells],
        "figures": found,
    }


def _texts(numbers: Sequence[int], reported: Sequence[int], places: int) -> Iterator[str | None]:
    unit = 10**places
    for number, count in zip(numbers, reported, strict=True):
        if not count:
            yield None
        elif places:
            whole, rest = divmod(abs(number), unit)
            yield f"{'-' if number < 0 else ''}{whole}.{rest:0{places}}"
        else:
            yield str(number)


def _rows(texts: Sequence[str | None], width: int) -> list[Sequence[str | None]]:
    return [texts[start : start + width] for start in range(0, len(texts), width)]
