"""Figures and the steps that explain them as JSON documents; numbers are text, exact to the last digit."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from maslahat.domain.results.explanations import (
    Counted,
    Differs,
    ExplanationStep,
    FigureMade,
    LeftOut,
    RuleApplied,
    TakenOff,
)
from maslahat.domain.results.figures import (
    Behind,
    Coverage,
    Difference,
    Distribution,
    Figure,
    FigureValue,
    Narratives,
    Tally,
)
from maslahat.domain.results.observations import Observation, Overlap
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, Step, Value
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.texts import LocalizedText

RESULTS_FORMAT = "maslahat.results/1"
FIGURES_FORMAT = "maslahat.figures/1"
EXPLANATION_FORMAT = "maslahat.explanation/1"


def exact(number: Fraction | Decimal | int) -> str:
    """Return a number as text: decimal where it ends (``37.5``), else as a quotient (``100/3``)."""
    found = Fraction(number)
    rest, places = found.denominator, 0
    for prime in (2, 5):
        count = 0
        while rest % prime == 0:
            rest, count = rest // prime, count + 1
        places = max(places, count)
    if rest > 1:
        return f"{found.numerator}/{found.denominator}"
    digits = str(abs(found.numerator) * 10**places // found.denominator).rjust(places + 1, "0")
    sign = "-" if found < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def figures_document(figures: Iterable[Figure]) -> dict[str, Document]:
    """Return figures as a JSON object in FIGURES_FORMAT."""
    return {"format": FIGURES_FORMAT, "figures": [figure_document(each) for each in figures]}


def figure_document(figure: Figure) -> dict[str, Document]:
    """Return a figure with everything it rests on; one whose value is not shown says that it is withheld."""
    hidden: dict[str, Document] = {"withheld": True} if figure.is_withheld else {}
    return hidden | {
        "indicator": figure.key.indicator,
        "area": figure.key.area,
        "period": figure.key.period.code,
        "cell": dict(figure.key.cell),
        "state": figure.state.value,
        "value": None if figure.value is None else figure_value_document(figure.value),
        "number": None if figure.number is None else exact(figure.number),
        "across_units": figure.rules.across_units.value,
        "across_periods": figure.rules.across_periods.value,
        "coverage": _coverage(figure.coverage),
        "inputs": list(figure.inputs),
        "exclusions": [
            {"observation": each.observation, "unit": each.unit, "why": each.why.value} for each in figure.exclusions
        ],
        "overlaps": [_overlap(each) for each in figure.overlaps],
        "gross": None if figure.gross is None else exact(figure.gross),
        "differences": [_difference(each) for each in figure.differences],
        "without_split": None if figure.without_split is None else exact(figure.without_split),
    }


def explanation_document(steps: Iterable[ExplanationStep]) -> dict[str, Document]:
    """Return the steps that explain a figure as a JSON object in EXPLANATION_FORMAT."""
    return {"format": EXPLANATION_FORMAT, "steps": [_step(each) for each in steps]}


def _step(step: ExplanationStep) -> dict[str, Document]:
    match step:
        case RuleApplied(definition, window):
            rules = definition.rules
            return {
                "step": "rule",
                "indicator": definition.code,
                "kind": definition.kind.value,
                "across_units": rules.across_units.value,
                "across_periods": rules.across_periods.value,
                "window": window.code,
            }
        case Counted(observation):
            return {"step": "counted", **_observation(observation)}
        case LeftOut(observation, why):
            return {"step": "left_out", **_observation(observation), "why": why.value}
        case TakenOff(overlap):
            return {"step": "taken_off", **_overlap(overlap)}
        case Differs(difference):
            return {"step": "differs", **_difference(difference)}
        case FigureMade(figure):
            return {"step": "outcome", "figure": figure_document(figure)}


def _observation(each: Observation) -> dict[str, Document]:
    return {
        "observation": each.id,
        "unit": each.unit,
        "period": each.period.code,
        "cell": dict(each.cell),
        "value": None if each.value is None else value_document(each.value),
    }


def value_document(value: Value) -> Document:
    """Return an observed value as it stands in a file of results."""
    match value:
        case Number(number):
            return exact(number)
        case Ratio(numerator, denominator):
            return {"numerator": exact(numerator), "denominator": exact(denominator)}
        case Mean(total, number):
            return {"sum": exact(total), "number": number}
        case Answer(is_yes):
            return is_yes
        case Step(code):
            return code
        case Narrative(text):
            return _text(text)


def figure_value_document(value: FigureValue) -> Document:
    match value:
        case Tally(yes, no):
            return {"yes": list(yes), "no": list(no)}
        case Distribution(units):
            return [{"step": step, "units": list(found)} for step, found in units.items()]
        case Narratives(told):
            return [{"unit": unit, "period": period.code, "text": _text(each.text)} for unit, period, each in told]
        case _:
            return value_document(value)


def _text(text: LocalizedText) -> dict[str, str]:
    return dict(text.texts)


def _coverage(coverage: Coverage) -> dict[str, Document]:
    return {
        "expected": coverage.expected,
        "reported": list(coverage.reported),
        "missing": list(coverage.missing),
        "not_applicable": list(coverage.not_applicable),
        **behind_document(coverage),
    }


def behind_document(coverage: Coverage) -> dict[str, Document]:
    """Return the units that are behind as a property of a coverage; none where nobody is."""
    return {"behind": [_behind(each) for each in coverage.behind]} if coverage.behind else {}


def _behind(each: Behind) -> dict[str, Document]:
    told: dict[str, Document] = {"unit": each.unit, "last": each.last.code}
    if each.periods is None:
        return told
    reported, expected = each.periods
    return {**told, "reported": reported, "expected": expected}


def _overlap(overlap: Overlap) -> dict[str, Document]:
    return {
        "units": sorted(overlap.units),
        "period": overlap.period.code,
        "cell": dict(overlap.cell),
        "number": exact(overlap.number),
    }


def _difference(each: Difference) -> dict[str, Document]:
    return {
        "unit": each.unit,
        "period": each.period.code,
        "dimensions": list(each.dimensions),
        "parts": exact(each.parts),
        "total": exact(each.total),
    }
