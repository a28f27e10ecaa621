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

Schema = dict[str, Any]

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


def _listed(item: Schema, **more: Any) -> Schema:
    return {"type": "array", "items": item, **more}


def _object(properties: Mapping[str, Schema], optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _table(value: Schema, keys: Schema | None = None) -> Schema:
    return {"type": "object", "propertyNames": keys or {"$ref": "#/$defs/code"}, "additionalProperties": value}


def _or_null(value: Schema) -> Schema:
    return {"anyOf": [value, {"type": "null"}]}


def _document(name: str, title: str, body: Schema) -> Schema:
    about = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"urn:maslahat:{name}:1", "title": title}
    return {**about, "$defs": {**_DEFINITIONS, "text": _text(), "line": _line(), "operation": _operation()}, **body}


def _text() -> Schema:
    words = {"type": "string", "maxLength": 10_000}
    language: Schema = {"$ref": "#/$defs/language"}
    source = {"type": "string", "pattern": f"^$|{_LANGUAGE_PATTERN}"}
    return _object({"texts": _table(words, language), "source": source, "translated_from": _table(_ANY, language)})


def _line() -> Schema:
    code = {"$ref": "#/$defs/code"}
    name = {**code, "not": {"const": PLAN_TEXTS}}
    fields = {name: _field(spec) for name, spec in FIELDS.items()}
    return _object({"id": name, "output": code, **fields}, optional=tuple(FIELDS))


def _field(spec: Field) -> Schema:
    value = _VALUES[spec.holds]
    if spec.kind is Kind.TEXT:
        return {"$ref": "#/$defs/text"}
    if spec.kind is Kind.SET:
        return _listed(value, uniqueItems=True)
    for _ in spec.key:
        value = _table(value)
    return value


def _operation() -> Schema:
    line = {"$ref": "#/$defs/line"}
    lines = _listed(line, minItems=1)
    after = _or_null(_NAME)
    place = {"output": _NAME, "after": after, "output_before": _NAME, "after_before": after}
    whole = [
        _object({"op": {"const": "INSERT"}, "line": line, "after": after}),
        _object({"op": {"const": "DELETE"}, "line": _NAME, "before": line}),
        _object({"op": {"const": "MOVE"}, "line": _NAME, **place}),
        _object({"op": {"const": "SPLIT"}, "line": _NAME, "before": line, "survivor": line, "parts": lines}),
        _object({"op": {"const": "JOIN"}, "survivor": line, "before": lines}),
        _object({"op": {"const": "RESTORE"}, "line": line, "after": after, "version": _NAME}),
    ]
    of_lines = (write for spec in FIELDS.values() for write in _writes(spec, _NAME))
    of_plan = (write for spec in PLAN_FIELDS.values() for write in _writes(spec, {"const": PLAN_TEXTS}))
    return {"anyOf": [*whole, *of_lines, *of_plan]}


def _writes(spec: Field, line: Schema) -> Iterator[Schema]:
    value = _VALUES[spec.holds]
    on: Schema = {"line": line, "field": {"const": spec.name}}
    change = {"from": _or_null(value), "to": _or_null(value)}
    if spec.kind is Kind.CELL:
        yield _object({"op": {"const": "SET"}, **on, **change})
    elif spec.kind is Kind.TEXT:
        key = {"anyOf": [_listed(_NAME, minItems=1, maxItems=1), _pair(TRANSLATED_FROM)]}
        yield _object({"op": {"const": "SET"}, **on, "key": key, **change})
    elif spec.kind is Kind.SET:
        yield _object({"op": {"enum": ["ADD", "REMOVE"]}, **on, "element": value})
        elements = _or_null({"type": "string", "minLength": 1})
        yield _object({"op": {"const": "SET"}, **on, "key": {"const": [WHOLE_SET]}, "from": elements, "to": elements})
    else:
        key = _listed(_NAME, minItems=len(spec.key), maxItems=len(spec.key))
        yield _object({"op": {"const": "PUT"}, **on, "key": key, "from": _or_null(value), "to": value})
        yield _object({"op": {"const": "UNSET"}, **on, "key": key, "from": _or_null(value)})


def _pair(first: str) -> Schema:
    return {"type": "array", "prefixItems": [{"const": first}, _NAME], "items": False, "minItems": 2}


def _choice() -> Schema:
    value = {
        "anyOf": [
            {"type": "null"},
            _object({"plain": {"type": ["string", "integer"]}}),
            _object({"decimal": {"type": "string", "pattern": r"^-?[0-9]+\.[0-9]{2}$"}}),
            _object({"element": {"type": "integer", "const": 1}}),
        ]
    }
    cell = _object({"line": _ANY, "key": _listed(_ANY), "value": value})
    return {
        "anyOf": [
            _object({"take": {"const": "option"}, "proposal": _ANY}),
            _object({"take": {"const": "value"}, "value": value}),
            _object({"take": {"const": "standing"}}),
            _object({"take": {"const": "deletion"}}),
            _object({"take": {"const": "parts"}, "lines": _listed(_NAME, minItems=1)}),
            _object({"take": {"const": "transfer"}, "line": _NAME}),
            _object({"take": {"const": "amendment"}, "cells": _listed(cell)}),
        ]
    }


