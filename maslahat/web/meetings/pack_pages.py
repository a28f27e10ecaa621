"""Presentation packs of the pillars: made of the plan as it stands now, with money that is open to the reader (R40)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from maslahat.domain.meetings.decisions import Decision, DecisionState, matters_arising
from maslahat.domain.programmes.observations import Reading
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.yearly import with_money_seen
from maslahat.publishing.gathering import plan_view
from maslahat.publishing.packs import ALL, NONE, OWN, PackView, pack_paper
from maslahat.stores.meetings import record_queries
from maslahat.stores.meetings.reading import MeetingFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.in_force import plan_seen
from maslahat.web.meetings.opening import open_meeting_page, show_meeting
from maslahat.web.paper_files import language_or_404, paper_bytes, taken_away
from maslahat.web.visits import Visit
from maslahat.web.workplans.opening import Opened, opened


@require_safe
def packs(request: HttpRequest, programme: str, meeting: str) -> HttpResponse:
    """Show the packs of a meeting: one for each pillar, if the plan is open to the reader."""
    visit, found = open_meeting_page(request, programme, meeting)
    plan = _opened(request, found) if found.workplan else None
    lines = {each.code: 0 for each in visit.programme.pillars}
    for line in plan.plan.lines if plan else ():
        pillar = visit.programme.pillar_of.get(line.output, "")
        lines[pillar] = lines.get(pillar, 0) + 1
    return show_meeting(
        request,
        "meetings/packs.html",
        visit,
        found,
        page="agenda",
        found=plan,
        rows=[(each, lines[each.code]) for each in visit.programme.pillars],
        languages=visit.programme.languages,
    )


@require_safe
def pack(request: HttpRequest, programme: str, meeting: str, pillar: str, language: str, suffix: str) -> HttpResponse:
    """Return the pack of one pillar as a file, made of the plan as it stands now."""
    visit, found = open_meeting_page(request, programme, meeting)
    plan = _opened(request, found) if found.workplan else None
    if plan is None or pillar not in {each.code for each in visit.programme.pillars}:
        raise Http404
    language_or_404(language, visit.programme.languages)
    content = paper_bytes(pack_paper(pack_view(plan, pillar, found), language), suffix)
    return taken_away(content, f"{found.code}-{pillar}-{plan.version.label}-{language}.{suffix}")


def _opened(request: HttpRequest, found: MeetingFound) -> Opened | None:
    """Return the plan of the meeting in its newest version; raise PermissionDenied if it is not open to the reader."""
    try:
        return opened(request, found.programme, found.workplan)
    except Http404:
        return None


def pack_view(found: Opened, pillar: str, meeting: MeetingFound) -> PackView:
    """Return what the pack of a pillar is made of for this reader: money that is not open is taken out first."""
    programme, version = found.visit.programme, found.version
    seen = with_money_seen(found.plan, found.sees_money_of)
    label = LocalizedText.of(en=version.label, ru=version.label)
    tabled = plans.plan(found.workplan.base.version_id)
    return PackView(
        view=plan_view(programme, seen, label=label, as_of=version.made_at),
        pillar=programme.pillar(pillar),
        meeting=LocalizedText(),
        readings=_latest(programme),
        units={term.code: term.name for term in programme.code_lists.get("units", ())},
        last_year=_last_year(found.visit, found.plan.year - 1),
        tabled=with_money_seen(tabled, found.sees_money_of) if tabled.version_id != found.plan.version_id else None,
        arising=_arising(found.visit, meeting),
        sees=ALL if found.sees_all_money else OWN if found.sees_some_money else NONE,
    )


def _latest(programme: Programme) -> dict[str, Reading]:
    return {each.indicator: each for each in sorted(programme.readings, key=lambda each: each.period)}


def _arising(visit: Visit, meeting: MeetingFound) -> tuple[tuple[Decision, DecisionState], ...]:
    """Return what the meeting looks back on, as it stands today, for those who may read decisions (R53)."""
    if not visit.may(Deed.DECISION_READ):
        return ()
    before = record_queries.decisions_before(visit.programme.code, meeting.held_on)
    found = matters_arising(before, meeting.held_on)
    return tuple((each, each.state(visit.now.date())) for each in found if not each.is_internal)


def _last_year(visit: Visit, year: int) -> Plan | None:
    """Return the plan of the year before as the visitor may see it, None if there is none to be seen."""
    found = next((each for each in plans.workplans(visit.programme.code) if each.year == year), None)
    seen = plan_seen(visit, found, Deed.PLAN_READ) if found else None
    if seen is None:
        return None

    def sees(source: str) -> bool:
        return visit.may(Deed.FUNDING_READ, seen.stage, own=source == visit.actor.party)

    return with_money_seen(plans.plan(seen.current.version_id), sees)
