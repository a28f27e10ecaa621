"""What the columns and codes of the SDMX-CSV of a programme mean, as a structure message of SDMX 3.0 in JSON.

A receiver loads it before the table: the dataflow, its data structure, concepts and code lists. Sources: SDMX-JSON
structure message 2.0.0 (sdmx-twg/sdmx-json); SDMX 3.0 section 2, information model.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from maslahat.domain.shared.canonical import Document
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.observations_sdmx import (
    columns,
    dimension_id,
    flow_id,
    split_axes,
)
from maslahat.publishing.observations_told import TEXT, ObservationsTold
from maslahat.publishing.structure_phrases import CODES, CONCEPTS, LISTS

SCHEMA = "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json"

VERSION = "1.0"
"""The version of everything that a programme keeps; that of the dataflow stands in the table."""

CODE_ID = re.compile(r"[A-Za-z0-9_@$-]+")
"""What SDMX lets the id of a code be; where a code is none, the column is text without a list."""

_INFORMATION_MODEL = "urn:sdmx:org.sdmx.infomodel"


def observations_structure(told: ObservationsTold) -> Iterator[str]:
    """Yield the structure message of a table of observations, as text; its observations are not read."""
    yield json.dumps(structure_document(told), ensure_ascii=False, indent=2) + "\n"


def structure_document(told: ObservationsTold) -> Document:
    """Return the structure message of a table of observations as a JSON object."""
    lists = {name: codes for name, codes in _lists(told).items() if all(CODE_ID.fullmatch(each) for each in codes)}
    keeper = _Keeper(told, lists)
    return {
        "meta": {
            "schema": SCHEMA,
            "id": flow_id(told),
            "test": False,
            "prepared": told.prepared.isoformat(),
            "contentLanguages": ["en", "ru"],
            "sender": {"id": told.agency},
        },
        "data": {
            "codelists": [keeper.code_list(name, codes) for name, codes in lists.items()],
            "conceptSchemes": [keeper.concepts()],
            "dataStructures": [keeper.structure()],
            "dataflows": [keeper.flow()],
        },
    }


class _Keeper:
    """The message of one programme: everything in it is kept by the same agency under one version."""

    def __init__(self, told: ObservationsTold, lists: Mapping[str, Mapping[str, LocalizedText]]) -> None:
        self.told, self.lists = told, lists
        self.axes = {dimension_id(each): each for each in split_axes(told)}
        self.columns = [each for each in columns(told) if each in {*CONCEPTS, *self.axes}]

    def code_list(self, name: str, codes: Mapping[str, LocalizedText]) -> Document:
        """Return a code list with the names of its codes."""
        about = self._named(f"CL_{name}", self._concept(name))
        return {**about, "codes": [{"id": code, **_names(text)} for code, text in codes.items()]}

    def concepts(self) -> Document:
        """Return one concept for each column."""
        found = [{"id": each, **_names(self._concept(each))} for each in self.columns]
        return {**self._named("CONCEPTS", LISTS["CONCEPTS"]), "concepts": found}

    def structure(self) -> Document:
        """Return the data structure: what identifies an observation, its value, and what is said of it."""
        keys = [each for each in self.columns if each in self.axes or each in _KEY]
        said = [each for each in self.columns if each in _SAID]
        time = {"id": "TIME_PERIOD", "conceptIdentity": self._of_concept("TIME_PERIOD")}
        dimensions: dict[str, Document] = {
            "id": "DimensionDescriptor",
            "dimensions": [{"position": place, **self._component(each)} for place, each in enumerate(keys)],
            "timeDimension": time | {"localRepresentation": {"format": {"dataType": "ObservationalTimePeriod"}}},
        }
        value = {**self._component("OBS_VALUE"), "usage": "optional"}
        components: dict[str, Document] = {
            "dimensionList": dimensions,
            "measureList": {"id": "MeasureDescriptor", "measures": [value]},
            "attributeList": {"id": "AttributeDescriptor", "attributes": [self._attribute(each) for each in said]},
        }
        about = self._named(flow_id(self.told), LISTS["STRUCTURE"])
        return {**about, "dataStructureComponents": components}

    def flow(self) -> Document:
        """Return the dataflow that every row of the table names."""
        name = flow_id(self.told)
        structure = f"{_INFORMATION_MODEL}.datastructure.DataStructure={self.told.agency}:{name}({VERSION})"
        return {**self._named(name, LISTS["FLOW"]), "structure": structure}

    def _named(self, name: str, text: LocalizedText) -> dict[str, Document]:
        return {"id": name, "agencyID": self.told.agency, "version": VERSION, **_names(text)}

    def _concept(self, name: str) -> LocalizedText:
        found = CONCEPTS.get(name)
        return found or _name_of_dimension(self.told, self.axes.get(name, name))

    def _of_concept(self, name: str) -> str:
        return f"{_INFORMATION_MODEL}.conceptscheme.Concept={self.told.agency}:CONCEPTS({VERSION}).{name}"

    def _component(self, name: str) -> dict[str, Document]:
        told: dict[str, Document] = {"format": {"dataType": "String"}}
        if name in self.lists:
            told = {"enumeration": f"{_INFORMATION_MODEL}.codelist.Codelist={self.told.agency}:CL_{name}({VERSION})"}
        return {"id": name, "conceptIdentity": self._of_concept(name), "localRepresentation": told}

    def _attribute(self, name: str) -> Document:
        usage = "mandatory" if name == "OBS_STATUS" else "optional"
        return {**self._component(name), "usage": usage, "attributeRelationship": {"observation": {}}}


_KEY = ("FREQ", "INDICATOR", "REPORTING_UNIT", "REF_AREA", "PART")
_SAID = ("OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "COMMENT_OBS", "OBS_ID")


def _lists(told: ObservationsTold) -> dict[str, dict[str, LocalizedText]]:
    """Return the codes of each column that has any, with their names."""
    countries = sorted({unit.country for unit in told.units.values() if unit.country})
    units = sorted({each.unit for each in told.definitions.values() if each.unit})
    names = (f"{TEXT}{each}".upper() for each in told.languages)
    texts = {name: CODES["PART"].get(name, _itself(name)) for name in names}
    found: dict[str, dict[str, LocalizedText]] = {
        "FREQ": dict(CODES["FREQ"]),
        "REPORTING_UNIT": {code: each.name for code, each in told.units.items()},
        "REF_AREA": {**{code: told.areas.get(code, _itself(code)) for code in countries}, **CODES["REF_AREA"]},
        "PART": {**CODES["PART"], **texts},
        "OBS_STATUS": dict(CODES["OBS_STATUS"]),
        "UNIT_MEASURE": {**{each: _itself(each) for each in units}, **CODES["UNIT_MEASURE"]},
        "UNIT_MULT": dict(CODES["UNIT_MULT"]),
    }
    splits = {dimension_id(axis): {**_codes_of(told, axis), **CODES["SPLIT"]} for axis in split_axes(told)}
    return found | splits


def _codes_of(told: ObservationsTold, axis: str) -> dict[str, LocalizedText]:
    lists = (each for definition in told.definitions.values() for each in definition.dimensions if each.code == axis)
    return {code: name for each in sorted(lists, key=lambda one: one.version) for code, name in each.names.items()}


def _name_of_dimension(told: ObservationsTold, axis: str) -> LocalizedText:
    lists: Iterable[LocalizedText] = (
        each.name for definition in told.definitions.values() for each in definition.dimensions if each.code == axis
    )
    return next(iter(lists), _itself(axis))


def _itself(code: str) -> LocalizedText:
    return LocalizedText.of(en=code)


def _names(text: LocalizedText) -> dict[str, Document]:
    names = {language: words for language, words in text.texts.items() if words}
    return {"name": text.in_language("en") or next(iter(names.values()), "–"), "names": names or {"en": "–"}}
