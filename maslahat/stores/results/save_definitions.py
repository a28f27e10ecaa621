"""New versions of indicators, code lists and reporting units out to rows; earlier ones are never touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from maslahat.domain.shared.canonical import Document, fingerprint
from maslahat.domain.shared.deeds import Role
from maslahat.stores.results import models


class Subject(Enum):
    """What a version is a version of."""

    INDICATOR = models.IndicatorVersion
    CODE_LIST = models.CodeListVersion
    UNIT = models.UnitVersion


@dataclass(frozen=True, slots=True)
class NewVersion:
    """What is to be kept as the next version of a code. ``said_by_file``: see the rows."""

    code: str
    version: int
    document: Document
    is_in_force: bool = True
    said_by_file: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who lays versions down, in which programme (the id of its row), when and why; ``person`` None: no person did."""

    programme: int
    person: int | None
    role: Role
    now: datetime
    reason: str = ""


def versions(subject: Subject, found: Iterable[NewVersion], by: Author) -> None:
    """Keep these versions: one query."""
    subject.value._default_manager.bulk_create(
        [
            subject.value(
                programme_id=by.programme,
                code=each.code,
                version=each.version,
                document=each.document,
                fingerprint=fingerprint(each.document),
                said_by_file=each.said_by_file,
                is_in_force=each.is_in_force,
                valid_from=by.now,
                person_id=by.person,
                role=by.role.value,
                reason=by.reason,
            )
            for each in found
        ]
    )
