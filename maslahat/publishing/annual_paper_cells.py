"""Figures of an annual report in the narrow cells of its tables: short words, and signs that notes below explain."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from maslahat.domain.results.annual_report import PrintedFigure, PrintedIndicator
from maslahat.domain.results.figures import Behind, Distribution, FigureValue, Tally
from maslahat.domain.results.periods import Period
from maslahat.domain.results.progress import Advance, Keeping, NoProgress, Progress, WhyNoProgress
from maslahat.domain.results.reporting import ReportState
from maslahat.domain.results.status import Clause, Finding
from maslahat.domain.results.values import Ratio, State
from maslahat.domain.shared.kinds import Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_paper_phrases import CLAUSES, PARTS, STATUSES, WHY_NOT, told
from maslahat.publishing.papers import on_side
from maslahat.publishing.result_words import behind_in_print, number_words, unit_behind_words, value_words

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MOST_MISSING = 6
_VERIFIED = frozenset({ReportState.VERIFIED, ReportState.PUBLISHED})
_SAID_ELSEWHERE = {WhyNoProgress.NO_TARGET: "note_no_target", WhyNoProgress.NO_BASELINE: "note_not_measured"}
"""Reasons that another cell of the row gives already, in the same note."""
NONE = "–"
"""What stands in a cell that has nothing to say."""


class Notes:
    """The notes under one table: each sentence once, numbered in the order in which cells first needed it."""

    def __init__(self) -> None:
        self.sentences: dict[str, int] = {}

    def sign(self, sentence: str) -> str:
        """Return the raised number of a note."""
        return str(self.sentences.setdefault(sentence, len(self.sentences) + 1)).translate(_RAISED)

    def told(self) -> tuple[str, ...]:
        """Return the notes as they stand under the table."""
        return tuple(f"{str(number).translate(_RAISED)} {words}" for words, number in self.sentences.items())


class Cells:
    """Words for the cells of one table in one language; ``places`` names countries and units by their codes."""

    def __init__(self, language: str, places: Mapping[str, LocalizedText]) -> None:
        self.language, self.places = language, places
        self.notes = Notes()

    def figure(self, figure: PrintedFigure | None, indicator: PrintedIndicator, *, is_short: bool = False) -> str:
        """Return a figure, or the sign for why there is none; short where several stand side by side."""
        if figure is None:
            return NONE
        if figure.state is None:
            return self._sign("withheld")
        if figure.state is not State.REPORTED:
            return self._sign(figure.state.value)
        if figure.value is None:
            return self._sign("apart")
        short = self._short(figure.value, indicator, is_short=is_short)
        return short or value_words(figure.value, indicator, self.language)

    def checked(self, figure: PrintedFigure, indicator: PrintedIndicator) -> str:
        """Return a figure; a note says how many of the reports behind it are verified, unless all are."""
        shown, whole = self.figure(figure, indicator), sum(figure.by_state.values())
        verified = sum(number for state, number in figure.by_state.items() if state in _VERIFIED)
        if verified == whole:
            return shown
        return f"{shown}{self.notes.sign(told('note_verified', self.language, part=verified, whole=whole))}"

    def baseline(self, indicator: PrintedIndicator) -> str:
        """Return the value that progress starts from, with its year."""
        found = indicator.baseline
        if found is None or found.value is None:
            return f"{NONE}{self.notes.sign(told('note_not_measured', self.language))}"
        return f"{self._measure(Fraction(found.value), indicator)} ({found.year})"

    def target(self, indicator: PrintedIndicator) -> str:
        """Return the target of the year; a note says if it is one to date."""
        found = indicator.target
        if found is None or found.value is None:
            return f"{NONE}{self.notes.sign(told('note_no_target', self.language))}"
        shown = self._measure(Fraction(found.value), indicator)
        return f"{shown}{self.notes.sign(told('note_to_date', self.language))}" if found.is_to_date else shown

    def progress(self, indicator: PrintedIndicator) -> str:
        """Return how far an indicator has come, or the sign for why nobody can tell; a note if it is provisional."""
        shown, found = self._progress(indicator.progress), indicator.provisional
        if found is None:
            return shown
        note = told("note_provisional", self.language, part=found.reported, whole=found.expected)
        return f"{shown}{self.notes.sign(note)}"

    def _progress(self, progress: Progress | None) -> str:
        match progress:
            case None:
                return self._sign("withheld")
            case NoProgress(why):
                return self._no_progress(why)
            case Keeping():
                return told("inside" if progress.is_inside else "outside", self.language)
            case Advance():
                return percent(progress.share, self.language)

    def status(self, finding: Finding | None) -> str:
        """Return the status as a word."""
        return self._sign("withheld") if finding is None else on_side(STATUSES[finding.status], self.language)

    def coverage(self, figure: PrintedFigure) -> str:
        """Return how many units gave data, of how many; notes name those that did not, and those that are behind."""
        found = figure.coverage
        if found is None:
            return self._sign("withheld")
        if not found.expected:
            return self._sign("not_applicable")
        shown = told("so_many_of", self.language, part=len(found.reported), whole=found.expected)
        notes = []
        if found.reported and 0 < len(found.missing) <= _MOST_MISSING:
            names = ", ".join(self.place(each) for each in found.missing)
            notes.append(told("note_missing", self.language, units=names))
        if 0 < len(found.behind) <= _MOST_MISSING:
            notes.append(told("note_behind", self.language, units=self._behind(found.behind)))
        elif found.behind:
            shown += f" ({behind_in_print(found, self.language)})"
        return shown + "\u00a0".join(map(self.notes.sign, notes))

    def _behind(self, found: Iterable[Behind]) -> str:
        """Return the units that are behind, those of which the same is said together."""
        alike: dict[str, list[str]] = {}
        for each in found:
            alike.setdefault(unit_behind_words(each, self.language), []).append(self.place(each.unit))
        return "; ".join(f"{', '.join(names)}: {words}" for words, names in alike.items())

    def place(self, code: str) -> str:
        """Return the name of a country or unit; the code itself if it has none."""
        found = self.places.get(code)
        return found.in_language(self.language) if found else code

    def _sign(self, name: str) -> str:
        sign = self.notes.sign(told(f"note_{name}", self.language))
        return f"{told(f'sign_{name}', self.language)}{sign}"

    def _no_progress(self, why: WhyNoProgress) -> str:
        if why.value in (State.NOT_REPORTED, State.NOT_APPLICABLE):
            return self._sign(why.value)
        if why in _SAID_ELSEWHERE:
            return f"{NONE}{self.notes.sign(told(_SAID_ELSEWHERE[why], self.language))}"
        words = on_side(WHY_NOT[why], self.language)
        return f"{NONE}{self.notes.sign(told('note_no_progress', self.language, why=words))}"

    def _short(self, value: FigureValue, indicator: PrintedIndicator, *, is_short: bool) -> str:
        """Return a ratio as its share where it is to be short, and what one unit answered as its answer."""
        match value:
            case Ratio(part, whole) if whole and is_short:
                return percent(Fraction(part) / Fraction(whole), self.language)
            case Tally(yes, no) if len(yes) + len(no) == 1:
                return told("yes" if yes else "no", self.language)
            case Distribution(units) if sum(map(len, units.values())) == 1:
                code = next(code for code, at in units.items() if at)
                return self._step(code, indicator)
            case _:
                return ""

    def _step(self, code: str, indicator: PrintedIndicator) -> str:
        name = indicator.scale.names.get(code) if indicator.scale else None
        return name.in_language(self.language) if name else code

    def _measure(self, number: Fraction, indicator: PrintedIndicator) -> str:
        """Return a baseline or target: a percentage for a ratio, a step for a scale, else a number."""
        if indicator.kind is Kind.RATIO:
            return percent(number / 100, self.language)
        steps = list(indicator.scale.names) if indicator.scale else []
        if number.denominator == 1 and 1 <= number <= len(steps):
            return self._step(steps[int(number) - 1], indicator)
        return number_words(number, self.language)


def percent(share: Fraction, language: str) -> str:
    """Return a share in percent as the language writes it."""
    return f"{number_words(share * 100, language)}{chr(0xA0) if language == 'ru' else ''}%"


def finding_words(finding: Finding, language: str) -> str:
    """Return the sentence of the clause that decided, with the two numbers it compared."""
    if finding.clause is Clause.PARTS:
        return on_side(PARTS[finding.status], language)
    why = on_side(WHY_NOT[finding.why], language) if finding.why else NONE
    is_exact = finding.clause is Clause.TOLERANCE
    seen, needed = (
        NONE if each is None else number_words(each, language) if is_exact else percent(each, language)
        for each in (finding.seen, finding.needed)
    )
    return on_side(CLAUSES[finding.clause], language).format(seen=seen, needed=needed, why=why)


def years_words(period: Period) -> str:
    """Return a period as a document writes it: 2023, 2022–2023, 2023-Q1."""
    return period.code.replace("..", "–").replace("/", "–")


def in_words(text: LocalizedText, language: str) -> str:
    """Return what people wrote, with a mark if it is there in another language only."""
    found = text.in_language(language)
    return found if not found or text.texts.get(language) else f"{told('other_language', language)} {found}"
