"""JSON Schemas of files of results, of the figures made of them, and of what explains a figure."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from maslahat.domain.results.figures import WhyExcluded
from maslahat.domain.results.indicators import MOST_DIMENSIONS
from maslahat.domain.results.result_documents import EXPLANATION_FORMAT, FIGURES_FORMAT, RESULTS_FORMAT
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.publishing.figures_seen import FIGURES_SEEN_FORMAT
from maslahat.publishing.results_document import FREQUENCIES
from maslahat.publishing.schema_parts import Schema, coverage_of, listed, or_null, structure, table

_ANY: Schema = {"type": "string"}
_WORDS: Schema = {"type": "string", "maxLength": 10_000}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_CODE: Schema = {"$ref": "#/$defs/code"}
_CODE_OR_NONE: Schema = {"anyOf": [_CODE, {"const": ""}]}
_NUMBER: Schema = {"type": "string", "pattern": r"^-?(0|[1-9][0-9]{0,29})(\.[0-9]{1,12})?$"}
_EXACT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"}
_PERIOD: Schema = {"type": "string", "pattern": r"^[0-9]{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2])|/[0-9]{4})?$"}
_FLAG: Schema = {"type": "boolean"}
_TEXT: Schema = table(_WORDS, {"$ref": "#/$defs/language"})
_CELL: Schema = table(_CODE)
_CODES: Schema = listed(_CODE, uniqueItems=True)
_NAMES: Schema = listed(_ANY)


def _either(choices: type[StrEnum]) -> Schema:
    return {"enum": [each.value for each in choices]}


def _value(number: Schema) -> Schema:
    ratio = structure({"numerator": number, "denominator": number})
    mean = structure({"sum": number, "number": _WHOLE})
    return {"anyOf": [number, ratio, mean, _FLAG, _CODE, _TEXT]}


def _optional(needed: Mapping[str, Schema], **more: Schema) -> Schema:
    return structure({**needed, **more}, optional=tuple(more))


def _results_body() -> Schema:
    code = _optional({"code": _CODE}, name=_TEXT)
    unit = _optional(
        {"code": _CODE},
        name=_TEXT,
        **dict.fromkeys(("country", "agency", "site", "part_of"), _CODE_OR_NONE),
        is_aggregated=_FLAG,
        is_retired=_FLAG,
    )
    indicator = _optional(
        {"code": _CODE, "kind": _either(Kind)},
        version=_WHOLE,
        result=_CODE_OR_NONE,
        name=_TEXT,
        unit=_WORDS,
        across_units=_either(AcrossUnits),
        across_periods=_either(AcrossPeriods),
        direction=_either(Direction),
        frequency={"enum": list(FREQUENCIES)},
        dimensions={**_CODES, "maxItems": MOST_DIMENSIONS},
        scale=_CODE_OR_NONE,
        reporters=_CODES,
    )
    overlap = {"indicator": _CODE, "units": {**_CODES, "minItems": 2}, "period": _PERIOD, "number": _NUMBER}
    observation = {"id": _CODE, "indicator": _CODE, "unit": _CODE, "period": _PERIOD}
    told = {"state": _either(State), "value": or_null(_value(_NUMBER)), "reason": _WORDS}
    whole = {
        "format": {"const": RESULTS_FORMAT},
        "cycle": _PERIOD,
        "units": listed(unit),
        "indicators": listed(indicator),
        "observations": listed(_optional(observation, cell=_CELL, **told)),
    }
    code_list = _optional({"code": _CODE, "codes": listed(code)}, version=_WHOLE, name=_TEXT)
    return _optional(whole, code_lists=listed(code_list), overlaps=listed(_optional(overlap, cell=_CELL)))


_OVERLAP = structure({"units": _NAMES, "period": _ANY, "cell": _CELL, "number": _EXACT})
_DIFFERENCE = structure({"unit": _ANY, "period": _ANY, "dimensions": _NAMES, "parts": _EXACT, "total": _EXACT})
_RULES = {"across_units": _either(AcrossUnits), "across_periods": _either(AcrossPeriods)}


def _figure_value() -> Schema:
    tally = structure({"yes": _NAMES, "no": _NAMES})
    steps = listed(structure({"step": _ANY, "units": _NAMES}))
    told = listed(structure({"unit": _ANY, "period": _ANY, "text": _TEXT}))
    numbers = (
        _EXACT,
        structure({"numerator": _EXACT, "denominator": _EXACT}),
        structure({"sum": _EXACT, "number": _WHOLE}),
    )
    return {"anyOf": [*numbers, tally, steps, told]}


def _figure() -> Schema:
    coverage = {"expected": _WHOLE, "reported": _NAMES, "missing": _NAMES, "not_applicable": _NAMES}
    exclusion = {"observation": _ANY, "unit": _ANY, "why": _either(WhyExcluded)}
    return structure(
        {
            "indicator": _ANY,
            "area": _ANY,
            "period": _ANY,
            "cell": _CELL,
            "state": _either(State),
            "value": or_null(_figure_value()),
            "number": or_null(_EXACT),
            **_RULES,
            "coverage": coverage_of(coverage),
            "inputs": _NAMES,
            "exclusions": listed(structure(exclusion)),
            "overlaps": listed(_OVERLAP),
            "gross": or_null(_EXACT),
            "differences": listed(_DIFFERENCE),
            "without_split": or_null(_EXACT),
            "withheld": {"const": True},
        },
        optional=("withheld",),
    )


def _figures_seen_body() -> Schema:
    figure: dict[str, Schema] = {
        **dict.fromkeys(("indicator", "area", "period", "explained"), _ANY),
        "cell": _CELL,
        "withheld": _FLAG,
        "state": _either(State),
        "value": or_null(_figure_value()),
        "number": or_null(_EXACT),
        "reported": _WHOLE,
        "expected": _WHOLE,
    }
    counted = dict.fromkeys(("page", "pages", "total"), _WHOLE)
    about = {"format": {"const": FIGURES_SEEN_FORMAT}, "programme": _ANY, **counted, "next": or_null(_ANY)}
    return structure({**about, "figures": listed(structure(figure))})


def _figures_body() -> Schema:
    return structure({"format": {"const": FIGURES_FORMAT}, "figures": listed(_figure())})


def _explanation_body() -> Schema:
    reported = {"observation": _ANY, "unit": _ANY, "period": _ANY, "cell": _CELL, "value": _value(_EXACT)}
    rule: dict[str, Any] = {"indicator": _ANY, "kind": _either(Kind), **_RULES, "window": _ANY}
    steps = {
        "rule": rule,
        "counted": reported,
        "left_out": {**reported, "why": _either(WhyExcluded)},
        "taken_off": _OVERLAP["properties"],
        "differs": _DIFFERENCE["properties"],
        "outcome": {"figure": _figure()},
    }
    step = {"anyOf": [structure({"step": {"const": name}, **fields}) for name, fields in steps.items()]}
    return structure({"format": {"const": EXPLANATION_FORMAT}, "steps": listed(step)})


RESULTS_BODIES: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "results": ("Indicators, units and what they reported", _results_body),
    "figures": ("Figures and what they rest on", _figures_body),
    "figures_seen": ("Figures as a reader sees them", _figures_seen_body),
    "explanation": ("The steps that explain a figure", _explanation_body),
}
"""Title and body of the schema of each of these formats."""
