"""Tables of observations read back as their pages describe them, by nobody who wrote them."""

import csv
from decimal import Decimal
from io import StringIO

from maslahat.domain.results.observations import Observation, cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step
from maslahat.domain.shared.texts import LocalizedText

STATES = {"A": State.REPORTED, "O": State.NOT_REPORTED, "M": State.NOT_APPLICABLE}
ID_OF = {"SEX": "sex", "AGE": "age"}


def rows(lines):
    return list(csv.DictReader(StringIO("".join(lines), newline="")))


def text(written):
    return written.removeprefix("'")


def value(told):
    """Return the value that parts tell, each by its name."""
    texts = {name.removeprefix("text_"): text(words) for name, words in told.items() if name.startswith("text_")}
    texts = {language: words for language, words in texts.items() if words}
    if texts:
        return Narrative(LocalizedText.of(**texts))
    match {name: written for name, written in told.items() if written}:
        case {"numerator": top, "denominator": bottom}:
            return Ratio(Decimal(top), Decimal(bottom))
        case {"sum": total, "measurements": number}:
            return Mean(Decimal(total), int(number))
        case {"answer": said}:
            return Answer(said == "yes")
        case {"step": code}:
            return Step(text(code))
        case {"number": number}:
            return Number(Decimal(number))
    return None


def from_csv(lines):
    told = "".join(lines)
    assert told.startswith("\ufeff")
    return [_from_csv(row) for row in rows([told[1:]])]


def _from_csv(row):
    named = {name.removeprefix("split:"): text(code) for name, code in row.items() if name.startswith("split:")}
    here = cell((dimension, code) for dimension, code in named.items() if code)
    assert text(row["cell"]) == ";".join("=".join(pair) for pair in here)
    parts = ("number", "numerator", "denominator", "sum", "measurements", "answer", "step")
    told = {name: written for name, written in row.items() if name in parts or name.startswith("text_")}
    state, period = State(row["state"]), Period.read(row["period"])
    return Observation(
        text(row["observation"]),
        text(row["indicator"]),
        text(row["reporting_unit"]),
        period,
        here,
        state,
        value(told),
        text(row["reason"]),
    )


def from_sdmx(lines, units):
    """Return the observations of an SDMX-CSV table; ``units`` says which reporters are regional."""
    found = {}
    for row in rows(lines):
        found.setdefault(row["OBS_ID"], []).append(row)
    return [_from_sdmx(some, units) for some in found.values()]


def _from_sdmx(some, units):
    row = some[0]
    here = [(name, row[axis]) for axis, name in ID_OF.items() if row.get(axis, "_T") != "_T"]
    if not units[row["REPORTING_UNIT"]].country and row["REF_AREA"] != "_T":
        here.append(("country", row["REF_AREA"]))
    told = {each["PART"].lower(): each["OBS_VALUE"] for each in some}
    period = Period.read(row["TIME_PERIOD"].replace("-S", "-H"))
    return Observation(
        row["OBS_ID"],
        row["INDICATOR"],
        row["REPORTING_UNIT"],
        period,
        cell(here),
        STATES[row["OBS_STATUS"]],
        value(told),
        text(row["COMMENT_OBS"]),
    )
