"""JSON Schemas (draft 2020-12) of the documents that plans travel in, made from the one table of fields.

A schema says what a document looks like; the readers ask for more: texts in their one Unicode form, no element twice in
another spelling, and that the operations of a change set go together.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from maslahat.domain.workplans.conflicts import ConflictClass
from maslahat.domain.workplans.fields import FIELDS, PLAN_FIELDS, TRANSLATED_FROM, Field, Holds, Kind
from maslahat.domain.workplans.operations import CHANGE_SET_FORMAT, WHOLE_SET
from maslahat.domain.workplans.plan import PLAN_FORMAT, PLAN_TEXTS
from maslahat.domain.workplans.redline import LineChange
from maslahat.domain.workplans.results import DIFF_FORMAT, RESOLUTIONS_FORMAT, RESULT_FORMAT
from maslahat.domain.workplans.rule_documents import RULES_FORMAT
from maslahat.domain.workplans.rules import CeilingOf
from maslahat.domain.workplans.wording import Change
from maslahat.publishing.annual_schemas import ANNUAL_BODIES, annual_definitions
from maslahat.publishing.public_schemas import PUBLIC_BODIES
from maslahat.publishing.results_schemas import RESULTS_BODIES
from maslahat.publishing.schema_parts import Schema, listed, or_null, structure, table

_CODE_PATTERN = r"^[^\s\u0000-\u001f\u007f-\u009f]{1,80}$"
_LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_ANY: Schema = {"type": "string"}
_WHOLE: Schema = {"type": "integer"}
_NAME: Schema = {"type": "string", "minLength": 1, "maxLength": 80}
_VALUES: Mapping[Holds, Schema] = {
    Holds.CODE: {"$ref": "#/$defs/code"},
    Holds.LINE: {"$ref": "#/$defs/code"},
    Holds.WORDS: {"type": "string", "minLength": 1, "maxLength": 10_000},
    Holds.WHOLE: {"type": "integer", "minimum": 0, "maximum": 1_000_000_000},
    Holds.AMOUNT: {"$ref": "#/$defs/amount"},
    Holds.PERCENT: {"type": "string", "pattern": r"^(100\.00|[1-9]?[0-9]\.[0-9]{2})$"},
}
_DEFINITIONS: Schema = {
    "code": {"type": "string", "pattern": _CODE_PATTERN},
    "language": {"type": "string", "pattern": _LANGUAGE_PATTERN},
    "amount": {"type": "string", "pattern": r"^(0|[1-9][0-9]{0,12})\.[0-9]{2}$"},
    "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}


def _document(name: str, title: str, body: Schema) -> Schema:
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:maslahat:{name}:1", "title": title}
    parts = {"text": _text(), "line": _line(), "operation": _operation(), **annual_definitions()}
    return {**about, "$defs": {**_DEFINITIONS, **parts}, **body}


def _text() -> Schema:
    words = {"type": "string", "maxLength": 10_000}
    language: Schema = {"$ref": "#/$defs/language"}
    source = {"type": "string", "pattern": f"^$|{_LANGUAGE_PATTERN}"}
    return structure({"texts": table(words, language), "source": source, "translated_from": table(_ANY, language)})


def _line() -> Schema:
    code = {"$ref": "#/$defs/code"}
    name = {**code, "not": {"const": PLAN_TEXTS}}
    fields = {name: _field(spec) for name, spec in FIELDS.items()}
    return structure({"id": name, "output": code, **fields}, optional=tuple(FIELDS))


def _field(spec: Field) -> Schema:
    value = _VALUES[spec.holds]
    if spec.kind is Kind.TEXT:
        return {"$ref": "#/$defs/text"}
    if spec.kind is Kind.SET:
        return listed(value, uniqueItems=True)
    for _ in spec.key:
        value = table(value)
    return value


def _operation() -> Schema:
    line = {"$ref": "#/$defs/line"}
    lines = listed(line, minItems=1)
    after = or_null(_NAME)
    place = {"output": _NAME, "after": after, "output_before": _NAME, "after_before": after}
    whole = [
        structure({"op": {"const": "INSERT"}, "line": line, "after": after}),
        structure({"op": {"const": "DELETE"}, "line": _NAME, "before": line}),
        structure({"op": {"const": "MOVE"}, "line": _NAME, **place}),
        structure({"op": {"const": "SPLIT"}, "line": _NAME, "before": line, "survivor": line, "parts": lines}),
        structure({"op": {"const": "JOIN"}, "survivor": line, "before": lines}),
        structure({"op": {"const": "RESTORE"}, "line": line, "after": after, "version": _NAME}),
    ]
    of_lines = (write for spec in FIELDS.values() for write in _writes(spec, _NAME))
    of_plan = (write for spec in PLAN_FIELDS.values() for write in _writes(spec, {"const": PLAN_TEXTS}))
    return {"anyOf": [*whole, *of_lines, *of_plan]}


def _writes(spec: Field, line: Schema) -> Iterator[Schema]:
    value = _VALUES[spec.holds]
    on: Schema = {"line": line, "field": {"const": spec.name}}
    change = {"from": or_null(value), "to": or_null(value)}
    if spec.kind is Kind.CELL:
        yield structure({"op": {"const": "SET"}, **on, **change})
    elif spec.kind is Kind.TEXT:
        key = {"anyOf": [listed(_NAME, minItems=1, maxItems=1), _pair(TRANSLATED_FROM)]}
        yield structure({"op": {"const": "SET"}, **on, "key": key, **change})
    elif spec.kind is Kind.SET:
        yield structure({"op": {"enum": ["ADD", "REMOVE"]}, **on, "element": value})
        elements = or_null({"type": "string", "minLength": 1})
        yield structure({"op": {"const": "SET"}, **on, "key": {"const": [WHOLE_SET]}, "from": elements, "to": elements})
    else:
        key = listed(_NAME, minItems=len(spec.key), maxItems=len(spec.key))
        yield structure({"op": {"const": "PUT"}, **on, "key": key, "from": or_null(value), "to": value})
        yield structure({"op": {"const": "UNSET"}, **on, "key": key, "from": or_null(value)})


def _pair(first: str) -> Schema:
    return {"type": "array", "prefixItems": [{"const": first}, _NAME], "items": False, "minItems": 2}


def _choice() -> Schema:
    value = {
        "anyOf": [
            {"type": "null"},
            structure({"plain": {"type": ["string", "integer"]}}),
            structure({"decimal": {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"}}),
            structure({"element": {"type": "integer", "const": 1}}),
        ]
    }
    cell = structure({"line": _ANY, "key": listed(_ANY), "value": value})
    return {
        "anyOf": [
            structure({"take": {"const": "option"}, "proposal": _ANY}),
            structure({"take": {"const": "value"}, "value": value}),
            structure({"take": {"const": "standing"}}),
            structure({"take": {"const": "deletion"}}),
            structure({"take": {"const": "parts"}, "lines": listed(_NAME, minItems=1)}),
            structure({"take": {"const": "transfer"}, "line": _NAME}),
            structure({"take": {"const": "amendment"}, "cells": listed(cell)}),
        ]
    }


def _resolution() -> Schema:
    return structure({"conflict": _ANY, "choice": _choice(), "reason": _ANY, "by": _ANY}, optional=("reason", "by"))


def _plan_body() -> Schema:
    return structure(
        {
            "format": {"const": PLAN_FORMAT},
            "programme": _ANY,
            "code": _ANY,
            "year": _WHOLE,
            "title": {"$ref": "#/$defs/text"},
            "preamble": {"$ref": "#/$defs/text"},
            "parties": listed({"$ref": "#/$defs/code"}),
            "lines": listed({"$ref": "#/$defs/line"}),
        }
    )


def _change_set_body() -> Schema:
    operations = listed({"$ref": "#/$defs/operation"})
    about = {"proposal": _ANY, "number": _WHOLE, "party": _ANY, "base": _ANY}
    return structure({"format": {"const": CHANGE_SET_FORMAT}, **about, "operations": operations})


def _resolutions_body() -> Schema:
    return structure({"format": {"const": RESOLUTIONS_FORMAT}, "resolutions": listed(_resolution())})


def _rules_body() -> Schema:
    count = {"type": "integer", "minimum": 0}
    code = {"type": "string", "minLength": 1}
    ceiling = structure(
        {
            "of": {"enum": [each.value for each in CeilingOf]},
            "code": code,
            "currency": code,
            "amount": {"$ref": "#/$defs/amount"},
        }
    )
    rules = {
        "pillar_of": table(code, code),
        "ceilings": listed(ceiling),
        "markers": table(count, code),
        "max_sdg_targets": count,
        **{name: listed(code) for name in ("countries", "currencies", "quarters", "languages")},
        "indicators_required": {"type": "boolean"},
    }
    return structure({"format": {"const": RULES_FORMAT}, "year": count, **rules}, optional=tuple(rules))


def _cell() -> Schema:
    return {"line": _ANY, "field": _ANY, "key": listed(_ANY)}


def _conflict(**more: Schema) -> Schema:
    proposals = listed(_ANY)
    wanted: Schema = {"type": ["object", "null"]}
    return structure(
        {
            "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "class": {"enum": [each.value for each in ConflictClass]},
            "lines": listed(_ANY),
            "cells": listed(structure(_cell())),
            "standing": wanted,
            "options": listed(structure({"wanted": wanted, "proposals": proposals})),
            "proposals": proposals,
            **dict.fromkeys(("rule", "subject", "found", "limit"), _ANY),
            **more,
        }
    )


def _result_body() -> Schema:
    proposal = {
        "proposal": _ANY,
        "number": _WHOLE,
        "party": _ANY,
        "operations": _WHOLE,
        "state": {"enum": ["merged", "held"]},
        "waits_for": listed(_ANY),
    }
    said: Schema = {"type": ["string", "integer", "object", "null"]}
    origin = {**_cell(), "proposals": listed(_ANY), "decided_by": or_null(_ANY), "before": said, "after": said}
    kinds = {"enum": [each.value for each in ConflictClass]}
    return structure(
        {
            "format": {"const": RESULT_FORMAT},
            "outcome": {"enum": ["merged", "conflicts"]},
            "base": {"$ref": "#/$defs/fingerprint"},
            "fingerprint": {"$ref": "#/$defs/fingerprint"},
            "proposals": listed(structure(proposal)),
            "conflicts": listed(_conflict()),
            "settled": listed(_conflict(resolution=or_null(_resolution()))),
            "notices": listed(
                structure({"class": kinds, **_cell(), "proposals": listed(_ANY), "after": or_null(_ANY)})
            ),
            "origin": listed(structure(origin)),
            "unused_resolutions": listed(_ANY),
            "plan": _plan_body(),
        }
    )


def _diff_body() -> Schema:
    segment = structure({"change": {"enum": [each.value for each in Change]}, "text": _ANY})
    said: Schema = {"type": ["string", "integer", "null"]}
    cell = {"field": _ANY, "key": listed(_ANY), "before": said, "after": said, "segments": listed(segment)}
    stale = listed(structure({"field": _ANY, "language": _ANY}))
    kinds = [each.value for each in LineChange]
    line = {
        "line": _ANY,
        "change": {"enum": [kind for kind in kinds if kind != LineChange.SAME]},
        "moved": {"type": "boolean"},
        "code_before": _ANY,
        "code_after": _ANY,
        "cells": listed(structure(cell)),
        "stale": stale,
    }
    return structure(
        {
            "format": {"const": DIFF_FORMAT},
            "outcome": {"enum": ["same", "different"]},
            "before": {"$ref": "#/$defs/fingerprint"},
            "after": {"$ref": "#/$defs/fingerprint"},
            "head": listed(structure({"field": _ANY, "before": {}, "after": {}})),
            "texts": listed(structure(cell)),
            "stale_texts": stale,
            "counts": structure(dict.fromkeys(kinds, _WHOLE)),
            "lines": listed(structure(line)),
            "operations": listed({"$ref": "#/$defs/operation"}),
        }
    )


_BODIES: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "plan": ("A workplan version", _plan_body),
    "changeset": ("What one proposal changes", _change_set_body),
    "resolutions": ("Decisions on conflicts", _resolutions_body),
    "rules": ("The rules that a plan must keep", _rules_body),
    "mergeresult": ("What came of a merge", _result_body),
    "diff": ("The difference of two workplan versions", _diff_body),
    **RESULTS_BODIES,
    **PUBLIC_BODIES,
    **ANNUAL_BODIES,
}

SCHEMA_NAMES = tuple(_BODIES)


def schema(name: str) -> Schema:
    """Return the JSON Schema of the documents of this name, one of SCHEMA_NAMES."""
    title, body = _BODIES[name]
    return _pruned(_document(name, title, body()))


def _pruned(whole: Schema) -> Schema:
    """Leave out the definitions that this schema does not refer to."""
    definitions = whole.pop("$defs")
    used: dict[str, Schema] = {}
    waiting = [whole]
    while waiting:
        for name in sorted(set(_referred(waiting.pop())) - set(used)):
            used[name] = definitions[name]
            waiting.append(definitions[name])
    return {**whole, "$defs": dict(sorted(used.items()))}


def _referred(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"].removeprefix("#/$defs/")
        for inner in value.values():
            yield from _referred(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _referred(inner)
