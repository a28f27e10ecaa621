"""What a programme's file says of indicators, code lists, units and status, kept as new versions where it is new."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from maslahat.domain.insight.definitions import code_lists_of, definitions_of, reporting_units_of
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results import definition_documents as documents
from maslahat.domain.results.indicators import CodeList
from maslahat.domain.results.versions import NewVersion, Said, next_versions, on_newer_lists
from maslahat.domain.shared.canonical import fingerprint
from maslahat.stores.results import load_definitions as load
from maslahat.stores.results import save_definitions as save
from maslahat.stores.results.save_definitions import Author
from maslahat.stores.results.subjects import Subject

STATUS_RULE = "status_rule"
"""The code under which versions of the thresholds of status are kept; a programme has one rule."""


def take_definitions(programme: Programme, by: Author) -> tuple[str, ...]:
    """Keep a new version of whatever the file says anew; return the codes that got one, in order of their numbers.

    Whoever calls holds the programme's journal. What was changed by hand stays where the file says nothing new.
    """
    units = {each.code: Said.of(documents.unit_document(each)) for each in reporting_units_of(programme)}
    codes = _keep(Subject.UNIT, next_versions(load.standing(Subject.UNIT, by.programme), units), by)
    rule = {STATUS_RULE: Said.of(documents.status_rule_document(programme.status_rule))}
    codes += _keep(Subject.STATUS_RULE, next_versions(load.standing(Subject.STATUS_RULE, by.programme), rule), by)
    lists = code_lists_of(programme)
    said = {each.code: Said.of(documents.code_list_document(each)) for each in lists}
    codes += _keep(Subject.CODE_LIST, next_versions(load.standing(Subject.CODE_LIST, by.programme), said), by)
    versions = {code: each.version for code, each in load.standing(Subject.CODE_LIST, by.programme).items()}
    standing = load.standing(Subject.INDICATOR, by.programme)
    due = next_versions(standing, _said(programme, lists, versions))
    due += on_newer_lists(standing, versions, but=frozenset(each.code for each in due))
    return codes + _keep(Subject.INDICATOR, due, by)


def _said(programme: Programme, lists: Iterable[CodeList], versions: Mapping[str, int]) -> dict[str, Said]:
    as_kept = definitions_of(programme, tuple(replace(each, version=versions[each.code]) for each in lists))
    as_said = definitions_of(programme, tuple(replace(each, version=0) for each in lists))
    marks = {each.code: fingerprint(documents.definition_document(each)) for each in as_said}
    return {each.code: Said(documents.definition_document(each), marks[each.code]) for each in as_kept}


def _keep(subject: Subject, due: tuple[NewVersion, ...], by: Author) -> tuple[str, ...]:
    if due:
        save.versions(subject, due, by)
    return tuple(each.code for each in due)
