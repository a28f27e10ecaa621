"""How work on the lines of a plan comes along, for screens and for decisions: reading only."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results import models


@dataclass(frozen=True, slots=True)
class ProgressFound:
    """The last word on a line: its status, what is in the way, what comes next, for whom it is done, who said so."""

    id: int
    line: str
    version: str
    status: str
    problem: LocalizedText
    next_step: LocalizedText
    done_for: frozenset[str]
    party: str
    told_at: datetime


def progress(workplan: int) -> Mapping[str, ProgressFound]:
    """Return what stands of each line of a plan (its row id), by line: one query."""
    rows = models.LineProgress.objects.filter(workplan=workplan, superseded_by=None)
    return {
        row.line: ProgressFound(
            row.pk,
            row.line,
            row.version,
            row.status,
            LocalizedText.read(row.problem),
            LocalizedText.read(row.next_step),
            frozenset(row.done_for),
            row.party,
            row.told_at,
        )
        for row in rows
    }


def done_for(workplan: int) -> Mapping[str, frozenset[str]]:
    """Return the beneficiary groups for which the work on each line of a plan is told as done: one query."""
    rows = models.LineProgress.objects.filter(workplan=workplan, superseded_by=None).values_list("line", "done_for")
    return {line: frozenset(groups) for line, groups in rows if groups}
