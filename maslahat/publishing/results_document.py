"""A document in the format ``maslahat.results/1``: definitions, code lists, units, overlaps, observations (§1-§3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from maslahat.domain.results.indicators import (
    MOST_DIMENSIONS,
    CodeList,
    IndicatorDefinition,
    Rules,
)
from maslahat.domain.results.observations import COUNTRY, Cell, Observation, Overlap, ReportingUnit
from maslahat.domain.results.periods import Period
from maslahat.domain.results.result_documents import RESULTS_FORMAT
from maslahat.domain.results.values import Answer, Mean, Narrative, Number, Ratio, State, Step, Value
from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.kinds import ACROSS_PERIODS, ACROSS_UNITS, AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing import document_reading as reading
from maslahat.publishing.document_reading import Entry, Faults, NotSo

_NO_TEXT = LocalizedText()
FREQUENCIES = (1, 3, 6, 12)
"""How many months a reporting period may have; YEARLY if a document does not say."""
YEARLY = 12
_WHOLE = {
    "format": Entry(reading.words),
    "cycle": Entry(reading.period),
    "code_lists": Entry(reading.anything, []),
    "units": Entry(reading.anything),
    "indicators": Entry(reading.anything),
    "overlaps": Entry(reading.anything, []),
    "observations": Entry(reading.anything),
}
_CODE_LIST = {"code": Entry(reading.code), "version": Entry(reading.whole, 1), "name": Entry(reading.text, _NO_TEXT)}
_CODE = {"code": Entry(reading.code), "name": Entry(reading.text, _NO_TEXT)}
_UNIT = {
    "code": Entry(reading.code),
    "name": Entry(reading.text, _NO_TEXT),
    "country": Entry(reading.code_or_none, ""),
    "agency": Entry(reading.code_or_none, ""),
    "site": Entry(reading.code_or_none, ""),
    "part_of": Entry(reading.code_or_none, ""),
    "is_aggregated": Entry(reading.flag, True),
    "is_retired": Entry(reading.flag, False),
}
_INDICATOR = {
    "code": Entry(reading.code),
    "version": Entry(reading.whole, 1),
    "result": Entry(reading.code_or_none, ""),
    "name": Entry(reading.text, _NO_TEXT),
    "unit": Entry(reading.words, ""),
    "kind": Entry(reading.one_of(Kind)),
    "across_units": Entry(reading.one_of(AcrossUnits), None),
    "across_periods": Entry(reading.one_of(AcrossPeriods), None),
    "direction": Entry(reading.one_of(Direction), Direction.UP),
    "frequency": Entry(reading.whole, YEARLY),
    "dimensions": Entry(reading.codes, ()),
    "scale": Entry(reading.code_or_none, ""),
    "reporters": Entry(reading.codes, ()),
}
_OVERLAP = {
    "indicator": Entry(reading.code),
    "units": Entry(reading.codes),
    "period": Entry(reading.period),
    "cell": Entry(reading.cell, ()),
    "number": Entry(reading.number),
}
_OBSERVATION = {
    "id": Entry(reading.code),
    "indicator": Entry(reading.code),
    "unit": Entry(reading.code),
    "period": Entry(reading.period),
    "cell": Entry(reading.cell, ()),
    "state": Entry(reading.one_of(State), State.REPORTED),
    "value": Entry(reading.anything, None),
    "reason": Entry(reading.words, ""),
}


class ResultsRefused(ValueError):
    """A document holds no results; ``faults`` lists every fault as (path, what is wrong)."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{path}: {why}" for path, why in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class ResultsDocument:
    """All that a roll-up needs, with the observations in order of the file."""

    cycle: Period
    units: tuple[ReportingUnit, ...]
    indicators: tuple[IndicatorDefinition, ...]
    overlaps: tuple[Overlap, ...]
    observations: tuple[Observation, ...]

    def indicator(self, code: str) -> IndicatorDefinition | None:
        """Return the indicator of a code; None if the document has none."""
        return next((each for each in self.indicators if each.code == code), None)


