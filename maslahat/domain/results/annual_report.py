"""An annual report in one edition: figures as they stood, what people wrote beside them, and how it names its time.

An edition is language-neutral: codes, exact numbers, and every name and sentence in all the languages there are. Its
figures have passed the protection of small counts. Sources: R94, R43; `results.md` §4 and §5; ADR 0027.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from maslahat.domain.results.figures import Coverage, FigureKey, FigureValue, one_number
from maslahat.domain.results.indicators import CodeList, StartingValue, YearTarget
from maslahat.domain.results.progress import Progress, Provisional
from maslahat.domain.results.status import Finding
from maslahat.domain.results.values import State
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.domain.shared.texts import LocalizedText


class ScopeKind(StrEnum):
    """What an annual report is about."""

    PROGRAMME = "programme"
    PILLAR = "pillar"
    COUNTRY = "country"
    DONOR = "donor"


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole programme (``code`` is empty), or one pillar, country or donor by its code."""

    kind: ScopeKind
    code: str = ""

    def __str__(self) -> str:
        return f"{self.kind}-{self.code}" if self.code else self.kind.value


class Basis(StrEnum):
    """Which reports count: only those verified, or all that were reported, which the edition then says."""

    VERIFIED = "verified"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as an edition shows it. A withheld one has no state, value or coverage: only that it is not shown.

    ``by_state`` tells how many of the reports behind it stand in which state, by the name of the state; it is empty
    where such a number could give a small count away.
    """

    key: FigureKey
    state: State | None
    value: FigureValue | None = None
    coverage: Coverage | None = None
    by_state: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_withheld(self) -> bool:
        return self.state is None

    @property
    def number(self) -> Fraction | None:
        """Return the figure as one exact number: a ratio in percent; None where there is none or it is withheld."""
        return one_number(self.value)


@dataclass(frozen=True, slots=True)
class PrintedSplit:
    """The figures of an indicator by the codes of one dimension, in the order of its code list."""

    dimension: CodeList
    figures: tuple[PrintedFigure, ...]


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """An indicator as an edition shows it: how it was measured then, and every figure of it.

    ``figure`` is compared with the target of the year, ``previous`` is the same a year before; ``years`` are those of
    the cycle until then, ``countries`` the countries in the same months as ``figure`` (none in a country's report).
    ``progress`` and ``finding`` are None where they would give a withheld figure away; ``provisional`` tells which part
    of the periods progress rests on, where some are missing.
    """

    code: str
    version: int
    name: LocalizedText
    unit: LocalizedText
    kind: Kind
    direction: Direction
    baseline: StartingValue | None
    target: YearTarget | None
    scale: CodeList | None
    counts_people: bool
    figure: PrintedFigure
    previous: PrintedFigure | None
    years: tuple[PrintedFigure, ...]
    countries: tuple[PrintedFigure, ...]
    splits: tuple[PrintedSplit, ...]
    progress: Progress | None
    finding: Finding | None
    provisional: Provisional | None = None

    @property
    def figures(self) -> Iterator[PrintedFigure]:
        """Yield every figure that is shown of the indicator, each once."""
        seen: set[FigureKey] = set()
        splits = (figure for split in self.splits for figure in split.figures)
        for each in (self.figure, self.previous, *self.years, *self.countries, *splits):
            if each is not None and each.key not in seen:
                seen.add(each.key)
                yield each


@dataclass(frozen=True, slots=True)
class PrintedBranch:
    """A pillar, outcome or output with its indicators and what stands under it.

    ``finding`` says how it stands as a whole, ``decided_by`` is the code of the indicator that decided; both leave
    out what is withheld.
    """

    code: str
    name: LocalizedText
    finding: Finding
    decided_by: str
    indicators: tuple[PrintedIndicator, ...]
    branches: tuple["PrintedBranch", ...] = ()

    @property
    def measured(self) -> Iterator[PrintedIndicator]:
        """Yield the indicators of the branch and of all below it."""
        yield from self.indicators
        for each in self.branches:
            yield from each.measured


class Course(StrEnum):
    """How the work on a line goes, whatever words the programme has for it."""

    DONE = "done"
    UNDER_WAY = "under_way"
    CANCELLED = "cancelled"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class PrintedGroup:
    """A group of people that a line serves, and whether the work is done for it (R76)."""

    code: str
    name: LocalizedText
    is_done: bool


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the endorsed plan: the code printed beside it, its output, and what was told of the work on it.

    ``status`` is the programme's own word for how it stands, ``course`` what that comes to: done only once it is for
    all ``groups``.
    """

    code: str
    output: str
    title: LocalizedText
    countries: tuple[str, ...]
    course: Course
    status: LocalizedText
    problem: LocalizedText
    next_step: LocalizedText
    groups: tuple[PrintedGroup, ...] = ()

    @property
    def groups_done(self) -> int:
        """Return for how many of the groups the work is done."""
        return sum(each.is_done for each in self.groups)


@dataclass(frozen=True, slots=True)
class PrintedMoney:
    """What the lines of the endorsed plan need from one source in one currency; the source is empty if unknown yet."""

    source: str
    name: LocalizedText
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class PrintedStory:
    """A story that was released in the year, by its address inside the programme and its headline."""

    slug: str
    headline: LocalizedText


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section in words. ``drafted`` follows from the record and is never edited; ``narrative`` people wrote.

    ``revision`` counts the wordings of the narrative (0: nobody wrote any), ``party`` is the side that wrote the last.
    """

    name: str
    title: LocalizedText
    drafted: LocalizedText
    narrative: LocalizedText = field(default_factory=LocalizedText)
    revision: int = 0
    party: str = ""


@dataclass(frozen=True, slots=True)
class Replaced:
    """The earlier edition of the same scope and year that a later revision takes the place of."""

    revision: int
    sha256: str


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """One edition. ``record`` is the hash of the journal's last entry when its figures were taken, ``as_of`` the day.

    ``published_at`` (ISO 8601, UTC) is empty while it is a draft. ``places`` and ``parties`` name every country, unit
    and party whose code it shows; ``plan`` is the code of the endorsed plan its lines are from, empty without one.
    ``facts`` are counts by name: ``proposals``, ``proposals_taken_up``, ``decisions``.
    """

    programme: str
    programme_name: LocalizedText
    scope: Scope
    scope_name: LocalizedText
    year: int
    basis: Basis
    threshold: int
    is_illustrative: bool
    as_of: date
    record: str
    places: Mapping[str, LocalizedText]
    parties: Mapping[str, LocalizedText]
    pillars: tuple[PrintedBranch, ...]
    plan: str = ""
    lines: tuple[PrintedLine, ...] = ()
    money: tuple[PrintedMoney, ...] = ()
    facts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    stories: tuple[PrintedStory, ...] = ()
    sections: tuple[PrintedSection, ...] = ()
    revision: int = 1
    replaces: Replaced | None = None
    published_at: str = ""

    @property
    def indicators(self) -> Iterator[PrintedIndicator]:
        """Yield every indicator in order of the tree."""
        for each in self.pillars:
            yield from each.measured

    @property
    def figures(self) -> Iterator[PrintedFigure]:
        """Yield every figure, withheld ones among them."""
        for each in self.indicators:
            yield from each.figures

    def section(self, name: str) -> PrintedSection | None:
        """Return a section by its name; None if there is none."""
        return next((each for each in self.sections if each.name == name), None)
