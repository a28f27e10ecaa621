"""The structure of the SDMX table, read by one who knows SDMX alone: each column and code is explained."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

from maslahat.publishing.observations_sdmx import observations_sdmx
from maslahat.publishing.observations_structure import observations_structure
from maslahat.publishing.observations_told import observations_of_file
from tests.publishing.tables_read import rows
from tests.publishing.test_observations import documents
from tools.print_formats import EXAMPLES

pytestmark = pytest.mark.covers("R-18", "R92")

URN = re.compile(
    r"urn:sdmx:org\.sdmx\.infomodel\.(?P<package>\w+)\.(?P<kind>\w+)"
    r"=(?P<agency>[A-Za-z][A-Za-z0-9_.-]*):(?P<id>[A-Za-z0-9_@$-]+)\((?P<version>[0-9.]+)\)(\.(?P<item>[A-Za-z0-9_@$-]+))?"
)
ID, CONCEPT_ID = re.compile(r"[A-Za-z0-9_@$-]+"), re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
WHERE = {"Codelist": "codelists", "Concept": "conceptSchemes", "DataStructure": "dataStructures"}


class Structure:
    """A structure message in the hands of a receiver: artefacts by reference, columns by their role."""

    def __init__(self, text: str) -> None:
        self.data: Any = json.loads(text)["data"]
        (self.flow,), (self.scheme,) = self.data["dataflows"], self.data["conceptSchemes"]
        components = self.found(self.flow["structure"])["dataStructureComponents"]
        dimensions = components["dimensionList"]
        self.time = dimensions["timeDimension"]
        self.dimensions = [*dimensions["dimensions"], self.time]
        self.measures = components["measureList"]["measures"]
        self.attributes = components["attributeList"]["attributes"]

    def found(self, urn: str) -> Any:
        told = URN.fullmatch(urn)
        assert told is not None, urn
        artefacts = [
            each
            for each in self.data[WHERE[told["kind"]]]
            if (each["agencyID"], each["id"], each["version"]) == (told["agency"], told["id"], told["version"])
        ]
        assert len(artefacts) == 1, urn
        if told["item"] is None:
            return artefacts[0]
        (concept,) = [each for each in artefacts[0]["concepts"] if each["id"] == told["item"]]
        return concept

    def codes(self, component: Any) -> set[str] | None:
        urn = component["localRepresentation"].get("enumeration")
        return None if urn is None else {each["id"] for each in self.found(urn)["codes"]}

    @property
    def components(self) -> list[Any]:
        return [*self.dimensions, *self.measures, *self.attributes]

    @property
    def name(self) -> str:
        return f"{self.flow['agencyID']}:{self.flow['id']}({self.flow['version']})"


def read(document: Any) -> tuple[Structure, list[dict[str, str]]]:
    told = observations_of_file(document)
    return Structure("".join(observations_structure(told))), rows(observations_sdmx(observations_of_file(document)))


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_every_column_is_a_component_and_every_code_stands_in_its_list(document):
    structure, table = read(document)

    for row in table:
        assert (row.pop("STRUCTURE"), row.pop("STRUCTURE_ID"), row.pop("ACTION")) == ("dataflow", structure.name, "R")
        assert set(row) == {each["id"] for each in structure.components}
        for component in structure.components:
            codes = structure.codes(component)
            assert codes is None or row[component["id"]] in codes or not row[component["id"]]


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_the_dimensions_tell_every_observation_from_all_others(document):
    structure, table = read(document)

    keys = [tuple(row[each["id"]] for each in structure.dimensions) for row in table]
    assert len(set(keys)) == len(keys)
    assert all(all(key) for key in keys)


@settings(max_examples=40, deadline=None)
@given(document=documents())
def test_a_value_is_missing_where_its_status_says_so_and_nowhere_else(document):
    _, table = read(document)

    assert all((row["OBS_STATUS"] == "A") is bool(row["OBS_VALUE"]) for row in table if row["PART"].startswith("NU"))


def test_every_reference_leads_somewhere_and_every_id_is_one():
    structure = Structure((EXAMPLES / "structure.sdmx.json").read_text("utf-8"))

    for each in structure.components:
        assert structure.found(each["conceptIdentity"])["id"] == each["id"]
        assert CONCEPT_ID.fullmatch(each["id"])
    for some in structure.data["codelists"]:
        ids = [each["id"] for each in some["codes"]]
        assert len(set(ids)) == len(ids)
        assert all(ID.fullmatch(each) for each in ids)
        assert all(each["name"] for each in some["codes"])
    assert [each["position"] for each in structure.dimensions[:-1]] == list(range(len(structure.dimensions) - 1))


def test_codes_that_sdmx_does_not_take_for_ids_are_text_without_a_list():
    structure = Structure((EXAMPLES / "structure.sdmx.json").read_text("utf-8"))

    (indicator,) = [each for each in structure.dimensions if each["id"] == "INDICATOR"]
    assert structure.codes(indicator) is None


def test_the_states_are_named_in_both_languages():
    structure = Structure((EXAMPLES / "structure.sdmx.json").read_text("utf-8"))

    (status,) = [each for each in structure.data["codelists"] if each["id"] == "CL_OBS_STATUS"]
    assert [each["id"] for each in status["codes"]] == ["A", "O", "M", "Q"]
    assert all(set(each["names"]) == {"en", "ru"} for each in status["codes"])