def read_results(document: Document) -> ResultsDocument:
    """Return what a JSON object in RESULTS_FORMAT says; raise ResultsRefused with every fault found.

    What the roll-up would refuse, and codes that no list of the document has, are faults as well.
    """
    if not isinstance(document, dict) or document.get("format") != RESULTS_FORMAT:
        raise ResultsRefused([("format", f"is not {RESULTS_FORMAT}")])
    faults = Faults()
    whole = faults.read(document, "", _WHOLE)
    if whole is None:
        raise ResultsRefused(faults.found)
    reader = _Reader(faults)
    reader.read_code_lists(whole["code_lists"])
    reader.read_units(whole["units"])
    reader.read_indicators(whole["indicators"])
    overlaps = tuple(reader.overlaps(whole["overlaps"]))
    observations = tuple(reader.observations(whole["observations"]))
    if faults.found:
        raise ResultsRefused(faults.found)
    units, indicators = tuple(reader.units.values()), tuple(reader.indicators.values())
    return ResultsDocument(whole["cycle"], units, indicators, overlaps, observations)


class _Reader:
    """Reads the parts of a document one after another, each knowing those before it."""

    def __init__(self, faults: Faults) -> None:
        self.faults = faults
        self.lists: dict[str, CodeList] = {}
        self.units: dict[str, ReportingUnit] = {}
        self.indicators: dict[str, IndicatorDefinition] = {}
        self.places: dict[str, set[Any]] = {}

    def _once(self, what: str, path: str, key: Any) -> bool:
        """Tell whether a key stands for the first time among its kind, and note the fault if not."""
        seen = self.places.setdefault(what, set())
        if key in seen:
            self.faults.add(path, "stands twice")
            return False
        seen.add(key)
        return True

    def _known(self, path: str, name: str, known: Mapping[str, Any], what: str) -> bool:
        if name not in known:
            self.faults.add(path, f"{name} is no {what} of this file")
        return name in known

    def read_code_lists(self, raw: Document) -> None:
        fields = {**_CODE_LIST, "codes": Entry(reading.anything)}
        for path, found in self.faults.rows(raw, "code_lists", fields):
            rows = [(at, each) for at, each in self.faults.rows(found["codes"], f"{path}.codes", _CODE)]
            names = {each["code"]: each["name"] for at, each in rows if self._once(path, f"{at}.code", each["code"])}
            if self._once("lists", f"{path}.code", found["code"]):
                self.lists[found["code"]] = CodeList(found["code"], found["version"], found["name"], names)

    def read_units(self, raw: Document) -> None:
        paths = {}
        for path, found in self.faults.rows(raw, "units", _UNIT):
            if self._once("units", f"{path}.code", found["code"]):
                self.units[found["code"]] = ReportingUnit(**found)
                paths[found["code"]] = path
        for code, path in paths.items():
            if larger := self.units[code].part_of:
                self._known(f"{path}.part_of", larger, self.units, "unit")
                if self._is_part_of_itself(code):
                    self.faults.add(f"{path}.part_of", "is part of itself")

    def _is_part_of_itself(self, code: str) -> bool:
        seen, larger = set(), self.units[code].part_of
        while larger in self.units and larger not in seen:
            seen.add(larger)
            larger = self.units[larger].part_of
        return code in seen

    def read_indicators(self, raw: Document) -> None:
        for path, found in self.faults.rows(raw, "indicators", _INDICATOR):
            dimensions = [
                self.lists[name]
                for name in found["dimensions"]
                if self._known(f"{path}.dimensions", name, self.lists, "code list")
            ]
            if len(dimensions) > MOST_DIMENSIONS:
                self.faults.add(f"{path}.dimensions", f"has more than {MOST_DIMENSIONS} dimensions")
            for name in found["reporters"]:
                self._known(f"{path}.reporters", name, self.units, "unit")
            scale = self._scale(path, found)
            if found["frequency"] not in FREQUENCIES:
                self.faults.add(f"{path}.frequency", f"is none of {', '.join(map(str, FREQUENCIES))}")
            if self._once("indicators", f"{path}.code", found["code"]):
                self.indicators[found["code"]] = IndicatorDefinition(
                    **{
                        name: found[name] for name in ("code", "version", "result", "name", "unit", "kind", "direction")
                    },
                    meaning=_NO_TEXT,
                    rules=self._rules(path, found),
                    baseline=None,
                    targets=(),
                    dimensions=tuple(dimensions),
                    scale=scale,
                    frequency=found["frequency"],
                    reporters=found["reporters"],
                )

    def _scale(self, path: str, found: Mapping[str, Any]) -> CodeList | None:
        if (found["kind"] is Kind.SCALE) is not bool(found["scale"]):
            self.faults.add(f"{path}.scale", "is there if and only if the kind is scale")
        if found["scale"] and self._known(f"{path}.scale", found["scale"], self.lists, "code list"):
            return self.lists[found["scale"]]
        return None

    def _rules(self, path: str, found: Mapping[str, Any]) -> Rules:
        kind, customary = found["kind"], Rules.customary(found["kind"])
        for name, allowed in (("across_units", ACROSS_UNITS[kind]), ("across_periods", ACROSS_PERIODS[kind])):
            if found[name] is not None and found[name] not in allowed:
                self.faults.add(f"{path}.{name}", f"does not suit {kind}")
        return Rules(
            found["across_units"] or customary.across_units, found["across_periods"] or customary.across_periods
        )

    def overlaps(self, raw: Document) -> Iterator[Overlap]:
        for path, found in self.faults.rows(raw, "overlaps", _OVERLAP):
            named = [self._known(f"{path}.units", name, self.units, "unit") for name in found["units"]]
            if len(named) < 2:
                self.faults.add(f"{path}.units", "names fewer than two")
            if self._known(f"{path}.indicator", found["indicator"], self.indicators, "indicator"):
                self._check_cell(f"{path}.cell", self.indicators[found["indicator"]], found["cell"], is_regional=True)
            overlap = Overlap(**{**found, "units": frozenset(found["units"])})
            self._once("overlaps", path, (overlap.indicator, overlap.units, overlap.period, overlap.cell))
            yield overlap

    def observations(self, raw: Document) -> Iterator[Observation]:
        for path, found in self.faults.rows(raw, "observations", _OBSERVATION):
            self._once("observation ids", f"{path}.id", found["id"])
            self._once("observations", path, tuple(found[name] for name in ("indicator", "unit", "period", "cell")))
            known = self._known(f"{path}.unit", found["unit"], self.units, "unit")
            if not self._known(f"{path}.indicator", found["indicator"], self.indicators, "indicator"):
                continue
            definition = self.indicators[found["indicator"]]
            is_regional = known and not self.units[found["unit"]].country
            self._check_cell(f"{path}.cell", definition, found["cell"], is_regional=is_regional)
            value = self._value(f"{path}.value", definition, found)
            yield Observation(**{**found, "value": value})

    def _check_cell(self, path: str, definition: IndicatorDefinition, here: Cell, *, is_regional: bool) -> None:
        lists = {each.code: each for each in definition.dimensions}
        for dimension, code in here:
            if dimension == COUNTRY and dimension not in lists:
                if not is_regional:
                    self.faults.add(f"{path}.{dimension}", "only a regional unit reports by country")
            elif dimension not in lists:
                self.faults.add(f"{path}.{dimension}", f"{dimension} is no dimension of {definition.code}")
            elif code not in lists[dimension].names:
                self.faults.add(f"{path}.{dimension}", f"{code} is no code of {dimension}")

    def _value(self, path: str, definition: IndicatorDefinition, found: Mapping[str, Any]) -> Value | None:
        if found["state"] is not State.REPORTED:
            if found["value"] is not None:
                self.faults.add(path, f"does not suit {found['state']}")
            return None
        if found["value"] is None:
            self.faults.add(path, "is missing")
            return None
        try:
            return read_value(definition, found["value"])
        except NotSo as fault:
            self.faults.add(path, str(fault))
            return None


def read_value(definition: IndicatorDefinition, raw: Document) -> Value:
    """Return the value that a JSON value tells for an indicator; raise NotSo if it is none of its kind."""
    match definition.kind:
        case Kind.RATIO:
            top, bottom = _both(raw, "numerator", "denominator")
            return Ratio(reading.number(top), reading.number(bottom))
        case Kind.AVERAGE:
            total, number = _both(raw, "sum", "number")
            return Mean(reading.number(total), reading.whole(number))
        case Kind.YES_NO:
            return Answer(reading.flag(raw))
        case Kind.SCALE:
            step = reading.code(raw)
            if definition.scale and step not in definition.scale.names:
                raise NotSo(f"{step} is no code of {definition.scale.code}")
            return Step(step)
        case Kind.TEXT:
            return Narrative(reading.text(raw))
        case _:
            return Number(reading.number(raw))


def _both(raw: Document, one: str, other: str) -> tuple[Document, Document]:
    if not isinstance(raw, dict) or set(raw) != {one, other}:
        raise NotSo(f"has not {one} and {other} and nothing else")
    return raw[one], raw[other]