def _resolution() -> Schema:
    return _object({"conflict": _ANY, "choice": _choice(), "reason": _ANY, "by": _ANY}, optional=("reason", "by"))


def _plan_body() -> Schema:
    return _object(
        {
            "format": {"const": PLAN_FORMAT},
            "programme": _ANY,
            "code": _ANY,
            "year": _WHOLE,
            "title": {"$ref": "#/$defs/text"},
            "preamble": {"$ref": "#/$defs/text"},
            "parties": _listed({"$ref": "#/$defs/code"}),
            "lines": _listed({"$ref": "#/$defs/line"}),
        }
    )


def _change_set_body() -> Schema:
    operations = _listed({"$ref": "#/$defs/operation"})
    about = {"proposal": _ANY, "number": _WHOLE, "party": _ANY, "base": _ANY}
    return _object({"format": {"const": CHANGE_SET_FORMAT}, **about, "operations": operations})


def _resolutions_body() -> Schema:
    return _object({"format": {"const": RESOLUTIONS_FORMAT}, "resolutions": _listed(_resolution())})


def _rules_body() -> Schema:
    count = {"type": "integer", "minimum": 0}
    code = {"type": "string", "minLength": 1}
    ceiling = _object(
        {
            "of": {"enum": [each.value for each in CeilingOf]},
            "code": code,
            "currency": code,
            "amount": {"$ref": "#/$defs/amount"},
        }
    )
    rules = {
        "pillar_of": _table(code, code),
        "ceilings": _listed(ceiling),
        "markers": _table(count, code),
        "max_sdg_targets": count,
        **{name: _listed(code) for name in ("countries", "currencies", "quarters", "languages")},
        "indicators_required": {"type": "boolean"},
    }
    return _object({"format": {"const": RULES_FORMAT}, "year": count, **rules}, optional=tuple(rules))


def _cell() -> Schema:
    return {"line": _ANY, "field": _ANY, "key": _listed(_ANY)}


def _conflict(**more: Schema) -> Schema:
    proposals = _listed(_ANY)
    wanted: Schema = {"type": ["object", "null"]}
    return _object(
        {
            "id": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
            "class": {"enum": [each.value for each in ConflictClass]},
            "lines": _listed(_ANY),
            "cells": _listed(_object(_cell())),
            "standing": wanted,
            "options": _listed(_object({"wanted": wanted, "proposals": proposals})),
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
        "waits_for": _listed(_ANY),
    }
    said: Schema = {"type": ["string", "integer", "object", "null"]}
    origin = {**_cell(), "proposals": _listed(_ANY), "decided_by": _or_null(_ANY), "before": said, "after": said}
    kinds = {"enum": [each.value for each in ConflictClass]}
    return _object(
        {
            "format": {"const": RESULT_FORMAT},
            "outcome": {"enum": ["merged", "conflicts"]},
            "base": {"$ref": "#/$defs/fingerprint"},
            "fingerprint": {"$ref": "#/$defs/fingerprint"},
            "proposals": _listed(_object(proposal)),
            "conflicts": _listed(_conflict()),
            "settled": _listed(_conflict(resolution=_or_null(_resolution()))),
            "notices": _listed(
                _object({"class": kinds, **_cell(), "proposals": _listed(_ANY), "after": _or_null(_ANY)})
            ),
            "origin": _listed(_object(origin)),
            "unused_resolutions": _listed(_ANY),
            "plan": _plan_body(),
        }
    )


def _diff_body() -> Schema:
    segment = _object({"change": {"enum": [each.value for each in Change]}, "text": _ANY})
    said: Schema = {"type": ["string", "integer", "null"]}
    cell = {"field": _ANY, "key": _listed(_ANY), "before": said, "after": said, "segments": _listed(segment)}
    stale = _listed(_object({"field": _ANY, "language": _ANY}))
    kinds = [each.value for each in LineChange]
    line = {
        "line": _ANY,
        "change": {"enum": [kind for kind in kinds if kind != LineChange.SAME]},
        "moved": {"type": "boolean"},
        "code_before": _ANY,
        "code_after": _ANY,
        "cells": _listed(_object(cell)),
        "stale": stale,
    }
    return _object(
        {
            "format": {"const": DIFF_FORMAT},
            "outcome": {"enum": ["same", "different"]},
            "before": {"$ref": "#/$defs/fingerprint"},
            "after": {"$ref": "#/$defs/fingerprint"},
            "head": _listed(_object({"field": _ANY, "before": {}, "after": {}})),
            "texts": _listed(_object(cell)),
            "stale_texts": stale,
            "counts": _object(dict.fromkeys(kinds, _WHOLE)),
            "lines": _listed(_object(line)),
            "operations": _listed({"$ref": "#/$defs/operation"}),
        }
    )


_BODIES: Mapping[str, tuple[str, Callable[[], Schema]]] = {
    "plan": ("A workplan version", _plan_body),
    "changeset": ("What one proposal changes", _change_set_body),
    "resolutions": ("Decisions on conflicts", _resolutions_body),
    "rules": ("The rules that a plan must keep", _rules_body),
    "mergeresult": ("What came of a merge", _result_body),
    "diff": ("The difference of two workplan versions", _diff_body),
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
