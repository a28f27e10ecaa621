"""Wordings of a narrative of an annual report: who wrote each when, and what one changed in another (R94)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.wording import Segment, compared
from maslahat.stores.results import edition_queries
from maslahat.stores.results.edition_reading import NarrativeFound
from maslahat.web.proposals.forms import language_name
from maslahat.web.results.annual_pages import edition_found, may_write, report_of
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import ROLES, label


@dataclass(frozen=True, slots=True)
class WordingShown:
    """One wording: its number, who wrote it for which side, when, and whether it says nothing any more."""

    revision: int
    party: LocalizedText
    role: str
    written_at: datetime
    is_empty: bool


@dataclass(frozen=True, slots=True)
class SideShown:
    """What changed in one language between two wordings."""

    language: str
    name: str
    segments: tuple[Segment, ...]
    is_changed: bool


@require_safe
def section_history(
    request: HttpRequest, programme: str, year: int, scope: str, revision: int, section: str
) -> HttpResponse:
    """Show every wording of a section, and ``?from=`` compared with ``?to=``; without them the last with that before.

    For those at the table: who wrote what before publication is nobody else's business.
    """
    visit = visit_of(request, programme)
    if not visit.may(Deed.RESULT_READ):
        raise PermissionDenied(gettext("Earlier wordings are for those with a seat."))
    found = edition_found(visit, year, scope, revision)
    titled = report_of(visit, found).section(section)
    if titled is None:
        raise Http404
    wordings = edition_queries.wordings(found.id, section)
    before, after = _chosen(request, wordings)
    told: dict[str, Any] = {
        "found": found,
        "section": titled,
        "wordings": [_shown(visit, each) for each in reversed(wordings)],
        "before": before,
        "after": after,
        "sides": tuple(_sides(visit, before, after)) if after else (),
        "may_write": not found.published and may_write(visit, found.scope),
    }
    return show(request, "results/annual_history.html", visit, tab="results", **told)


def _chosen(
    request: HttpRequest, wordings: Sequence[NarrativeFound]
) -> tuple[NarrativeFound | None, NarrativeFound | None]:
    """Return the two that are compared; what the address names wrongly is passed over, None stands before the first."""
    known = {str(each.revision): each for each in wordings}
    last = wordings[-1] if wordings else None
    after = known.get(request.GET.get("to", ""), last)
    asked = request.GET.get("from", str(after.revision - 1) if after else "")
    return known.get(asked), after


def _sides(visit: Visit, before: NarrativeFound | None, after: NarrativeFound) -> Iterator[SideShown]:
    for language in visit.programme.languages:
        old = before.texts.texts.get(language, "") if before else ""
        new = after.texts.texts.get(language, "")
        yield SideShown(language, language_name(language), compared(old, new), old != new)


def _shown(visit: Visit, found: NarrativeFound) -> WordingShown:
    party = visit.programme.party(found.party).name
    return WordingShown(found.revision, party, label(ROLES, found.role), found.written_at, not found.texts)
