"""What is told of lines out to rows; who calls holds the plan. Nothing told before is changed."""

from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models


@dataclass(frozen=True, slots=True)
class NewProgress:
    """What is told of one line of a plan (its row id); ``supersedes`` is the row that stood, None if none did."""

    workplan: int
    line: str
    version: str
    status: str
    problem: LocalizedText
    next_step: LocalizedText
    done_for: tuple[str, ...]
    supersedes: int | None


def progress(new: NewProgress, *, person: int, party: str, role: str, now: datetime) -> None:
    """Store what is told of a line."""
    models.LineProgress.objects.create(
        workplan_id=new.workplan,
        line=new.line,
        version=new.version,
        status=new.status,
        problem=new.problem.document(),
        next_step=new.next_step.document(),
        done_for=list(new.done_for),
        supersedes_id=new.supersedes,
        person_id=person,
        party=party,
        role=role,
        told_at=now,
    )
