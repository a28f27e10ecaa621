"""A changed cell in words: what it is called and what stood there then and now, in both languages."""

from collections.abc import Mapping
from decimal import Decimal

from maslahat.domain.workplans.fields import CHANGEABLE, TO_BE_MOBILIZED, CellKey, Kind, Value
from maslahat.publishing.phrases import PHRASES, Pair
from maslahat.publishing.spelling import money, name_of, plain
from maslahat.publishing.view import Names, NameTable

_LANGUAGE_NAMES = {"en": "in_english", "ru": "in_russian"}


def cell_name(names: Names, key: CellKey) -> Pair:
    """Return what a cell is called: ``Title (English)``, ``Countries: Kazakhstan``, ``Available: Japan, USD``."""
    field = CHANGEABLE[key[0]]
    label = PHRASES[field.name] if field.name != "budget" else PHRASES["available"]
    if field.kind is Kind.TEXT:
        return _joined(label, _language(key[1]), "{} ({})")
    if field.name == "budget":
        return _budget_name(names, key)
    if field.name == "indicators":
        return _indicator_name(label, key)
    if field.kind is Kind.CELL:
        return label
    return _joined(label, name_of(_tables(names).get(field.name, {}), key[1]), "{}: {}")


def cell_value(names: Names, key: CellKey, value: Value | None) -> Pair:
    """Return a value in words; ``empty`` where there is none. An element of a set is told by its name."""
    if value is None:
        return PHRASES["blank"]
    if value is True:
        return name_of(_tables(names).get(key[0], {}), key[1])
    if isinstance(value, Decimal):
        text = money(value) if key[0] == "budget" else f"{plain(value)} %"
        return text, text
    return name_of(_tables(names).get(key[0], {}), str(value))


def _budget_name(names: Names, key: CellKey) -> Pair:
    if key[1] == TO_BE_MOBILIZED:
        return _joined(PHRASES["to_be_mobilized"], (key[2], key[2]), "{}, {}")
    source = _joined(name_of(names.donors, key[1]), (key[2], key[2]), "{}, {}")
    return _joined(PHRASES["available"], source, "{}: {}")


def _indicator_name(label: Pair, key: CellKey) -> Pair:
    part, _, language = key[2].partition(":")
    name = _joined(label, (key[1], key[1]), "{} {}")
    name = _joined(name, PHRASES.get(part, (part, part)), "{}, {}")
    return _joined(name, _language(language), "{} ({})") if language else name


def _language(code: str) -> Pair:
    return PHRASES[_LANGUAGE_NAMES[code]] if code in _LANGUAGE_NAMES else (code, code)


def _joined(one: Pair, other: Pair, form: str) -> Pair:
    return form.format(one[0], other[0]), form.format(one[1], other[1])


def _tables(names: Names) -> Mapping[str, NameTable]:
    return {
        "type": names.types,
        "scope": names.scopes,
        "modality": names.modalities,
        "risk": names.risks,
        "countries": names.countries,
        "shares": names.countries,
        "lead": names.institutions,
        "partners": names.institutions,
        "beneficiaries": names.beneficiaries,
        "markers": names.markers,
        "sdg_targets": names.sdg_targets,
    }
