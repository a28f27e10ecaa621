"""JSON Schema of published results."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from maslahat.domain.results.annual_report import Basis, ScopeKind
from maslahat.domain.results.status import Status
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.publishing.public_results import PUBLIC_FORMAT
from maslahat.publishing.schema_parts import Schema, coverage_of, listed, or_null, structure, table

_ANY: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_EXACT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"}
_TEXT: Schema = table({"type": "string", "maxLength": 10_000}, {"$ref": "#/$defs/language"})
_NAMES: Schema = listed(_ANY)
_ABOUT = {"area": _ANY, "period": _ANY}


def _either(choices: type[StrEnum]) -> Schema:
    return {"enum": [each.value for each in choices]}


def _value() -> Schema:
    ratio = structure({"numerator": _EXACT, "denominator": _EXACT})
    mean = structure({"sum": _EXACT, "number": _WHOLE})
    tally = structure({"yes": _NAMES, "no": _NAMES})
    steps = listed(structure({"step": _ANY, "units": _NAMES}))
    told = listed(structure({"unit": _ANY, "period": _ANY, "text": _TEXT}))
    return {"anyOf": [_EXACT, ratio, mean, tally, steps, told]}


def _figure() -> Schema:
    about: dict[str, Schema] = {"indicator": _ANY, **_ABOUT, "cell": table(_ANY)}
    coverage = coverage_of({"reported": _NAMES, "missing": _NAMES, "not_applicable": _NAMES})
    shown: dict[str, Schema] = {
        "withheld": {"const": False},
        "state": _either(State),
        "value": or_null(_value()),
        "number": or_null(_EXACT),
        "coverage": coverage,
    }
    return {"anyOf": [structure({**about, "withheld": {"const": True}}), structure({**about, **shown})]}


def _indicator() -> Schema:
    baseline: dict[str, Schema] = {"value": or_null(_EXACT), "year": _WHOLE}
    return structure(
        {
            "code": _ANY,
            "pillar": _ANY,
            "name": _TEXT,
            "unit": _TEXT,
            "kind": _either(Kind),
            "direction": _either(Direction),
            "counts_people": _FLAG,
            "baseline": or_null(structure(baseline)),
            "target": or_null(structure({**baseline, "is_to_date": _FLAG})),
            "progress": or_null({"anyOf": [_EXACT, {"enum": ["inside", "outside"]}]}),
            "status": or_null(_either(Status)),
            "compared": structure(dict(_ABOUT)),
            "dimensions": listed(structure({"code": _ANY, "name": _TEXT, "codes": table(_TEXT)})),
            "provisional": structure({"reported": _WHOLE, "expected": _WHOLE}),
        },
        optional=("provisional",),
    )


def _public_body() -> Schema:
    edition: dict[str, Schema] = {
        "year": _WHOLE,
        "revision": _WHOLE,
        "published_at": _ANY,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "basis": _either(Basis),
        "scope": structure({"kind": _either(ScopeKind), "code": _ANY, "name": _TEXT}),
        "is_illustrative": _FLAG,
    }
    return structure(
        {
            "format": {"const": PUBLIC_FORMAT},
            "programme": structure({"code": _ANY, "name": _TEXT}),
            "edition": structure(edition),
            "threshold": _WHOLE,
            "places": table(_TEXT),
            "indicators": listed(_indicator()),
            "figures": listed(_figure()),
        }
    )


PUBLIC_BODIES: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "public_results": ("Published results of an edition", _public_body),
}
"""Title and body of the schema of this format."""
