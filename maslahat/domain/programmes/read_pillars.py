"""Reading pillars, outcomes, outputs and indicators from a programme file."""

from dataclasses import dataclass

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.pillars import Baseline, Indicator, Outcome, Output, Pillar, Target
from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.entries import Entry


@dataclass(frozen=True, slots=True)
class Cycle:
    """First and last calendar year of a programme."""

    first: int
    last: int


def in_code_list(name: str) -> str:
    """Return the kind under which the entries of a code list are known."""
    return f"entry of code list {name}"


def read_terms(entries: list[Entry], kind: str) -> tuple[Term, ...]:
    """Return the entries of a code list; each code is defined as one of this kind."""
    terms = []
    for entry in entries:
        terms.append(Term(defined(entry, kind), entry.text("name")))
    return tuple(terms)


def defined(entry: Entry, kind: str) -> str:
    """Return the code of an entry and note that it defines this code."""
    code = entry.code("code")
    if code:
        entry.notes.define(kind, code, entry.path)
    return code


def read_pillar(entry: Entry, marks: Marks, cycle: Cycle) -> Pillar:
    """Return the pillar that an entry describes, with everything below it."""
    code = defined(entry, "pillar")
    marks.note(entry, f"pillar:{code}")
    return Pillar(
        code=code,
        name=entry.text("name"),
        scope=entry.text("scope"),
        coordinator=entry.text("coordinator"),
        themes=read_terms(entry.entries("themes"), f"theme_of_{code}"),
        sdg_targets=entry.references("sdg_targets", "sdg_target"),
        strategy_areas=entry.references("strategy_areas", "framework_result"),
        outcomes=tuple(_outcome(found, code, marks, cycle) for found in entry.entries("outcomes", required=True)),
    )


def _outcome(entry: Entry, pillar: str, marks: Marks, cycle: Cycle) -> Outcome:
    code = defined(entry, "outcome")
    marks.note(entry, f"outcome:{code}")
    return Outcome(
        code=code,
        name=entry.text("name"),
        risk=entry.text("risk", required=False),
        assumption=entry.text("assumption", required=False),
        sdg_targets=entry.references("sdg_targets", "sdg_target"),
        indicators=tuple(_indicator(found, marks, cycle) for found in entry.entries("indicators")),
        outputs=tuple(_output(found, pillar, marks, cycle) for found in entry.entries("outputs", required=True)),
    )


def _output(entry: Entry, pillar: str, marks: Marks, cycle: Cycle) -> Output:
    code = defined(entry, "output")
    marks.note(entry, f"output:{code}")
    return Output(
        code=code,
        name=entry.text("name"),
        theme=entry.reference("theme", f"theme_of_{pillar}", required=False),
        indicators=tuple(_indicator(found, marks, cycle) for found in entry.entries("indicators")),
    )


def _indicator(entry: Entry, marks: Marks, cycle: Cycle) -> Indicator:
    code = defined(entry, "indicator")
    marks.note(entry, f"indicator:{code}")
    baseline = entry.entry("baseline")
    marks.note(baseline, f"indicator:{code}:baseline")
    return Indicator(
        code=code,
        name=entry.text("name"),
        unit=entry.reference("unit", in_code_list("units")),
        baseline=Baseline(baseline.number("value", required=False), baseline.whole("year", 1900, cycle.last)),
        targets=_targets(entry, cycle),
        direction=entry.choice("direction", ("up", "down")),
        monitored_only=entry.flag("monitored_only"),
        disaggregation=entry.references("disaggregation", in_code_list("disaggregations")),
        means_of_verification=entry.text("means_of_verification", required=False),
    )


def _targets(entry: Entry, cycle: Cycle) -> tuple[Target, ...]:
    targets: list[Target] = []
    for found in entry.entries("targets"):
        target = Target(found.whole("year", cycle.first, cycle.last), found.number("value", required=False))
        if any(target.year == other.year for other in targets):
            found.fault("year", f"{target.year} has a target already")
        targets.append(target)
    return tuple(targets)
