"""Figures of branches as plain texts: exact, and nothing is not zero."""

from maslahat.domain.results.columns import columns
from maslahat.domain.results.cube import figure_table
from maslahat.domain.results.figure_documents import branch_document
from maslahat.domain.results.figure_tree import figure_tree
from maslahat.domain.results.periods import Period
from maslahat.domain.results.roster import Roster
from tests.domain.results.indicators import CYCLE
from tests.domain.results.reports import UNITS, indicator, reports

YEARS = (Period.read("2022"), Period.read("2023"))


def test_numbers_keep_all_their_places_and_nothing_is_not_zero():
    held = columns(indicator(), reports("KZ-GOV 2022: -0.05", "KZ-GOV 2023: 0", "KG-GOV 2023: 12.5"), Roster(UNITS))
    tree = figure_tree([figure_table(held, areas=("KZ", "KG"), periods=YEARS, cycle=CYCLE)], [("P1",)])

    told = branch_document(tree, [("P1",)], ("KZ", "KG"), YEARS, ((),))

    assert told == {
        "branches": [["P1"]],
        "periods": ["2022", "2023"],
        "areas": ["KZ", "KG"],
        "cells": [{}],
        "figures": [[[["-0.05"], [None]], [["0.00"], ["12.50"]]]],
    }


def test_whole_numbers_are_told_without_a_point():
    held = columns(indicator(), reports("KZ-GOV 2023: 7"), Roster(UNITS))
    tree = figure_tree([figure_table(held, areas=("",), periods=YEARS[1:], cycle=CYCLE)], [("P1",)])

    assert branch_document(tree, [()], ("",), YEARS[1:], ((),))["figures"] == [[[["7"]]]]
