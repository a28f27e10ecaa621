"""Reading pillars, outcomes and outputs with their indicators from a programme file."""

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.pillars import Outcome, Output, Pillar
from maslahat.domain.programmes.read_indicators import read_indicator
from maslahat.domain.programmes.terms import Cycle, defined, read_terms
from maslahat.domain.shared.entries import Entry


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
        indicators=tuple(read_indicator(found, marks, cycle) for found in entry.entries("indicators")),
        outputs=tuple(_output(found, pillar, marks, cycle) for found in entry.entries("outputs", required=True)),
    )


def _output(entry: Entry, pillar: str, marks: Marks, cycle: Cycle) -> Output:
    code = defined(entry, "output")
    marks.note(entry, f"output:{code}")
    return Output(
        code=code,
        name=entry.text("name"),
        theme=entry.reference("theme", f"theme_of_{pillar}", required=False),
        indicators=tuple(read_indicator(found, marks, cycle) for found in entry.entries("indicators")),
    )
