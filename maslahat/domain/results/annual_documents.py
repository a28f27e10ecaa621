"""An annual report as a JSON document whose canonical bytes are frozen under a checksum; numbers are text, exact."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from maslahat.domain.results.annual_figures import figure_document, read_figure
from maslahat.domain.results.annual_report import (
    AnnualReport,
    Basis,
    Course,
    PrintedBranch,
    PrintedFigure,
    PrintedGroup,
    PrintedIndicator,
    PrintedLine,
    PrintedMoney,
    PrintedSection,
    PrintedSplit,
    PrintedStory,
    Replaced,
    Scope,
    ScopeKind,
)
from maslahat.domain.results.indicators import CodeList, StartingValue, YearTarget
from maslahat.domain.results.progress import Advance, Keeping, NoProgress, Progress, Provisional, WhyNoProgress
from maslahat.domain.results.result_documents import exact
from maslahat.domain.results.status import Clause, Finding, Status
from maslahat.domain.shared.canonical import Document, canonical_bytes, fingerprint
from maslahat.domain.shared.kinds import Direction, Kind
from maslahat.domain.shared.texts import LocalizedText

ANNUAL_FORMAT = "maslahat.annual/1"

Found = TypeVar("Found")


class AnnualRefused(ValueError):
    """A document is no annual report in ANNUAL_FORMAT; the message says where it fails."""


def annual_document(report: AnnualReport) -> dict[str, Document]:
    """Return an edition as a JSON object in ANNUAL_FORMAT."""
    return {
        "format": ANNUAL_FORMAT,
        "programme": {"code": report.programme, "name": _text(report.programme_name)},
        "scope": {"kind": report.scope.kind.value, "code": report.scope.code, "name": _text(report.scope_name)},
        "year": report.year,
        "revision": report.revision,
        "replaces": report.replaces and {"revision": report.replaces.revision, "sha256": report.replaces.sha256},
        "published_at": report.published_at,
        "basis": report.basis.value,
        "threshold": report.threshold,
        "is_illustrative": report.is_illustrative,
        "as_of": report.as_of.isoformat(),
        "record": report.record,
        "places": _names(report.places),
        "parties": _names(report.parties),
        "pillars": [_branch(each) for each in report.pillars],
        "plan": report.plan,
        "lines": [_line(each) for each in report.lines],
        "money": [
            {"source": each.source, "name": _text(each.name), "currency": each.currency, "amount": str(each.amount)}
            for each in report.money
        ],
        "facts": dict(report.facts),
        "stories": [{"slug": each.slug, "headline": _text(each.headline)} for each in report.stories],
        "sections": [_section(each) for each in report.sections],
    }


def annual_bytes(report: AnnualReport) -> bytes:
    """Return the canonical bytes of an edition: these are frozen, and anybody can compare them."""
    return canonical_bytes(annual_document(report))


def annual_sha256(report: AnnualReport) -> str:
    """Return the checksum of an edition: SHA-256 of its canonical bytes, 64 hex digits."""
    return fingerprint(annual_document(report))


def read_annual(document: Document) -> AnnualReport:
    """Return the edition that a JSON object in ANNUAL_FORMAT describes; raise AnnualRefused if it describes none."""
    if not isinstance(document, dict) or document.get("format") != ANNUAL_FORMAT:
        raise AnnualRefused(f"format is not {ANNUAL_FORMAT}")
    try:
        return _report(document)
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as fault:
        raise AnnualRefused(f"not an annual report: {fault}") from fault


def _report(found: Mapping[str, Any]) -> AnnualReport:
    return AnnualReport(
        programme=found["programme"]["code"],
        programme_name=_read_text(found["programme"]["name"]),
        scope=Scope(ScopeKind(found["scope"]["kind"]), found["scope"]["code"]),
        scope_name=_read_text(found["scope"]["name"]),
        year=found["year"],
        basis=Basis(found["basis"]),
        threshold=found["threshold"],
        is_illustrative=found["is_illustrative"],
        as_of=date.fromisoformat(found["as_of"]),
        record=found["record"],
        places=_read_names(found["places"]),
        parties=_read_names(found["parties"]),
        pillars=tuple(_read_branch(each) for each in found["pillars"]),
        plan=found["plan"],
        lines=tuple(_read_line(each) for each in found["lines"]),
        money=tuple(
            PrintedMoney(each["source"], _read_text(each["name"]), each["currency"], Decimal(each["amount"]))
            for each in found["money"]
        ),
        facts=dict(found["facts"]),
        stories=tuple(PrintedStory(each["slug"], _read_text(each["headline"])) for each in found["stories"]),
        sections=tuple(_read_section(each) for each in found["sections"]),
        revision=found["revision"],
        replaces=_maybe(found["replaces"], lambda each: Replaced(each["revision"], each["sha256"])),
        published_at=found["published_at"],
    )


def _branch(branch: PrintedBranch) -> dict[str, Document]:
    return {
        "code": branch.code,
        "name": _text(branch.name),
        "standing": _finding(branch.finding),
        "decided_by": branch.decided_by,
        "indicators": [_indicator(each) for each in branch.indicators],
        "branches": [_branch(each) for each in branch.branches],
    }


def _read_branch(found: Mapping[str, Any]) -> PrintedBranch:
    return PrintedBranch(
        found["code"],
        _read_text(found["name"]),
        _read_finding(found["standing"]),
        found["decided_by"],
        tuple(_read_indicator(each) for each in found["indicators"]),
        tuple(_read_branch(each) for each in found["branches"]),
    )


def _indicator(each: PrintedIndicator) -> dict[str, Document]:
    return {
        "code": each.code,
        "version": each.version,
        "name": _text(each.name),
        "unit": _text(each.unit),
        "kind": each.kind.value,
        "direction": each.direction.value,
        "baseline": each.baseline and _baseline(each.baseline),
        "target": each.target and _target(each.target),
        "scale": each.scale and _code_list(each.scale),
        "counts_people": each.counts_people,
        "figure": figure_document(each.figure),
        "previous": each.previous and figure_document(each.previous),
        "years": [figure_document(one) for one in each.years],
        "countries": [figure_document(one) for one in each.countries],
        "splits": [
            {"dimension": _code_list(split.dimension), "figures": [figure_document(one) for one in split.figures]}
            for split in each.splits
        ],
        "progress": None if each.progress is None else _progress(each.progress),
        "standing": each.finding and _finding(each.finding),
        **provisional_document(each),
    }


def provisional_document(each: PrintedIndicator) -> dict[str, Document]:
    """Return the part of the periods that a progress rests on, as a property of its own; none where all are there."""
    found = each.provisional
    return {} if found is None else {"provisional": {"reported": found.reported, "expected": found.expected}}


def _read_indicator(found: Mapping[str, Any]) -> PrintedIndicator:
    kind, code = Kind(found["kind"]), found["code"]

    def printed(raw: Mapping[str, Any]) -> PrintedFigure:
        return read_figure(code, kind, raw)

    return PrintedIndicator(
        code=code,
        version=found["version"],
        name=_read_text(found["name"]),
        unit=_read_text(found["unit"]),
        kind=kind,
        direction=Direction(found["direction"]),
        baseline=_maybe(found["baseline"], _read_baseline),
        target=_maybe(found["target"], _read_target),
        scale=_maybe(found["scale"], _read_code_list),
        counts_people=found["counts_people"],
        figure=printed(found["figure"]),
        previous=_maybe(found["previous"], printed),
        years=tuple(printed(each) for each in found["years"]),
        countries=tuple(printed(each) for each in found["countries"]),
        splits=tuple(
            PrintedSplit(_read_code_list(each["dimension"]), tuple(printed(one) for one in each["figures"]))
            for each in found["splits"]
        ),
        progress=_maybe(found["progress"], _read_progress),
        finding=_maybe(found["standing"], _read_finding),
        provisional=_maybe(found.get("provisional"), _read_provisional),
    )


def _baseline(each: StartingValue) -> dict[str, Document]:
    return {"value": None if each.value is None else exact(each.value), "year": each.year, "source": each.source}


def _read_baseline(found: Mapping[str, Any]) -> StartingValue:
    return StartingValue(_maybe(found["value"], Decimal), found["year"], found["source"])


def _target(each: YearTarget) -> dict[str, Document]:
    value = None if each.value is None else exact(each.value)
    return {"year": each.year, "value": value, "is_to_date": each.is_to_date}


def _read_target(found: Mapping[str, Any]) -> YearTarget:
    return YearTarget(found["year"], _maybe(found["value"], Decimal), found["is_to_date"])


def _code_list(each: CodeList) -> dict[str, Document]:
    codes = [{"code": code, "name": _text(name)} for code, name in each.names.items()]
    return {"code": each.code, "version": each.version, "name": _text(each.name), "codes": codes}


def _read_code_list(found: Mapping[str, Any]) -> CodeList:
    names = {each["code"]: _read_text(each["name"]) for each in found["codes"]}
    return CodeList(found["code"], found["version"], _read_text(found["name"]), names)


def _progress(progress: Progress) -> dict[str, Document]:
    match progress:
        case Advance(actual, baseline, target):
            told = {"actual": exact(actual), "baseline": exact(baseline), "target": exact(target)}
            return {"is": "advance", **told}
        case Keeping(actual, target, tolerance):
            told = {"actual": exact(actual), "target": exact(target), "tolerance": exact(tolerance)}
            return {"is": "keeping", **told}
        case NoProgress(why):
            return {"is": "none", "why": why.value}


def _read_progress(found: Mapping[str, Any]) -> Progress:
    if found["is"] == "advance":
        return Advance(Fraction(found["actual"]), Fraction(found["baseline"]), Fraction(found["target"]))
    if found["is"] == "keeping":
        return Keeping(Fraction(found["actual"]), Fraction(found["target"]), Fraction(found["tolerance"]))
    return NoProgress(WhyNoProgress(found["why"]))


def _read_provisional(found: Mapping[str, Any]) -> Provisional:
    return Provisional(found["reported"], found["expected"])


def _finding(each: Finding) -> dict[str, Document]:
    return {
        "status": each.status.value,
        "clause": each.clause.value,
        "seen": None if each.seen is None else exact(each.seen),
        "needed": None if each.needed is None else exact(each.needed),
        "why": each.why and each.why.value,
    }


def _read_finding(found: Mapping[str, Any]) -> Finding:
    seen, needed = (_maybe(found[name], Fraction) for name in ("seen", "needed"))
    return Finding(Status(found["status"]), Clause(found["clause"]), seen, needed, _maybe(found["why"], WhyNoProgress))


def _line(each: PrintedLine) -> dict[str, Document]:
    groups = [{"code": one.code, "name": _text(one.name), "is_done": one.is_done} for one in each.groups]
    told = {"groups": groups} if groups else {}
    return told | {
        "code": each.code,
        "output": each.output,
        "title": _text(each.title),
        "countries": list(each.countries),
        "course": each.course.value,
        "status": _text(each.status),
        "problem": _text(each.problem),
        "next_step": _text(each.next_step),
    }


def _read_line(found: Mapping[str, Any]) -> PrintedLine:
    title, status, problem, next_step = (
        _read_text(found[name]) for name in ("title", "status", "problem", "next_step")
    )
    countries, course = tuple(found["countries"]), Course(found["course"])
    groups = tuple(
        PrintedGroup(one["code"], _read_text(one["name"]), one["is_done"]) for one in found.get("groups", ())
    )
    about = (found["code"], found["output"], title, countries)
    return PrintedLine(*about, course, status, problem, next_step, groups)


def _section(each: PrintedSection) -> dict[str, Document]:
    return {
        "name": each.name,
        "title": _text(each.title),
        "drafted": _text(each.drafted),
        "narrative": _text(each.narrative),
        "revision": each.revision,
        "party": each.party,
    }


def _read_section(found: Mapping[str, Any]) -> PrintedSection:
    title, drafted, narrative = (_read_text(found[name]) for name in ("title", "drafted", "narrative"))
    return PrintedSection(found["name"], title, drafted, narrative, found["revision"], found["party"])


def _text(text: LocalizedText) -> dict[str, str]:
    return dict(text.texts)


def _read_text(found: Mapping[str, str]) -> LocalizedText:
    source = "en" if "en" in found else next(iter(sorted(found)), "")
    return LocalizedText(dict(found), source)


def _names(named: Mapping[str, LocalizedText]) -> dict[str, Document]:
    return {code: _text(name) for code, name in named.items()}


def _read_names(found: Mapping[str, Any]) -> dict[str, LocalizedText]:
    return {code: _read_text(name) for code, name in found.items()}


def _maybe(raw: Any, read: Callable[[Any], Found]) -> Found | None:
    return None if raw is None else read(raw)
