"""The sections of an annual report with what follows from its figures in words, in both languages; nothing is invented.

Each sentence is a fixed phrase filled with facts of the report; one whose facts are missing is left out. People write
beside it, never into it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from maslahat.domain.results.annual_report import (
    AnnualReport,
    Course,
    PrintedBranch,
    PrintedIndicator,
    PrintedLine,
    PrintedSection,
    ScopeKind,
)
from maslahat.domain.results.progress import NoProgress, WhyNoProgress
from maslahat.domain.results.status import Clause, Status
from maslahat.domain.results.values import State
from maslahat.domain.shared.counting import agreed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.annual_phrases import BASES, COUNTED, COURSES, OPENINGS, SAID, STANDINGS, TITLES
from maslahat.publishing.annual_words import figure_words, target_words
from maslahat.publishing.phrases import LANGUAGES, Pair
from maslahat.publishing.result_words import number_words

MOST_NAMED = 5
"""Most indicators or lines that one sentence names; the tables have them all."""

_NO_BREAK = "\u00a0"


def drafted_sections(report: AnnualReport) -> tuple[PrintedSection, ...]:
    """Return every section of a report in order, with its drafted words and without a narrative."""
    return (
        _section("introduction", TITLES["introduction"], _introduction(report)),
        *(_section(name, _text(branch.name), _of_branch(branch)) for name, branch in _parts(report)),
        _section("challenges", TITLES["challenges"], _problems(report.lines)),
        _section("lessons", TITLES["lessons"], ()),
        _section("next_steps", TITLES["next_steps"], _steps(report.lines)),
    )


def section_names(report: AnnualReport) -> tuple[str, ...]:
    """Return the names of the sections of a report in order."""
    middle = tuple(name for name, _ in _parts(report))
    return ("introduction", *middle, "challenges", "lessons", "next_steps")


def _parts(report: AnnualReport) -> Iterator[tuple[str, PrintedBranch]]:
    """Yield what has a section of its own: each pillar, or in the report of a pillar each of its outcomes."""
    if report.scope.kind is ScopeKind.PILLAR:
        yield from ((f"outcome:{each.code}", each) for pillar in report.pillars for each in pillar.branches)
    else:
        yield from ((f"pillar:{each.code}", each) for each in report.pillars)


def _section(name: str, title: Pair, told: Iterable[Pair]) -> PrintedSection:
    sentences = list(told)
    english, russian = (" ".join(pair[side] for pair in sentences) for side in (0, 1))
    drafted = LocalizedText.of(en=english, ru=russian) if sentences else LocalizedText()
    return PrintedSection(name, LocalizedText.of(en=title[0], ru=title[1]), drafted)


def _introduction(report: AnnualReport) -> Iterator[Pair]:
    names = {"programme": _text(report.programme_name), "year": report.year, "name": _text(report.scope_name)}
    yield _filled(OPENINGS[report.scope.kind], **names)
    if report.is_illustrative:
        yield SAID["illustrative"]
    indicators = list(report.indicators)
    if indicators:
        standings = Counter(each.finding.status for each in indicators if each.finding is not None)
        told = _listed([(STANDINGS[each], standings[each]) for each in Status if standings[each]])
        if told[0]:
            count = len(indicators)
            yield _said("measured", indicators=counted("indicators", count), number=count, standings=told)
    yield BASES[report.basis]
    withheld = sum(each.is_withheld for each in report.figures)
    if withheld:
        is_are = "is" if withheld == 1 else "are"
        yield _said("withheld", figures=counted("figures", withheld), number=withheld, is_are=is_are)
    yield from _of_plan(report)


def _of_plan(report: AnnualReport) -> Iterator[Pair]:
    if report.lines:
        courses = Counter(each.course for each in report.lines)
        told = _listed([(COURSES[each], courses[each]) for each in Course if courses[each]])
        count = len(report.lines)
        yield _said("lines", plan=report.plan, lines=counted("lines", count), number=count, courses=told)
    if report.money:
        yield _said("money", amounts=_amounts(report))
    facts = report.facts
    if facts.get("proposals"):
        taken_up = facts.get("proposals_taken_up", 0)
        was_were = "was" if taken_up == 1 else "were"
        proposals = counted("proposals", facts["proposals"])
        yield _said("proposals", proposals=proposals, taken_up=taken_up, was_were=was_were)
    if facts.get("decisions"):
        yield _said("decisions", decisions=counted("decisions", facts["decisions"]))


def _amounts(report: AnnualReport) -> Pair:
    totals: dict[str, Decimal] = {}
    for each in report.money:
        totals[each.currency] = totals.get(each.currency, Decimal(0)) + each.amount
    english, russian = (
        "; ".join(f"{currency}{_NO_BREAK}{number_words(total, language)}" for currency, total in sorted(totals.items()))
        for language in LANGUAGES
    )
    return english, russian


def _of_branch(branch: PrintedBranch) -> Iterator[Pair]:
    indicators = list(branch.measured)
    if not indicators:
        yield SAID["none_measured"]
        return
    reached = [each for each in indicators if each.finding and each.finding.clause is Clause.TARGET_REACHED]
    behind = [each for each in indicators if each.finding and each.finding.status is Status.OFF_TRACK]
    silent = [each for each in indicators if each.progress == NoProgress(WhyNoProgress.NOT_REPORTED)]
    aimless = [each for each in indicators if each.progress == NoProgress(WhyNoProgress.NO_TARGET)]
    told = sum(each.figure.state is not State.NOT_REPORTED for each in indicators)
    yield _said(
        "told",
        number=told,
        all=counted("indicators", len(indicators)),
        of_all=counted("of_indicators", len(indicators)),
    )
    if reached:
        yield _said("reached", list=_named(reached))
    if behind:
        yield _said("behind", list=_named(behind))
    if aimless:
        yield _said("no_target", indicators=counted("on_indicators", len(aimless)))
    if silent:
        yield _said("silent", indicators=counted("on_indicators", len(silent)))


def _named(indicators: list[PrintedIndicator]) -> Pair:
    told = [
        _said("against", name=_text(each.name), value=_pair(each, figure_words), target=_pair(each, target_words))
        for each in indicators[:MOST_NAMED]
    ]
    return _joined(told, len(indicators) - MOST_NAMED)


def _pair(indicator: PrintedIndicator, words: Callable[[PrintedIndicator, str], str]) -> Pair:
    return words(indicator, "en"), words(indicator, "ru")


def _problems(lines: Iterable[PrintedLine]) -> Iterator[Pair]:
    found = [(each.code, each.problem) for each in lines if each.problem]
    yield (
        _said("problems", lines=counted("on_lines", len(found)), list=_of_lines(found))
        if found
        else SAID["no_problems"]
    )


def _steps(lines: Iterable[PrintedLine]) -> Iterator[Pair]:
    found = [(each.code, each.next_step) for each in lines if each.next_step]
    if found:
        yield _said("steps", lines=counted("on_lines", len(found)), list=_of_lines(found))


def _of_lines(found: list[tuple[str, LocalizedText]]) -> Pair:
    words = [(code, _text(text)) for code, text in found]
    told = [(f"{code}: {text[0].rstrip('.')}", f"{code}: {text[1].rstrip('.')}") for code, text in words]
    return _joined(told[:MOST_NAMED], len(told) - MOST_NAMED)


def _joined(told: list[Pair], more: int) -> Pair:
    further = (f"; and {more} more", f"; и ещё {more}") if more > 0 else ("", "")
    return "; ".join(each[0] for each in told) + further[0], "; ".join(each[1] for each in told) + further[1]


def _listed(counted: list[tuple[Pair, int]]) -> Pair:
    english = ", ".join(f"{number} {words[0]}" for words, number in counted)
    return english, ", ".join(f"{words[1]} — {number}" for words, number in counted)


def counted(name: str, number: int) -> Pair:
    """Return a number with its noun in the form that the number asks for (see COUNTED)."""
    english, russian = COUNTED[name]
    return f"{number}{_NO_BREAK}{agreed(number, english, 'en')}", f"{number}{_NO_BREAK}{agreed(number, russian, 'ru')}"


def _said(name: str, /, **values: object) -> Pair:
    return _filled(SAID[name], **values)


def _filled(pair: Pair, /, **values: object) -> Pair:
    english, russian = (
        pair[side].format(**{name: each[side] if isinstance(each, tuple) else each for name, each in values.items()})
        for side in (0, 1)
    )
    return english, russian


def _text(text: LocalizedText) -> Pair:
    return text.in_language("en"), text.in_language("ru")
