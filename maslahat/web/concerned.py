"""What concerns others in a proposal or on a line, as pages show it: in words, with its weight and who said what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from maslahat.actions.concerns import say_of_others, texts_of
from maslahat.actions.drafts import DraftOnScreen
from maslahat.actions.open_matters import concern_reason
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.changes import subjects
from maslahat.domain.workplans.concerns import Concern, Severity, subject_of
from maslahat.domain.workplans.figures import FigureDiffers, changed_line_figures
from maslahat.domain.workplans.languages import language_concerns
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.proposals import TAKES_EFFECT
from maslahat.domain.workplans.touched import touched
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.visits import Visit
from maslahat.words.fields import FIELD_NAMES
from maslahat.words.labels import STANCES, label
from maslahat.words.refusals import sentence


@dataclass(frozen=True, slots=True)
class ConcernShown:
    """A concern in words; ``look`` is good, warn or bad, ``sign`` says the same without colour."""

    kind: str
    words: str
    way_out: str
    look: str
    sign: str
    line: str


@dataclass(frozen=True, slots=True)
class SaidShown:
    """What a party said to a proposal; ``holds`` is false once the proposal does something else."""

    party: LocalizedText
    stance: str
    stance_label: str
    text: LocalizedText
    stated_at: datetime
    holds: bool


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure in a text that its field does not confirm: where it stands, what it says, what the field says (E36)."""

    code: str
    text: str
    language: str
    found: str
    field: str
    expected: str


def of_proposal(visit: Visit, screen: DraftOnScreen, found: ProposalFound) -> dict[str, Any]:
    """Return what the page of a proposal shows: ``concerns``, what parties ``said``, and ``figures`` that differ."""
    base = queries.plan(screen.workplan.base.version_id)
    others = say_of_others(base, screen.proposals, screen.rules, [found.ref])
    languages = [each for each in _languages(screen, base) if found.ref in each.conflict.proposals]
    subject = subject_of(found.effective) if found.said else ""
    return {
        "concerns": [_shown(screen, base, each) for each in (*languages, *others)],
        "said": [
            SaidShown(
                screen.programme.party(each.word.party).name,
                each.word.kind.value,
                label(STANCES, each.word.kind),
                each.text,
                each.stated_at,
                each.word.subject == subject,
            )
            for each in found.said
        ],
        "figures": _figures(visit, screen, _figures_of(base, found)),
    }


def of_line(visit: Visit, screen: DraftOnScreen, line: LineId) -> dict[str, Any]:
    """Return what the page of a line shows: the ``concerns`` with what is agreed on it, ``figures`` that differ now."""
    base = queries.plan(screen.workplan.base.version_id)
    draft = screen.consolidation.plan
    on_line = [each.ref for each in screen.proposals if each.state in TAKES_EFFECT and _is_on(each, line)]
    others = say_of_others(base, screen.proposals, screen.rules, on_line)
    concerns = [each for each in (*_languages(screen, base), *others) if line in each.lines]
    text = draft.find(line)
    figures = changed_line_figures(base.find(line), text) if text else ()
    return {
        "concerns": [_shown(screen, base, each) for each in concerns],
        "figures": _figures(visit, screen, figures),
    }


def _is_on(proposal: ProposalFound, line: LineId) -> bool:
    return any(line in subjects(operation) for operation in proposal.effective.operations)


def touched_parties(screen: DraftOnScreen, found: ProposalFound) -> frozenset[str]:
    """Return the parties that have a say in a proposal: countries it touches, owners of what it changes."""
    base = queries.plan(screen.workplan.base.version_id)
    concerns = say_of_others(base, screen.proposals, screen.rules, [found.ref])
    return frozenset((*(each.conflict.subject for each in concerns), *(str(each.word.party) for each in found.said)))


def _languages(screen: DraftOnScreen, base: Plan) -> tuple[Concern, ...]:
    draft = screen.consolidation
    texts = texts_of(base, draft, screen.workplan, screen.rules)
    return language_concerns(base, draft, texts, screen.rules.languages)


def _shown(screen: DraftOnScreen, base: Plan, concern: Concern) -> ConcernShown:
    draft = screen.consolidation.plan
    known = draft if all(line in draft for line in concern.lines) else base
    reason = concern_reason(known, concern)
    told = sentence(reason.code, reason.facts)
    look, sign = {Severity.HARD: ("bad", "✕"), Severity.ENDORSEMENT: ("warn", "!")}.get(concern.severity, ("", "i"))
    if concern.conflict.rule == "given":
        look, sign = "good", "✓"
    return ConcernShown(
        concern.conflict.kind.value, told["words"], told["way_out"], look, sign, str(reason.facts["line_id"])
    )


def _figures_of(base: Plan, found: ProposalFound) -> list[FigureDiffers]:
    lines = touched(base, found.effective)
    return [each for one in lines if one.after for each in changed_line_figures(one.before, one.after)]


def _figures(visit: Visit, screen: DraftOnScreen, figures: Iterable[FigureDiffers]) -> list[FigureShown]:
    """Return figures in words; those of money only to who may see all of it (R90)."""
    sees_money = visit.may(Deed.FUNDING_READ, screen.workplan.stage, own=False)
    codes = screen.consolidation.plan.printed_codes
    return [
        FigureShown(
            codes.get(each.line, ""),
            label(FIELD_NAMES, each.name.partition(":")[0]),
            each.language,
            each.found,
            label(FIELD_NAMES, "indicators" if each.field == "target" else each.field),
            each.expected,
        )
        for each in figures
        if sees_money or each.field != "budget"
    ]
