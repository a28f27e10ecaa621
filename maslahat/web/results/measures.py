"""The three measures on one page: days to disposition, cost per result, targets met, each with its base (R88)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

from maslahat.domain.insight.results_tree import Measured
from maslahat.domain.results.progress import Keeping, NoProgress
from maslahat.domain.results.responsiveness import Costed, CostPerResult, TargetsMet
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.charts.bar_chart import Bar, BarChart, bar_chart
from maslahat.publishing.result_words import number_words, provisional_words
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.results.explained import address_of
from maslahat.web.results.gate import opened
from maslahat.web.results.measure_bases import Base, Bases
from maslahat.web.results.measure_rows import COLUMNS, Rows
from maslahat.web.results.standing_words import percent, progress_in_words
from maslahat.web.results.tree import Asked, asked_for, chosen
from maslahat.web.visits import Visit, show
from maslahat.words.labels import label
from maslahat.words.standings import WHY_NO_PROGRESS


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
    """Show the measures of ``?year=&country=&pillar=``; whoever may not read proposals is told so in their place.

    ``list`` names the list that is open when the page is shown; every list can be opened on the page.
    """
    visit = opened(request, programme)
    asked = asked_for(request, visit)
    pillars = [(each.code, each.name) for each in visit.programme.pillars]
    pillar = request.GET.get("pillar", "")
    pillar = pillar if pillar in dict(pillars) else ""
    bases = Bases.of(visit, asked.known)
    page, rows = _Page(visit, asked, pillar, bases), Rows(bases, asked, pillar)
    told = page.days() | page.costs() | page.targets() | chosen(asked)
    told |= {"columns": COLUMNS, "series": rows.years(), "by_pillar": rows.pillars(), "by_country": rows.countries()}
    told |= {"pillar": pillar, "pillars": pillars, "open_list": request.GET.get("list", "")}
    told["is_illustrative"] = any(visit.programme.is_illustrative(f"indicator:{code}") for code in page.codes)
    return show(request, "results/measures.html", visit, tab="results", **told)


@dataclass(frozen=True)
class _Page:
    visit: Visit
    asked: Asked
    pillar: str
    bases: Bases

    @property
    def base(self) -> Base:
        return Base(self.asked.year, self.asked.country, self.pillar)

    @property
    def codes(self) -> Sequence[str]:
        return [each.definition.code for each in self.bases.measured(self.base)]

    def days(self) -> dict[str, Any]:
        """Return the days from proposal to disposition, and every proposal they rest on."""
        told, found = self.bases.disposition(self.base), self.bases.proposals(self.base)
        if told is None or found is None:
            return {"days": None}
        return {
            "days": told,
            "days_median": self._number(told.median),
            "days_mean": self._number(told.mean),
            "disposed": [self._proposal(found[ref], days) for ref, days in told.disposed],
            "waiting": [self._proposal(found[ref], days) for ref, days in told.open],
        }

    def costs(self) -> dict[str, Any]:
        """Return what one unit of each result cost, by currency."""
        found = self.bases.costs(self.base)
        told = [(currency, *self._costs(currency, each)) for currency, each in found or ()]
        return {"costs": told, "has_money": found is not None}

    def targets(self) -> dict[str, Any]:
        """Return which targets were met, and by pillar the share that was."""
        measured = {each.definition.code: each for each in self.bases.measured(self.base)}
        told = self.bases.targets(self.base)
        return {
            "targets": told,
            "share_met": None if told.share is None else percent(told.share, self.language),
            "met": [self._indicator(measured[code], self._came(measured[code])) for code in told.met],
            "missed": [self._indicator(measured[code], self._came(measured[code])) for code in told.missed],
            "unmeasured": [self._indicator(measured[code], _why(none)) for code, none in told.unmeasured],
            "met_chart": self._chart(),
        }

    @property
    def language(self) -> str:
        return get_language() or "en"

    def _number(self, number: Fraction | None) -> str | None:
        return None if number is None else number_words(number, self.language)

    def _proposal(self, found: ProposalFound, days: int) -> ProposalShown:
        plan = self.bases.plan(self.asked.year)
        address = reverse("proposal", args=(self.visit.programme.code, plan.code if plan else "", found.ref))
        return ProposalShown(str(found.ref), found.headline, address, days)

    def _costs(self, currency: str, told: CostPerResult) -> tuple[list[IndicatorShown], list[IndicatorShown]]:
        known = {each.definition.code: each for each in self.bases.measured(self.base)}
        costs = [self._indicator(known[one.result], self._cost(one, cost, currency)) for one, cost in told.costs]
        return costs, [self._indicator(known[one.result], gettext("nothing was reported")) for one in told.untold]

    def _cost(self, one: Costed, cost: Fraction, currency: str) -> str:
        """Return a cost with the two numbers it comes from, so that anybody can reckon it again."""
        told = {"cost": self._number(cost), "currency": currency, "spent": self._number(one.spent)}
        told["reached"] = self._number(one.reached)
        return gettext("%(cost)s %(currency)s for one: %(spent)s divided by %(reached)s") % told

    def _indicator(self, measured: Measured, said: str) -> IndicatorShown:
        definition = measured.definition
        address = address_of(self.visit.programme.code, measured.figure.key)
        return IndicatorShown(definition.code, definition.name, address, said)

    def _came(self, measured: Measured) -> str:
        kept = gettext("a value to be kept: ") if isinstance(measured.progress, Keeping) else ""
        told = kept + progress_in_words(measured.progress, self.language)
        return "; ".join(filter(None, (told, provisional_words(measured.provisional, self.language))))

    def _chart(self) -> SafeString:
        """Return the share of targets met under each pillar, as a chart; nothing where there is no base."""
        bars = []
        for pillar in self.visit.programme.pillars:
            if self.pillar in ("", pillar.code):
                told = self.bases.targets(Base(self.asked.year, self.asked.country, pillar.code))
                bars.append(_bar(f"{pillar.code} {pillar.name.in_language(self.language)}", told, self.language))
        if all(each.value is None for each in bars):
            return SafeString("")
        described = "; ".join(f"{each.name}: {each.shown}" for each in bars)
        return SafeString(bar_chart(BarChart(gettext("Targets met by pillar, per cent"), described, tuple(bars))))


def _bar(name: str, told: TargetsMet, language: str) -> Bar:
    if told.share is None:
        return Bar(name, None, gettext("no base"))
    return Bar(name, told.share * 100, f"{percent(told.share, language)} %")


def _why(none: NoProgress) -> str:
    return label(WHY_NO_PROGRESS, none.why)
