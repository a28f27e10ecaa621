"""The three measures on one page: days to disposition, cost per result, targets met, each with its base (R88)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from maslahat.actions.results.known import DONE
from maslahat.domain.insight.results_tree import Measured, Moment
from maslahat.domain.results.progress import Keeping, NoProgress
from maslahat.domain.results.responsiveness import (
    Costed,
    CostPerResult,
    Handled,
    TargetsMet,
    cost_per_result,
    days_to_disposition,
    targets_met,
)
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED
from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.result_words import number_words
from maslahat.stores.workplans import queries as workplans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from maslahat.web.in_force import plan_seen
from maslahat.web.proposals.impacts import touched_countries
from maslahat.web.proposals.seeking import touched_pillars
from maslahat.web.results.gate import opened
from maslahat.web.results.standing_words import percent, progress_in_words
from maslahat.web.results.tree import Asked, asked_for, chosen
from maslahat.web.visits import Visit, show
from maslahat.words.labels import label
from maslahat.words.standings import WHY_NO_PROGRESS

_COUNTED = (Kind.COUNT, Kind.RUNNING_TOTAL)
"""Only of what is counted one by one a unit has a cost."""


@dataclass(frozen=True, slots=True)
class ProposalShown:
    """A proposal with the days it took, or has waited."""

    ref: str
    headline: LocalizedText
    address: str
    days: int


@dataclass(frozen=True, slots=True)
class IndicatorShown:
    """An indicator behind a measure: what is said of it, and where its number is explained."""

    code: str
    name: LocalizedText
    address: str
    said: str


@require_safe
def measures(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the measures of ``?year=&country=&pillar=``; whoever may not read proposals is told so in their place."""
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    pillars = [each.code for each in visit.programme.pillars]
    pillar = request.GET.get("pillar", "") if request.GET.get("pillar", "") in pillars else ""
    page = _Page(visit, asked, pillar, _plan(visit, asked.year))
    told = page.days() | page.costs() | page.targets() | chosen(asked)
    names = [(each.code, each.name) for each in visit.programme.pillars]
    return show(request, "results/measures.html", visit, tab="results", pillar=pillar, pillars=names, **told)


def _plan(visit: Visit, year: int) -> WorkplanFound | None:
    plans = (plan_seen(visit, each, Deed.PLAN_READ) for each in workplans.workplans(visit.programme.code))
    return next((each for each in plans if each is not None and each.year == year), None)


