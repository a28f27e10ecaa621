"""The JSON Schema of annual reports, the documents that are published under a checksum."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from maslahat.domain.results.annual_checks import ANNUAL_CHECK_FORMAT, Disagreement
from maslahat.domain.results.annual_documents import ANNUAL_FORMAT
from maslahat.domain.results.annual_report import Basis, Course, ScopeKind
from maslahat.domain.results.progress import WhyNoProgress
from maslahat.domain.results.status import Clause, Status
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.publishing.schema_parts import Schema, coverage_of, listed, or_null, structure, table

_ANY: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_CODE: Schema = {"$ref": "#/$defs/code"}
_CODE_OR_NONE: Schema = {"anyOf": [_CODE, {"const": ""}]}
_FINGERPRINT: Schema = {"$ref": "#/$defs/fingerprint"}
_FINGERPRINT_OR_NONE: Schema = {"anyOf": [_FINGERPRINT, {"const": ""}]}
_EXACT: Schema = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"}
_PERIOD: Schema = {"type": "string", "pattern": r"^[0-9]{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2])|/[0-9]{4})?$"}
_TEXT: Schema = table(_ANY, {"$ref": "#/$defs/language"})
_NAMES: Schema = listed(_ANY)
_NAMED: Schema = table(_TEXT)


def _either(choices: type[StrEnum]) -> Schema:
    return {"enum": [each.value for each in choices]}


def _figure() -> Schema:
    about = {"area": _CODE_OR_NONE, "period": _PERIOD, "cell": table(_CODE)}
    tally = structure({"yes": _NAMES, "no": _NAMES})
    steps = listed(structure({"step": _ANY, "units": _NAMES}))
    told = listed(structure({"unit": _ANY, "period": _ANY, "text": _TEXT}))
    ratio = structure({"numerator": _EXACT, "denominator": _EXACT})
    mean = structure({"sum": _EXACT, "number": _WHOLE})
    shown = {
        "withheld": {"const": False},
        "state": _either(State),
        "value": or_null({"anyOf": [_EXACT, ratio, mean, tally, steps, told]}),
        "number": or_null(_EXACT),
        "coverage": coverage_of({"reported": _NAMES, "missing": _NAMES, "not_applicable": _NAMES}),
        "reports": table(_WHOLE),
    }
    return {"anyOf": [structure({**about, **shown}), structure({**about, "withheld": {"const": True}})]}


def _indicator() -> Schema:
    figure: Schema = {"$ref": "#/$defs/figure"}
    code = structure({"code": _CODE, "name": _TEXT})
    code_list = structure({"code": _ANY, "version": _WHOLE, "name": _TEXT, "codes": listed(code)})
    advance = structure({"is": {"const": "advance"}, **dict.fromkeys(("actual", "baseline", "target"), _EXACT)})
    keeping = structure({"is": {"const": "keeping"}, **dict.fromkeys(("actual", "target", "tolerance"), _EXACT)})
    none = structure({"is": {"const": "none"}, "why": _either(WhyNoProgress)})
    return structure(
        {
            "code": _CODE,
            "version": _WHOLE,
            "name": _TEXT,
            "unit": _TEXT,
            "kind": _either(Kind),
            "direction": _either(Direction),
            "baseline": or_null(structure({"value": or_null(_EXACT), "year": _WHOLE, "source": _ANY})),
            "target": or_null(structure({"year": _WHOLE, "value": or_null(_EXACT), "is_to_date": _FLAG})),
            "scale": or_null(code_list),
            "counts_people": _FLAG,
            "figure": figure,
            "previous": or_null(figure),
            "years": listed(figure),
            "countries": listed(figure),
            "splits": listed(structure({"dimension": code_list, "figures": listed(figure)})),
            "progress": or_null({"anyOf": [advance, keeping, none]}),
            "standing": or_null({"$ref": "#/$defs/finding"}),
            "provisional": structure({"reported": _WHOLE, "expected": _WHOLE}),
        },
        optional=("provisional",),
    )


def _branch() -> Schema:
    return structure(
        {
            "code": _CODE,
            "name": _TEXT,
            "standing": {"$ref": "#/$defs/finding"},
            "decided_by": _CODE_OR_NONE,
            "indicators": listed({"$ref": "#/$defs/indicator"}),
            "branches": listed({"$ref": "#/$defs/branch"}),
        }
    )


def _finding() -> Schema:
    return structure(
        {
            "status": _either(Status),
            "clause": _either(Clause),
            "seen": or_null(_EXACT),
            "needed": or_null(_EXACT),
            "why": or_null(_either(WhyNoProgress)),
        }
    )


def _line() -> Schema:
    texts = dict.fromkeys(("title", "status", "problem", "next_step"), _TEXT)
    groups = listed(structure({"code": _CODE, "name": _TEXT, "is_done": _FLAG}))
    told = {"code": _CODE, "output": _CODE, "countries": listed(_CODE), "course": _either(Course), **texts}
    return structure(told | {"groups": groups}, optional=("groups",))


def annual_definitions() -> Mapping[str, Schema]:
    """Return the parts that the schema of annual reports refers to by name."""
    return {"figure": _figure(), "finding": _finding(), "indicator": _indicator(), "branch": _branch()}


def _annual_body() -> Schema:
    scope = structure({"kind": _either(ScopeKind), "code": _CODE_OR_NONE, "name": _TEXT})
    money = structure({"source": _CODE, "name": _TEXT, "currency": _ANY, "amount": _EXACT})
    section = {"name": _ANY, "title": _TEXT, "drafted": _TEXT, "narrative": _TEXT}
    return structure(
        {
            "format": {"const": ANNUAL_FORMAT},
            "programme": structure({"code": _CODE, "name": _TEXT}),
            "scope": scope,
            "year": _WHOLE,
            "revision": {"type": "integer", "minimum": 1},
            "replaces": or_null(structure({"revision": _WHOLE, "sha256": _FINGERPRINT})),
            "published_at": _ANY,
            "basis": _either(Basis),
            "threshold": _WHOLE,
            "is_illustrative": _FLAG,
            "as_of": {"type": "string", "format": "date"},
            "record": _FINGERPRINT_OR_NONE,
            "places": _NAMED,
            "parties": _NAMED,
            "pillars": listed({"$ref": "#/$defs/branch"}),
            "plan": _CODE_OR_NONE,
            "lines": listed(_line()),
            "money": listed(money),
            "facts": table(_WHOLE),
            "stories": listed(structure({"slug": _ANY, "headline": _TEXT})),
            "sections": listed(structure({**section, "revision": _WHOLE, "party": _CODE_OR_NONE})),
        }
    )


def _check_body() -> Schema:
    disagreement = structure({"indicator": _CODE, "what": _either(Disagreement), "about": _ANY})
    return structure(
        {
            "format": {"const": ANNUAL_CHECK_FORMAT},
            "sha256": _FINGERPRINT,
            "is_expected": _FLAG,
            "programme": _CODE,
            "scope": _ANY,
            "year": _WHOLE,
            "revision": _WHOLE,
            "published_at": _ANY,
            "disagreements": listed(disagreement),
        }
    )


ANNUAL_BODIES: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "annual": ("An annual report", _annual_body),
    "annualcheck": ("What came of checking an annual report", _check_body),
}
"""Title and body of the schema of each of these formats."""
