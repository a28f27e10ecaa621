"""Observations with what their codes mean, as tables write them out one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import Observation, ReportingUnit
from maslahat.domain.results.result_documents import exact
from maslahat.domain.results.told_values import PARTS
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.phrases import LANGUAGES
from maslahat.publishing.results_document import ResultsDocument

NUMBER, NUMERATOR, DENOMINATOR, SUM, MEASUREMENTS = "number", "numerator", "denominator", "sum", "measurements"
ANSWER, STEP, TEXT = "answer", "step", "text_"
NUMBERS = (NUMBER, NUMERATOR, DENOMINATOR, SUM, MEASUREMENTS)
"""Names of the parts of a value that are numbers; ``text_`` is followed by a language."""

_NAMES: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("sum", "number"): (SUM, MEASUREMENTS),
    ("en", "ru"): tuple(f"{TEXT}{each}" for each in LANGUAGES),
}

WITHHELD = "withheld"
"""What a table says instead of a state where there is a value that the reader may not see (R70)."""

Hides = Callable[[ReportingUnit, IndicatorDefinition | None], bool]
"""Tells whether the values that a unit reported of an indicator are hidden."""


def hides_nothing(unit: ReportingUnit, definition: IndicatorDefinition | None) -> bool:
    """Hide nothing."""
    del unit, definition
    return False


@dataclass(frozen=True, slots=True)
class ObservationsTold:
    """Observations in order, and what the codes in them mean; ``agency`` is the party that keeps the programme.

    ``definitions`` and ``units`` are the last ones known of each code, in force or not. ``dimensions`` are the codes
    of all dimensions that may stand in a cell, ``languages`` those in which texts may be told. ``hides`` tells what
    the reader may not see: a value that is hidden is WITHHELD, what was not reported says so to everybody. ``areas``
    has the names of countries, where they are known; ``prepared`` is the day on which it is written out.
    """

    programme: str
    agency: str
    definitions: Mapping[str, IndicatorDefinition]
    units: Mapping[str, ReportingUnit]
    dimensions: tuple[str, ...]
    observations: Iterable[Observation]
    languages: tuple[str, ...] = LANGUAGES
    hides: Hides = hides_nothing
    areas: Mapping[str, LocalizedText] = field(default_factory=lambda: MappingProxyType({}))
    prepared: date = date.min

    def unit(self, code: str) -> ReportingUnit:
        """Return who reports under a code, without a name if it is not known any more."""
        return self.units.get(code) or ReportingUnit(code, LocalizedText(), "")

    def withholds(self, each: Observation) -> bool:
        """Tell whether there is a value that the reader may not see."""
        return each.state is State.REPORTED and self.hides(self.unit(each.unit), self.definitions.get(each.indicator))

    def parts_of(self, indicator: str) -> tuple[str, ...]:
        """Return the names of the parts of a value of an indicator; NUMBER if it is not known any more."""
        definition = self.definitions.get(indicator)
        if definition is None:
            return (NUMBER,)
        parts = PARTS[definition.kind]
        return _NAMES.get(parts, parts)

    def name_of(self, indicator: str, dimension: str, code: str) -> LocalizedText:
        """Return the name of a code of a dimension, or the code itself where the list has it no more."""
        definition = self.definitions.get(indicator)
        lists: tuple[CodeList, ...] = definition.dimensions if definition else ()
        found = next((each.names.get(code) for each in lists if each.code == dimension), None)
        return found or LocalizedText.of(**dict.fromkeys(LANGUAGES, code))

    def value_of(self, each: Observation) -> Value | None:
        """Return the value of an observation as far as the reader may see it."""
        return None if self.withholds(each) else each.value


def parts_told(value: Value | None) -> dict[str, str]:
    """Return the parts of a value by name, numbers exact to the last digit; none for no value."""
    match value:
        case None:
            return {}
        case Number(number):
            return {NUMBER: exact(number)}
        case Ratio(numerator, denominator):
            return {NUMERATOR: exact(numerator), DENOMINATOR: exact(denominator)}
        case Mean(total, number):
            return {SUM: exact(total), MEASUREMENTS: str(number)}
        case Answer(is_yes):
            return {ANSWER: "yes" if is_yes else "no"}
        case Step(code):
            return {STEP: code}
        case Narrative(text):
            return {f"{TEXT}{language}": words for language, words in text.texts.items()}


def observations_of_file(found: ResultsDocument) -> ObservationsTold:
    """Return the observations of a file of results, which names neither programme nor agency."""
    split = (dimension for each in found.observations for dimension, _ in each.cell)
    return ObservationsTold(
        "FILE",
        "MASLAHAT",
        {each.code: each for each in found.indicators},
        {each.code: each for each in found.units},
        dimensions_of(found.indicators, split),
        found.observations,
        _languages(found.observations),
    )


def _languages(observations: Iterable[Observation]) -> tuple[str, ...]:
    told = (each.value.text.texts for each in observations if isinstance(each.value, Narrative))
    return (*LANGUAGES, *sorted({language for texts in told for language in texts} - set(LANGUAGES)))


def dimensions_of(definitions: Iterable[IndicatorDefinition], told: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the codes of all dimensions of these definitions and of those that were told, in order of code."""
    return tuple(sorted({*told, *(each.code for definition in definitions for each in definition.dimensions)}))


def rows_of(told: ObservationsTold) -> Iterator[tuple[Observation, ReportingUnit, IndicatorDefinition | None]]:
    """Yield each observation with its unit and its definition, if that is still known."""
    for each in told.observations:
        yield each, told.unit(each.unit), told.definitions.get(each.indicator)
