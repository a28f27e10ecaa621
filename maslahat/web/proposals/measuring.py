"""The impact of proposals or of a choice as pages show it: every figure before and after, in the reader's words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.consolidation import Consolidation
from maslahat.domain.workplans.impact import Count, Impact, ImpactTerms, MarkerShare, impact
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.rules import BrokenRule, CeilingOf
from maslahat.domain.workplans.totals import Shift
from maslahat.publishing.gathering import names_in
from maslahat.publishing.view import Names
from maslahat.web.proposals.differences import FigureShown, figures
from maslahat.web.templatetags.figures import figure_in_words
from maslahat.web.templatetags.marks import quarter_in_words
from maslahat.web.templatetags.texts import localized
from maslahat.web.visits import Visit
from maslahat.words.calendars import public_holidays
from maslahat.words.refusals import sentence

STEPS_THAT_WEIGH = 2
"""The two highest steps of a scale, "significant" and "main aim", count as contributing to a theme."""


@dataclass(frozen=True, slots=True)
class ShareShown:
    """A share of the money in per cent, before and after; ``by`` in percentage points."""

    name: LocalizedText
    currency: str
    before: Decimal
    after: Decimal
    by: Decimal
    money: Decimal


@dataclass(frozen=True, slots=True)
class CountShown:
    """A number of lines before and after; ``name`` says which lines."""

    name: str
    code: str
    before: int
    after: int
    by: int


@dataclass(frozen=True, slots=True)
class CeilingShown:
    """A ceiling and how much of it is planned; ``over`` is by how much it would be broken, or None."""

    code: str
    name: LocalizedText
    is_pillar: bool
    currency: str
    limit: Decimal
    before: Decimal
    after: Decimal
    left: Decimal
    is_broken: bool
    was_broken: bool


@dataclass(frozen=True, slots=True)
class WorkloadShown:
    """An agency in several countries in one quarter; ``lines`` are (id, printed code)."""

    lead: LocalizedText
    quarter: str
    countries: tuple[LocalizedText, ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DaysOffShown:
    """Public holidays in a country and quarter as (day, name, whether estimated), and the lines planned there."""

    country: LocalizedText
    quarter: str
    days: tuple[tuple[date, LocalizedText, bool], ...]
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ImpactShown:
    """An impact in words. ``money`` is grouped by part; without the right to money, all that tells of it is empty."""

    shows_money: bool
    money: tuple[tuple[str, tuple[FigureShown, ...]], ...]
    moved: tuple[FigureShown, ...]
    shares: tuple[ShareShown, ...]
    counts: tuple[CountShown, ...]
    targets: tuple[CountShown, ...]
    ceilings: tuple[CeilingShown, ...]
    broken: tuple[str, ...]
    mended: tuple[str, ...]
    workloads: tuple[WorkloadShown, ...]
    days_off: tuple[DaysOffShown, ...]
    lines: int
    gone: int
    held: tuple[str, ...]

    @property
    def moved_shares(self) -> tuple[ShareShown, ...]:
        """The shares that change."""
        return tuple(each for each in self.shares if each.by)

    @property
    def moved_counts(self) -> tuple[CountShown, ...]:
        """The numbers of lines that change, those of SDG targets after the others."""
        return tuple(each for each in (*self.counts, *self.targets) if each.by)

    @property
    def moved_targets(self) -> tuple[CountShown, ...]:
        """The SDG targets to which more or fewer lines contribute."""
        return tuple(each for each in self.targets if each.by)

    @property
    def is_nothing(self) -> bool:
        """Whether no figure changes and no rule comes or goes."""
        told = (self.moved, self.moved_shares, self.moved_counts, self.broken, self.mended, self.lines, self.gone)
        return not any(told)


class Measuring:
    """Measures and words impacts on one draft for one visitor."""

    def __init__(self, visit: Visit, screen: DraftOnScreen) -> None:
        self.screen = screen
        self.shows_money = visit.may(Deed.FUNDING_READ, screen.workplan.stage, own=False)
        self.names: Names = names_in(screen.programme)
        self.terms = terms_of(screen)

    def of(self, after: Consolidation, wanted: Iterable[str] = (), before: Consolidation | None = None) -> ImpactShown:
        """Return what would differ from the draft, or from ``before``, if ``after`` came to be."""
        then = before or self.screen.consolidation
        refs = frozenset(wanted)
        found = impact(then, after, self.terms, [each.ref for each in self.screen.proposals if each.ref in refs])
        return ImpactShown(
            shows_money=self.shows_money,
            money=self._money(found) if self.shows_money else (),
            moved=figures(self.screen.programme, _in_short(found)) if self.shows_money else (),
            shares=tuple(self._share(each) for each in found.shares) if self.shows_money else (),
            counts=tuple(self._count(each) for each in found.counts if each.part != "target"),
            targets=tuple(self._count(each) for each in found.targets),
            ceilings=self._ceilings(found) if self.shows_money else (),
            broken=tuple(self._rule(after.plan, each) for each in found.broken if self._may_tell(each)),
            mended=tuple(self._rule(then.plan, each) for each in found.mended if self._may_tell(each)),
            workloads=self._workloads(found, after.plan),
            days_off=self._days_off(found, after.plan),
            lines=len(found.lines),
            gone=len(found.gone),
            held=tuple(map(str, found.held)),
        )

    def _money(self, found: Impact) -> tuple[tuple[str, tuple[FigureShown, ...]], ...]:
        parts = dict.fromkeys(each.part for each in found.money)
        shown = (figures(self.screen.programme, [each for each in found.money if each.part == part]) for part in parts)
        return tuple((group[0].part, group) for group in shown if group)

    def _share(self, each: MarkerShare) -> ShareShown:
        name = _named(self.names.markers, each.marker)
        return ShareShown(name, each.currency, each.share_before, each.share_after, each.by, each.after)

    def _count(self, each: Count) -> CountShown:
        marker = self.names.markers.get(each.code, LocalizedText())
        words = {
            "plan": gettext("Lines of the plan"),
            "unmeasured": gettext("Lines without an indicator"),
            "unmarked": gettext("Lines without a marker: %(marker)s") % {"marker": localized(marker)},
            "target": gettext("SDG target %(code)s") % {"code": each.code},
        }
        return CountShown(words[each.part], each.code, each.before, each.after, each.by)

    def _ceilings(self, found: Impact) -> tuple[CeilingShown, ...]:
        shown = []
        for use in found.ceilings:
            is_pillar = use.ceiling.of is CeilingOf.PILLAR
            name = _named(self.names.pillars if is_pillar else self.names.donors, use.ceiling.code)
            figures_of_it = (use.ceiling.amount, use.before, use.after, use.left, use.is_broken, use.was_broken)
            shown.append(CeilingShown(use.ceiling.code, name, is_pillar, use.ceiling.currency, *figures_of_it))
        return tuple(shown)

    def _may_tell(self, broken: BrokenRule) -> bool:
        return self.shows_money or not any(key[0] == "budget" for _, key in broken.cells)

    def _rule(self, plan: Plan, broken: BrokenRule) -> str:
        code = plan.printed_codes.get(broken.line, "") if broken.line else ""
        facts = {"line": code, "subject": broken.subject, "found": figure_in_words(broken.found)}
        facts["limit"] = figure_in_words(broken.limit)
        return sentence(f"rule_{broken.rule.value}", facts)["words"]

    def _workloads(self, found: Impact, plan: Plan) -> tuple[WorkloadShown, ...]:
        return tuple(
            WorkloadShown(
                _named(self.names.institutions, each.lead),
                quarter_in_words(each.quarter),
                tuple(_named(self.names.countries, country) for country in each.countries),
                tuple((str(line), plan.printed_codes[line]) for line in each.lines),
            )
            for each in found.workloads
        )

    def _days_off(self, found: Impact, plan: Plan) -> tuple[DaysOffShown, ...]:
        return tuple(
            DaysOffShown(
                _named(self.names.countries, each.country),
                quarter_in_words(each.quarter),
                tuple((day.on, day.name, day.is_estimated) for day in each.holidays),
                tuple((str(line), plan.printed_codes[line]) for line in each.lines),
            )
            for each in found.days_off
        )


def _in_short(found: Impact) -> tuple[Shift, ...]:
    """Return the amounts that differ by pillar, country and donor; those by quarter stand on the panel alone."""
    return tuple(each for each in found.moved_money if each.part != "quarter")


def terms_of(screen: DraftOnScreen) -> ImpactTerms:
    """Return by what impacts on this plan are measured: its rules, the scales of its markers, its countries' days."""
    themes = (each for each in screen.programme.cross_cutting if each.scale)
    lowest = {each.code: max(len(each.scale) - STEPS_THAT_WEIGH, 1) for each in themes}
    countries = [each.code for each in screen.programme.countries]
    return ImpactTerms(screen.rules, lowest, public_holidays(countries, screen.workplan.year))


def _named(table: Mapping[str, LocalizedText], code: str) -> LocalizedText:
    return table.get(code) or LocalizedText.of(en=code)