@dataclass(frozen=True)
class _Page:
    visit: Visit
    asked: Asked
    pillar: str
    plan: WorkplanFound | None

    def days(self) -> dict[str, Any]:
        """Return the days from proposal to disposition, and every proposal they rest on."""
        if self.plan is None or not self.visit.may(Deed.PROPOSAL_READ, self.plan.stage):
            return {"days": None}
        base = workplans.plan(self.plan.base.version_id)
        found = {}
        for each in workplans.proposals(self.plan.id):
            in_country = not self.asked.country or self.asked.country in touched_countries(base, each)
            in_pillar = not self.pillar or self.pillar in touched_pillars(self.visit.programme, base, each)
            if in_country and in_pillar and not each.is_comment:
                found[str(each.ref)] = each
        told = days_to_disposition(_handled(found.values()), self.visit.now.date())
        return {
            "days": told,
            "days_median": self._number(told.median),
            "days_mean": self._number(told.mean),
            "disposed": [self._proposal(found[ref], days) for ref, days in told.disposed],
            "waiting": [self._proposal(found[ref], days) for ref, days in told.open],
        }

    def costs(self) -> dict[str, Any]:
        """Return what one unit of each result cost, by currency; nothing for one country, whose money is not apart."""
        if self.plan is None or self.asked.country or not self.visit.may(Deed.FUNDING_READ, self.plan.stage, own=False):
            return {"costs": [], "has_money": False}
        spent = self._money_of_done()
        currencies = sorted({currency for _, currency in spent})
        counted = [each for each in self._measured() if each.definition.kind in _COUNTED]
        told = []
        for currency in currencies:
            costed = [
                Costed(each.definition.code, spent[each.definition.result, currency], each.figure.number)
                for each in counted
                if (each.definition.result, currency) in spent
            ]
            told.append((currency, *self._costs(currency, cost_per_result(costed))))
        return {"costs": [each for each in told if each[1] or each[2]], "has_money": True}

    def targets(self) -> dict[str, Any]:
        """Return which targets were met, and by pillar the share that was."""
        measured = {each.definition.code: each for each in self._measured()}
        told = targets_met((code, each.progress) for code, each in measured.items())
        return {
            "targets": told,
            "share_met": None if told.share is None else percent(told.share, self.language),
            "met": [self._indicator(measured[code], self._came(measured[code])) for code in told.met],
            "missed": [self._indicator(measured[code], self._came(measured[code])) for code in told.missed],
            "unmeasured": [self._indicator(measured[code], _why(none)) for code, none in told.unmeasured],
            "met_chart": self._chart(measured.values()),
        }

    @property
    def language(self) -> str:
        return get_language() or "en"

    def _number(self, number: Fraction | None) -> str | None:
        return None if number is None else number_words(number, self.language)

    def _proposal(self, found: ProposalFound, days: int) -> ProposalShown:
        plan = self.plan.code if self.plan else ""
        address = reverse("proposal", args=(self.visit.programme.code, plan, found.ref))
        return ProposalShown(str(found.ref), found.headline, address, days)

    def _measured(self) -> Sequence[Measured]:
        at = Moment(self.asked.year, self.visit.now.date(), self.asked.known.cycle)
        found = self.asked.known.measured(at, {}, self.asked.country)
        pillars = self.visit.programme.pillars
        codes = {each.code for one in pillars if self.pillar in ("", one.code) for each in one.indicators}
        return [each for each in found if each.definition.code in codes]

    def _money_of_done(self) -> dict[tuple[str, str], Fraction]:
        """Return {(output, currency): money available} of the lines whose work is told as done."""
        found: dict[tuple[str, str], Fraction] = {}
        if self.plan is None:
            return found
        statuses = workplans.statuses(self.plan.id)
        for line in workplans.plan(self.plan.current.version_id).lines:
            told = statuses.get(line.id)
            if told is None or told.status not in DONE:
                continue
            for (source, currency), amount in line.budget.items():
                if source != TO_BE_MOBILIZED:
                    found[line.output, currency] = found.get((line.output, currency), Fraction(0)) + Fraction(amount)
        return found

    def _costs(self, currency: str, told: CostPerResult) -> tuple[list[IndicatorShown], list[IndicatorShown]]:
        known = {each.definition.code: each for each in self._measured()}
        words = gettext("%(cost)s %(currency)s for one")
        costs = [
            self._indicator(known[one.result], words % {"cost": self._number(cost), "currency": currency})
            for one, cost in told.costs
        ]
        return costs, [self._indicator(known[one.result], gettext("nothing was reported")) for one in told.untold]

    def _indicator(self, measured: Measured, said: str) -> IndicatorShown:
        definition = measured.definition
        address = reverse("explain", args=(self.visit.programme.code, definition.code))
        period = measured.figure.key.period.code
        area = f"&area={self.asked.country}" if self.asked.country else ""
        return IndicatorShown(definition.code, definition.name, f"{address}?period={period}{area}", said)

    def _came(self, measured: Measured) -> str:
        kept = gettext("a value to be kept: ") if isinstance(measured.progress, Keeping) else ""
        return kept + progress_in_words(measured.progress, self.language)

    def _chart(self, measured: Iterable[Measured]) -> SafeString:
        """Return the share of targets met under each pillar, as a chart; nothing where there is no base."""
        found = tuple(measured)
        bars = []
        for pillar in self.visit.programme.pillars:
            codes = {each.code for each in pillar.indicators}
            told = targets_met((each.definition.code, each.progress) for each in found if each.definition.code in codes)
            if self.pillar in ("", pillar.code):
                bars.append(_bar(f"{pillar.code} {pillar.name.in_language(self.language)}", told, self.language))
        if all(each.value is None for each in bars):
            return SafeString("")
        title = gettext("Targets met by pillar, per cent")
        described = "; ".join(f"{each.name}: {each.shown}" for each in bars)
        return mark_safe(bar_chart(BarChart(title, described, tuple(bars))))  # noqa: S308


def _bar(name: str, told: TargetsMet, language: str) -> Bar:
    if told.share is None:
        return Bar(name, None, gettext("no base"))
    return Bar(name, told.share * 100, f"{percent(told.share, language)} %")


def _handled(found: Iterable[ProposalFound]) -> list[Handled]:
    return [
        Handled(str(each.ref), each.filed_at.date(), each.decided_at.date() if each.decided_at else None)
        for each in found
    ]


def _why(none: NoProgress) -> str:
    return label(WHY_NO_PROGRESS, none.why)
