"""The rules of a plan as JSON, in the format ``maslahat.rules/1``, for a merge that has no programme at hand."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.money import NotAnAmount, amount, written
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules

RULES_FORMAT = "maslahat.rules/1"


class RulesRefused(ValueError):
    """A document holds no rules; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


def rules_document(rules: PlanRules) -> dict[str, Document]:
    """Return the rules of a plan as a JSON object in RULES_FORMAT."""
    return {
        "format": RULES_FORMAT,
        "year": rules.year,
        "pillar_of": dict(rules.pillar_of),
        "ceilings": [
            {"of": one.of.value, "code": one.code, "currency": one.currency, "amount": written(one.amount)}
            for one in rules.ceilings
        ],
        "markers": dict(rules.markers),
        "max_sdg_targets": rules.max_sdg_targets,
        "countries": list(rules.countries),
        "currencies": list(rules.currencies),
        "quarters": list(rules.quarters),
        "languages": list(rules.languages),
        "indicators_required": rules.indicators_required,
    }


def read_rules(document: Document) -> PlanRules:
    """Return the rules that a JSON object in RULES_FORMAT describes; raise RulesRefused with every fault found.

    Only ``year`` must be there; what is left out is as PlanRules has it.
    """
    if not isinstance(document, dict) or document.get("format") != RULES_FORMAT:
        raise RulesRefused([("format", f"is not {RULES_FORMAT}")])
    faults: list[tuple[str, str]] = []
    read: dict[str, Any] = {}
    for name, entry in sorted(document.items()):
        if name == "format":
            continue
        if name not in _READERS:
            faults.append((name, "is not part of the format"))
            continue
        try:
            read[name] = _READERS[name](entry)
        except (KeyError, TypeError, ValueError, NotAnAmount) as fault:
            faults.append((name, str(fault) if isinstance(fault, NotAnAmount) else "has the wrong shape"))
    if "year" not in document:
        faults.append(("year", "is missing"))
    if faults:
        raise RulesRefused(faults)
    return PlanRules(**read)


def _whole(raw: Document) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int) or raw < 0:
        raise TypeError(raw)
    return raw


def _flag(raw: Document) -> bool:
    if not isinstance(raw, bool):
        raise TypeError(raw)
    return raw


def _code(raw: Document) -> str:
    if not isinstance(raw, str) or not raw:
        raise TypeError(raw)
    return raw


def _codes(raw: Document) -> tuple[str, ...]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    return tuple(_code(each) for each in raw)


def _table(read: Callable[[Document], Any]) -> Callable[[Document], dict[str, Any]]:
    def read_table(raw: Document) -> dict[str, Any]:
        if not isinstance(raw, dict):
            raise TypeError(raw)
        return {_code(name): read(each) for name, each in raw.items()}

    return read_table


def _ceilings(raw: Document) -> tuple[Ceiling, ...]:
    if not isinstance(raw, list) or any(set(each) != {"of", "code", "currency", "amount"} for each in raw):
        raise TypeError(raw)
    return tuple(
        Ceiling(CeilingOf(each["of"]), _code(each["code"]), _code(each["currency"]), _amount(each["amount"]))
        for each in raw
    )


def _amount(raw: Document) -> Decimal:
    found = amount(_code(raw))
    if written(found) != raw:
        raise NotAnAmount(f"{raw!r} is written {written(found)!r}")
    return found


_READERS: dict[str, Callable[[Document], Any]] = {
    "year": _whole,
    "pillar_of": _table(_code),
    "ceilings": _ceilings,
    "markers": _table(_whole),
    "max_sdg_targets": _whole,
    "countries": _codes,
    "currencies": _codes,
    "quarters": _codes,
    "languages": _codes,
    "indicators_required": _flag,
}
