"""Rows of definitions turned into what they tell: the one place that knows both; nothing here decides."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from maslahat.domain.results.definition_documents import (
    Lists,
    read_code_list,
    read_definition,
    read_status_rule,
    read_unit,
)
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.status_rules import StatusRule
from maslahat.stores.results import models

Row = TypeVar("Row", models.IndicatorVersion, models.CodeListVersion, models.UnitVersion, models.StatusRuleVersion)


@dataclass(frozen=True, slots=True)
class DefinitionFound:
    """One version of an indicator with when, by whom and why it was laid down."""

    id: int
    definition: IndicatorDefinition
    is_in_force: bool
    valid_from: datetime
    person: int | None
    role: Role
    reason: str


@dataclass(frozen=True, slots=True)
class StatusRuleFound:
    """One version of the thresholds of status with when it was laid down."""

    version: int
    rule: StatusRule
    valid_from: datetime


def newest(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return of each code the last version only, whether it is in force or not."""
    later = rows.model._default_manager.filter(
        programme=OuterRef("programme"), code=OuterRef("code"), version__gt=OuterRef("version")
    )
    return rows.filter(~Exists(later))


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return rows as people number them: 1.2 before 1.10, an outcome's indicators before those of its outputs."""
    return sorted(rows, key=lambda row: (natural(row.code), row.version))


def natural(code: str) -> tuple[tuple[bool, int, str], ...]:
    """Return a key by which codes sort with their numbers as numbers, letters first."""
    parts = re.findall(r"\d+|[^\d.]+", code)
    return tuple((part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def code_lists(rows: QuerySet[models.CodeListVersion]) -> Lists:
    """Return code lists by code and version: one query."""
    return {(row.code, row.version): code_list(row) for row in rows}


def code_list(row: models.CodeListVersion) -> CodeList:
    """Return the code list that a row tells of."""
    return read_code_list(row.code, row.version, row.document)


def definition(row: models.IndicatorVersion, lists: Lists) -> DefinitionFound:
    """Return the version of an indicator that a row tells of."""
    return DefinitionFound(
        id=row.pk,
        definition=read_definition(row.code, row.version, row.document, lists),
        is_in_force=row.is_in_force,
        valid_from=row.valid_from,
        person=row.person_id,
        role=Role(row.role),
        reason=row.reason,
    )


def unit(row: models.UnitVersion) -> ReportingUnit:
    """Return the reporting unit that a row tells of, retired by it or not."""
    return replace(read_unit(row.code, row.document), is_retired=not row.is_in_force)


def status_rule(row: models.StatusRuleVersion) -> StatusRuleFound:
    """Return the version of the thresholds that a row tells of."""
    return StatusRuleFound(row.version, read_status_rule(row.document), row.valid_from)
