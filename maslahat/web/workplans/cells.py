"""Cells of a line in the reader's words: what each is called, and what its value says."""

from decimal import Decimal

from django.utils.translation import gettext

from maslahat.domain.programmes.programme import BENEFICIARY_GROUPS, Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import CHANGEABLE, FIELDS, TO_BE_MOBILIZED, CellKey, Holds, Kind, Value
from maslahat.web.templatetags.figures import counted, money_in_words
from maslahat.web.templatetags.marks import quarter_in_words
from maslahat.web.templatetags.texts import localized
from maslahat.web.workplans.bodies import body_name, source_name
from maslahat.words.fields import FIELD_NAMES, LANGUAGE_NAMES
from maslahat.words.labels import label

Words = LocalizedText | str

LISTS = {"type": "activity_types", "scope": "activity_scope", "modality": "modality", "risk": "risks"}
"""Code lists of a programme from which single fields take their value."""

TEXTS = tuple(name for name, spec in FIELDS.items() if spec.kind is Kind.TEXT)
"""Fields that hold a text in each language, in printing order."""


def cell_name(programme: Programme, key: CellKey) -> str:
    """Return what a cell is called: the field, and the language, source, marker or country it is about."""
    name, spec = label(FIELD_NAMES, key[0]), CHANGEABLE[key[0]]
    if spec.kind is Kind.TEXT:
        return f"{name}, {label(LANGUAGE_NAMES, key[1])}"
    if spec.kind is Kind.MAP:
        return f"{name}: {about_key(programme, key)}"
    return name


def about_key(programme: Programme, key: CellKey) -> str:
    """Return what an entry of a map field is about: the donor, the marker, the country."""
    match key[0]:
        case "budget":
            return source_in_words(programme, key[1])
        case "markers":
            return next((localized(each.name) for each in programme.cross_cutting if each.code == key[1]), key[1])
        case "shares":
            return _country(programme, key[1])
    return " ".join(key[1:])


def source_in_words(programme: Programme, code: str) -> str:
    """Return what a source of money is called: the donor, or that the money is still to be mobilized."""
    return gettext("to be mobilized") if code == TO_BE_MOBILIZED else localized(source_name(programme, code))


def cell_words(programme: Programme, key: CellKey, value: Value) -> Words:
    """Return what a cell says; names in several languages stay so."""
    spec = CHANGEABLE[key[0]]
    if spec.kind is Kind.SET:
        return code_words(programme, key[0], key[1])
    if key[0] == "budget" and isinstance(value, Decimal):
        return money_in_words(value, key[2])
    if key[0] == "markers":
        return _marker(programme, key[1], str(value))
    if spec.holds is Holds.PERCENT and isinstance(value, Decimal):
        return f"{counted(value)} %"
    if spec.holds is Holds.WHOLE and isinstance(value, int):
        return counted(value)
    return code_words(programme, key[0], str(value))


def code_words(programme: Programme, field: str, code: str) -> Words:
    """Return the name behind a code of this field; the code itself where it has none."""
    match field:
        case "countries":
            return next((each.name for each in programme.countries if each.code == code), code)
        case "quarters":
            return quarter_in_words(code)
        case "lead" | "partners":
            return body_name(programme, code)
        case "beneficiaries":
            return programme.label(BENEFICIARY_GROUPS, code) or code
        case "sdg_targets":
            name = next((localized(each.name) for each in programme.sdg_targets if each.code == code), "")
            return f"{code} {name}".strip()
    return programme.label(LISTS.get(field, ""), code) or code


def _country(programme: Programme, code: str) -> str:
    return localized(code_words(programme, "countries", code))


def _marker(programme: Programme, marker: str, code: str) -> str:
    steps = next((each.scale for each in programme.cross_cutting if each.code == marker), ())
    return f"{code} – {localized(next((step.name for step in steps if step.code == code), None))}".removesuffix(" – ")
