"""Values as people write them and as the record keeps them: exact text out, exact text in, refusals by name."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, Step, Value
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText, TextRefused, clean

PARTS: Mapping[Kind, tuple[str, ...]] = {
    **dict.fromkeys((Kind.COUNT, Kind.STOCK, Kind.RUNNING_TOTAL, Kind.HIGHEST, Kind.LOWEST), ("number",)),
    Kind.RATIO: ("numerator", "denominator"),
    Kind.AVERAGE: ("sum", "number"),
    Kind.YES_NO: ("answer",),
    Kind.SCALE: ("step",),
    Kind.TEXT: ("en", "ru"),
}
"""The parts in which a value of each kind is written down."""

_NUMBER = re.compile(r"-?[0-9]{1,24}(?:\.[0-9]{1,12})?")
_SPACES = dict.fromkeys(map(ord, " \u00a0\u2009\u202f"), None)


class ValueRefused(ValueError):
    """What was written is no value of this kind; ``code`` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def read_told(definition: IndicatorDefinition, told: Mapping[str, str]) -> Value:
    """Return the value that somebody wrote down, by the parts of its kind.

    Spaces between digits are taken, and a comma for the point. Raises ValueRefused: ``number_unreadable`` for what is
    no number, ``number_negative`` for a count below zero, ``number_not_whole`` for a part of a person or a number of
    measurements that is not whole, ``answer_missing``, ``step_unknown``, ``words_missing``,
    ``words_refused``.
    """
    match definition.kind:
        case Kind.RATIO:
            return Ratio(_counted(definition, told, "numerator"), _counted(definition, told, "denominator"))
        case Kind.AVERAGE:
            return Mean(_number(told, "sum"), _measurements(told))
        case Kind.YES_NO:
            return _answer(told)
        case Kind.SCALE:
            return _step(definition, told)
        case Kind.TEXT:
            return _words(told)
        case Kind.HIGHEST | Kind.LOWEST:
            return Number(_number(told, "number"))
        case _:
            return Number(_counted(definition, told, "number"))


def value_document(value: Value | None) -> dict[str, Any] | None:
    """Return a value as JSON, numbers as text, exact to the last digit; None stays None."""
    match value:
        case None:
            return None
        case Number(number):
            return {"number": str(number)}
        case Ratio(numerator, denominator):
            return {"numerator": str(numerator), "denominator": str(denominator)}
        case Mean(total, number):
            return {"sum": str(total), "number": number}
        case Answer(is_yes):
            return {"answer": is_yes}
        case Step(code):
            return {"step": code}
        case Narrative(text):
            return {"text": text.document()}


def written_parts(value: Value | None) -> dict[str, str]:
    """Return a value by the parts of its kind, as somebody would write it down and ``read_told`` reads it."""
    match value:
        case Narrative(text):
            return dict(text.texts)
        case Answer(is_yes):
            return {"answer": "yes" if is_yes else "no"}
    return {part: str(written) for part, written in (value_document(value) or {}).items()}


def read_value(document: Mapping[str, Any] | None) -> Value | None:
    """Return the value that ``value_document`` wrote down."""
    if document is None:
        return None
    if "numerator" in document:
        return Ratio(Decimal(document["numerator"]), Decimal(document["denominator"]))
    if "sum" in document:
        return Mean(Decimal(document["sum"]), int(document["number"]))
    if "answer" in document:
        return Answer(bool(document["answer"]))
    if "step" in document:
        return Step(document["step"])
    return (
        Narrative(LocalizedText.read(document["text"])) if "text" in document else Number(Decimal(document["number"]))
    )


def _number(told: Mapping[str, str], part: str) -> Decimal:
    written = told.get(part, "").translate(_SPACES).replace(",", ".").replace("−", "-")
    if not _NUMBER.fullmatch(written):
        raise ValueRefused("number_unreadable")
    return Decimal(written)


def _counted(definition: IndicatorDefinition, told: Mapping[str, str], part: str) -> Decimal:
    number = _number(told, part)
    if number < 0:
        raise ValueRefused("number_negative")
    if definition.counts_people and number != number.to_integral_value():
        raise ValueRefused("number_not_whole")
    return number


def _measurements(told: Mapping[str, str]) -> int:
    number = _number(told, "number")
    if number < 0:
        raise ValueRefused("number_negative")
    if number != number.to_integral_value():
        raise ValueRefused("number_not_whole")
    return int(number)


def _answer(told: Mapping[str, str]) -> Answer:
    if told.get("answer") not in ("yes", "no"):
        raise ValueRefused("answer_missing")
    return Answer(told["answer"] == "yes")


def _step(definition: IndicatorDefinition, told: Mapping[str, str]) -> Step:
    code = told.get("step", "")
    if definition.scale is None or code not in definition.scale.names:
        raise ValueRefused("step_unknown")
    return Step(code)


def _words(told: Mapping[str, str]) -> Narrative:
    try:
        texts = {language: clean(text) for language, text in told.items() if text.strip()}
    except TextRefused as refused:
        raise ValueRefused("words_refused") from refused
    if not texts:
        raise ValueRefused("words_missing")
    return Narrative(LocalizedText.of(source=next(iter(texts)), **texts))
