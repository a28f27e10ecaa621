"""The three measures side by side: over the years, by pillar and by country, each number with its list (R88)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.responsiveness import CostPerResult, Disposition, TargetsMet
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.result_words import number_words
from maslahat.web.results.drawn import Drawn, over_time
from maslahat.web.results.measure_bases import Base, Bases
from maslahat.web.results.standing_words import percent
from maslahat.web.results.tree import Asked

COLUMNS: tuple[Promise, ...] = (
    _("Median, days"),
    _("Disposed of"),
    _("Still open"),
    _("Costs that can be told"),
    _("Targets met, per cent"),
    _("Met"),
    _("Not met"),
    _("Cannot be told"),
)


@dataclass(frozen=True, slots=True)
class NumberShown:
    """A number in a table: the head of its column, its words, and where its list opens (empty: there is none)."""

    head: Promise
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """What is said of one year, pillar or country."""

    name: str
    numbers: tuple[NumberShown, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The rows of all years, with a chart of the days and one of the targets; empty where there is nothing to draw."""

    rows: tuple[RowShown, ...]
    days_chart: SafeString
    targets_chart: SafeString


class Rows:
    """Writes the rows of the measures in the reader's language; ``pillar`` is the one asked for, empty for all."""

    def __init__(self, bases: Bases, asked: Asked, pillar: str) -> None:
        self.bases, self.asked, self.pillar = bases, asked, pillar
        self.language = get_language() or "en"
        self.last_year = asked.known.last_year(bases.visit.now.date())

    def years(self) -> Series:
        """Return the measures of every year of the programme, for the country and pillar that are asked for."""
        bases = [Base(year, self.asked.country, self.pillar) for year in self.asked.known.years]
        rows = tuple(self._row(str(each.year), each) for each in bases)
        days = [self._days_drawn(each) for each in bases]
        shares = [self._share_drawn(each) for each in bases]
        return Series(
            rows,
            over_time(gettext("Median of days from proposal to disposition"), days, self.language),
            over_time(gettext("Targets met, per cent"), shares, self.language),
        )

    def pillars(self) -> tuple[RowShown, ...]:
        """Return the measures by pillar, for the year and country that are asked for."""
        found = self.bases.visit.programme.pillars
        return tuple(
            self._row(f"{each.code} {self._said(each.name)}", Base(self.asked.year, self.asked.country, each.code))
            for each in found
        )

    def countries(self) -> tuple[RowShown, ...]:
        """Return the measures by country, for the year and pillar that are asked for."""
        found = self.bases.visit.programme.countries
        return tuple(self._row(self._said(each.name), Base(self.asked.year, each.code, self.pillar)) for each in found)

    def _said(self, name: LocalizedText) -> str:
        return name.in_language(self.language)

    def _row(self, name: str, base: Base) -> RowShown:
        found = (*self._of_days(base), self._of_costs(base), *self._of_targets(base))
        cells = zip(COLUMNS, found, strict=True)
        return RowShown(name, tuple(NumberShown(head, words, _address(base, of)) for head, (words, of) in cells))

    def _of_days(self, base: Base) -> Iterator[tuple[str, str]]:
        told = self.bases.disposition(base)
        if told is None:
            yield from (("–", ""),) * 3
            return
        yield self._median(told), "disposed" if told.disposed else ""
        yield _number(told.disposed, "disposed")
        yield _number(told.open, "waiting")

    def _of_costs(self, base: Base) -> tuple[str, str]:
        told: Sequence[tuple[str, CostPerResult]] | None = self.bases.costs(base)
        return ("–", "") if told is None else _number([one for _, each in told for one in each.costs], "cost")

    def _of_targets(self, base: Base) -> Iterator[tuple[str, str]]:
        if base.year > self.last_year:
            yield from (("–", ""),) * 4
            return
        told = self.bases.targets(base)
        yield self._share(told), "targets" if told.share is not None else ""
        yield _number(told.met, "met")
        yield _number(told.missed, "missed")
        yield _number(told.unmeasured, "unmeasured")

    def _median(self, told: Disposition) -> str:
        return gettext("no base") if told.median is None else number_words(told.median, self.language)

    def _share(self, told: TargetsMet) -> str:
        return gettext("no base") if told.share is None else percent(told.share, self.language)

    def _days_drawn(self, base: Base) -> Drawn:
        told = self.bases.disposition(base)
        return Drawn(str(base.year), told.median, self._median(told)) if told else Drawn(str(base.year), None, "–")

    def _share_drawn(self, base: Base) -> Drawn:
        if base.year > self.last_year:
            return Drawn(str(base.year), None, "–")
        told = self.bases.targets(base)
        return Drawn(str(base.year), None if told.share is None else told.share * 100, self._share(told))


def _number(found: Sequence[object], of: str) -> tuple[str, str]:
    return str(len(found)), of if found else ""


def _address(base: Base, of: str) -> str:
    """Return where a list of these measures opens on the page; empty for no list."""
    if not of:
        return ""
    asked = {"year": base.year, "country": base.country, "pillar": base.pillar, "list": of}
    return f"?{urlencode({name: each for name, each in asked.items() if each})}#{of}"
