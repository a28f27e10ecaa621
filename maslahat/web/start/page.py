"""The start page: what waits for the visitor, the nearest last day first, sifted by what it belongs to."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.pending import MatterKind, PendingMatter, duties_of
from maslahat.web.reading_once import read_at_once
from maslahat.web.reading_zone import reading_zone
from maslahat.web.silence.delivery import notices_seen
from maslahat.web.start.desk import Desk
from maslahat.web.start.gathering import pending
from maslahat.web.start.panels import panels
from maslahat.web.visits import Visit, show, visit_of
from maslahat.words.labels import label
from maslahat.words.pending import DUTIES, KINDS, left_in_words

ROWS_A_PAGE = 30
ROWS_ON_THE_OVERVIEW = 3


@dataclass(frozen=True, slots=True)
class MatterShown:
    """A pending matter with its words: what it belongs to, what is to be done, how much time is left."""

    matter: PendingMatter
    kind: str
    duty: str
    left: str
    is_instant: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class KindShown:
    """What matters can be sifted by: the key in the address, its words, how many there are."""

    code: str
    words: str
    number: int


@require_safe
@read_at_once
def waiting(request: HttpRequest, programme: str) -> HttpResponse:
    """Show what waits for the visitor in the programme, each matter with its page and last day."""
    visit = visit_of(request, programme)
    if visit.actor.accreditation is None:
        raise PermissionDenied(gettext("What waits for somebody is shown to those who have a seat. Sign in."))
    desk = Desk(visit)
    matters = pending(desk)
    for plan in desk.plans:
        notices_seen(request, visit, plan.plan, plan.silences)
    kinds = kinds_shown(matters)
    wanted = request.GET.get("kind", "")
    chosen = wanted if any(each.code == wanted for each in kinds) else ""
    kept = [each for each in matters if chosen in ("", each.kind)]
    page = Paginator(kept, ROWS_A_PAGE).get_page(request.GET.get("page", ""))
    return show(
        request,
        "start/page.html",
        visit,
        tab="waiting",
        **rows_shown(page, visit.now),
        page_of_rows=page,
        kinds=kinds,
        chosen=chosen,
        number=len(matters),
        duties=partial(duties_told, visit.actor.role),
        **panels(desk),
    )


def on_overview(visit: Visit) -> dict[str, object]:
    """Return the most pressing matters of the visitor, and how many more there are of each kind."""
    matters = pending(Desk(visit))
    return {
        "is_waiting": bool(matters),
        **rows_shown(matters[:ROWS_ON_THE_OVERVIEW], visit.now),
        "waiting_kinds": kinds_shown(matters),
        "waiting_number": len(matters),
    }


def shown(matters: Iterable[PendingMatter], now: datetime) -> list[MatterShown]:
    """Return matters in the reader's words."""
    return [
        MatterShown(
            each,
            label(KINDS, each.kind),
            label(DUTIES, each.duty),
            left_in_words(each, now),
            isinstance(each.until, datetime),
            each.ends is not None and each.ends <= now,
        )
        for each in matters
    ]


def rows_shown(matters: Iterable[PendingMatter], now: datetime) -> dict[str, Any]:
    """Return the rows of a table of matters, and a key under which the table is kept: it tells all that they say."""
    rows = shown(matters, now)
    said = [[repr(each.matter), each.kind, str(each.duty), each.left, each.is_over] for each in rows]
    return {"rows": rows, "rows_key": fingerprint([said, get_language() or "", str(reading_zone())])}


def kinds_shown(matters: Iterable[PendingMatter]) -> list[KindShown]:
    """Return the kinds that some matter has, in the order of their list, each with how many matters it has."""
    counts = Counter(each.kind for each in matters)
    return [KindShown(kind.value, label(KINDS, kind), counts[kind]) for kind in MatterKind if counts[kind]]


def duties_told(role: Role) -> list[tuple[str, list[Promise]]]:
    """Return what can come to the start page of a role, by kind: what the table of rights lets the role do."""
    duties = duties_of(role)
    by_kind = [(kind, [DUTIES[each] for each in duties if each.kind is kind]) for kind in MatterKind]
    return [(label(KINDS, kind), words) for kind, words in by_kind if words]
