"""New versions of indicators, code lists and reporting units out to rows; earlier ones are never touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps

from maslahat.domain.results.versions import NewVersion
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Role
from maslahat.stores.results.subjects import Subject


@dataclass(frozen=True, slots=True)
class Author:
    """Who lays versions down, in which programme (its code), when and why; ``person`` None: no person did."""

    programme: str
    person: int | None
    role: Role
    now: datetime
    reason: str = ""


def versions(subject: Subject, found: Iterable[NewVersion], by: Author) -> None:
    """Keep these versions: two queries, whatever their number. Whoever calls holds the programme's journal."""
    owner = apps.get_model("programmes", "Programme").objects.values_list("pk", flat=True).get(code=by.programme)
    subject.value._default_manager.bulk_create(
        [
            subject.value(
                programme_id=owner,
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
