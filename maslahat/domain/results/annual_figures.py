"""One figure of an annual report: taken from a figure of the record, as a document, and read again."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from maslahat.domain.results.annual_report import PrintedFigure
from maslahat.domain.results.figures import (
    Behind,
    Coverage,
    Distribution,
    Figure,
    FigureKey,
    FigureValue,
    Narratives,
    Tally,
)
from maslahat.domain.results.observations import cell
from maslahat.domain.results.periods import Period
from maslahat.domain.results.protection import Withheld
from maslahat.domain.results.result_documents import behind_document, exact, figure_value_document
from maslahat.domain.results.values import Mean, Narrative, Number, Ratio, State
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText


def printed(figure: Figure | Withheld, states: Mapping[str, str]) -> PrintedFigure:
    """Return a figure as an edition shows it; ``states`` says by its id how the report of an observation stands."""
    if isinstance(figure, Withheld):
        return PrintedFigure(figure.key, None)
    by_state = Counter(states[each] for each in figure.inputs if each in states)
    return PrintedFigure(figure.key, figure.state, figure.value, figure.coverage, dict(sorted(by_state.items())))


def figure_document(figure: PrintedFigure) -> dict[str, Document]:
    """Return a figure as a JSON object; a withheld one says that it is, and nothing else beside what it is about."""
    key = figure.key
    about = {"area": key.area, "period": key.period.code, "cell": dict(key.cell)}
    if figure.state is None or figure.coverage is None:
        return {**about, "withheld": True}
    return {
        **about,
        "withheld": False,
        "state": figure.state.value,
        "value": None if figure.value is None else figure_value_document(figure.value),
        "number": None if figure.number is None else exact(figure.number),
        "coverage": {
            "reported": list(figure.coverage.reported),
            "missing": list(figure.coverage.missing),
            "not_applicable": list(figure.coverage.not_applicable),
            **behind_document(figure.coverage),
        },
        "reports": dict(figure.by_state),
    }


def read_figure(indicator: str, kind: Kind, found: Mapping[str, Any]) -> PrintedFigure:
    """Return the figure of an indicator that a JSON object describes.

    Raises KeyError, TypeError, ValueError or ArithmeticError where it describes none.
    """
    key = FigureKey(indicator, found["area"], Period.read(found["period"]), cell(found["cell"].items()))
    if found["withheld"]:
        return PrintedFigure(key, None)
    told = found["coverage"]
    reported, missing, not_applicable = (tuple(told[name]) for name in ("reported", "missing", "not_applicable"))
    coverage = Coverage(reported, missing, not_applicable, tuple(map(_behind, told.get("behind", ()))))
    value = None if found["value"] is None else _value(kind, found["value"])
    return PrintedFigure(key, State(found["state"]), value, coverage, dict(found["reports"]))


def _behind(raw: Mapping[str, Any]) -> Behind:
    periods = (raw["reported"], raw["expected"]) if "reported" in raw else None
    return Behind(raw["unit"], Period.read(raw["last"]), periods)


def _value(kind: Kind, raw: Any) -> FigureValue:
    match kind:
        case Kind.RATIO:
            return Ratio(Decimal(raw["numerator"]), Decimal(raw["denominator"]))
        case Kind.AVERAGE:
            return Mean(Decimal(raw["sum"]), raw["number"])
        case Kind.YES_NO:
            return Tally(tuple(raw["yes"]), tuple(raw["no"]))
        case Kind.SCALE:
            return Distribution({each["step"]: tuple(each["units"]) for each in raw})
        case Kind.TEXT:
            return Narratives(tuple((each["unit"], Period.read(each["period"]), _told(each["text"])) for each in raw))
        case _:
            return Number(Decimal(raw))


def _told(raw: Mapping[str, str]) -> Narrative:
    return Narrative(LocalizedText(dict(raw), "en" if "en" in raw else next(iter(sorted(raw)), "")))
