"""Reading the rules of a programme from its file: themes and markers, plan terms, terms of reference."""

from datetime import date

from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.provenance import Term
from maslahat.domain.programmes.rules import (
    AdjustmentTerms,
    Ceiling,
    CrossCuttingTheme,
    Lock,
    PlanTerms,
    RoomTerms,
    TermsOfReference,
    VoteTerms,
)
from maslahat.domain.programmes.terms import defined, read_terms
from maslahat.domain.shared.entries import Entry
from maslahat.domain.shared.ids import PartyCode

METHODS = ("consensus",)
ABSENT = ("blocks", "follow_by_silence", "counted_if_notified")
CALL_METHODS = ("no_objection", "silence", "vote", "ruling")
RESERVATIONS = ("recorded", "not_admitted")
LOCKED_FIELDS = ("budget", "comment")
CONCURRENCE = ("foreign_lines", "every_line")
COMBINED_CHARACTERS = 100


def read_themes(root: Entry, marks: Marks) -> tuple[CrossCuttingTheme, ...]:
    """Return the cross-cutting themes, each with the scale of its marker."""
    themes = []
    for entry in root.entries("cross_cutting"):
        code = defined(entry, "cross_cutting_theme")
        marks.note(entry, f"theme:{code}")
        scale = read_terms(entry.entries("scale"), f"marker_of_{code}")
        _check_scale(entry, scale)
        required = entry.flag("required")
        if required and not scale:
            entry.fault("required", "asks for a marker although there is no scale")
        themes.append(CrossCuttingTheme(code, entry.text("name"), scale, required))
    return tuple(themes)


def _check_scale(entry: Entry, scale: tuple[Term, ...]) -> None:
    for place, term in enumerate(scale):
        if term.code != str(place):
            entry.fault(f"scale[{place}].code", f"is not {place}: a scale counts up from 0")


def read_plan_terms(root: Entry, marks: Marks) -> PlanTerms:
    """Return what every plan must keep to."""
    entry = root.entry("plan_terms")
    marks.note(entry, "plan_terms")
    currency = entry.code("currency")
    ceilings: list[Ceiling] = []
    for found in entry.entries("ceilings"):
        ceiling = _ceiling(found)
        marks.note(found, f"ceiling:{ceiling.plan}:{ceiling.of}:{ceiling.code}")
        if any(_same_ceiling(ceiling, other) for other in ceilings):
            found.fault("code", f"{ceiling.code} has a ceiling in {ceiling.currency} already")
        ceilings.append(ceiling)
    return PlanTerms(
        currency,
        entry.whole("max_sdg_targets", 1, 100),
        tuple(ceilings),
        _adjustments(entry),
        tuple(_lock(found, marks) for found in entry.entries("locks")),
        entry.choice("concurrence", CONCURRENCE, required=False) or CONCURRENCE[0],
        entry.whole_or_none("combined_characters", 1, 10_000) or COMBINED_CHARACTERS,
    )


def _lock(entry: Entry, marks: Marks) -> Lock:
    lock = Lock(
        field=entry.choice("field", LOCKED_FIELDS),
        owner=PartyCode(entry.reference("owner", "party")),
        source=entry.reference("source", "donor", required=False),
        outputs=entry.references("outputs", "output"),
        plan=entry.code("plan", required=False),
        basis=entry.text("basis"),
    )
    marks.note(entry, f"lock:{lock.field}:{lock.owner}")
    if lock.source and lock.field != "budget":
        entry.fault("source", "belongs to a lock on budgets only")
    return lock


def _adjustments(terms: Entry) -> AdjustmentTerms:
    entry = terms.entry("adjustments", required=False)
    if entry.is_broken:
        return AdjustmentTerms()
    return AdjustmentTerms(
        shift_quarters=entry.whole("shift_quarters", 0, 3),
        percent=entry.whole("percent", 0, 100),
        corrigendum_days=entry.whole("corrigendum_days", 1, 60),
        adjustment_days=entry.whole("adjustment_days", 1, 60),
    )


def _ceiling(entry: Entry) -> Ceiling:
    of = entry.choice("of", ("pillar", "donor"))
    code = entry.reference("code", of) if of else entry.code("code")
    return Ceiling(entry.code("plan"), of, code, entry.code("currency"), entry.amount("amount"))


def _same_ceiling(one: Ceiling, other: Ceiling) -> bool:
    return (one.plan, one.of, one.code, one.currency) == (other.plan, other.of, other.code, other.currency)


def read_decisions(root: Entry, marks: Marks) -> tuple[TermsOfReference, tuple[TermsOfReference, ...]]:
    """Return how the committee decides, and how it did under earlier terms of reference, oldest first."""
    entry = root.entry("decision")
    marks.note(entry, "decision")
    decision = _decision(entry)
    earlier: list[TermsOfReference] = []
    for found in root.entries("earlier_decisions"):
        terms = _decision(found)
        since = earlier[-1].valid_from if earlier else date.min
        if not since < terms.valid_from < decision.valid_from:
            found.fault("valid_from", "is not between those of the terms before and after it")
        earlier.append(terms)
    return decision, tuple(earlier)


def _decision(entry: Entry) -> TermsOfReference:
    deciding = entry.references("deciding", "party")
    if not deciding:
        entry.fault("deciding", "must name at least one party")
    return TermsOfReference(
        method=entry.choice("method", METHODS),
        deciding=tuple(PartyCode(code) for code in deciding),
        quorum=entry.whole("quorum", 1, max(1, len(deciding))),
        absent=entry.choice("absent", ABSENT),
        silence_hours=entry.whole("silence_hours", 1, 24 * 90),
        agency_acceptance=entry.flag("agency_acceptance"),
        valid_from=entry.day("valid_from"),
        basis=entry.text("basis"),
        calls=_room_terms(entry, len(deciding)),
    )


def _room_terms(decision: Entry, seats: int) -> RoomTerms:
    entry, usual = decision.entry("calls", required=False), RoomTerms()
    if entry.is_broken:
        return usual
    terms = RoomTerms(
        substance=entry.choices("substance", CALL_METHODS) or usual.substance,
        procedure=entry.choices("procedure", CALL_METHODS) or usual.procedure,
        quorum_to_open=entry.whole_or_none("quorum_to_open", 1, max(1, seats)),
        countdown_seconds=entry.whole_or_none("countdown_seconds", 5, 24 * 3600) or usual.countdown_seconds,
        presence_minutes=entry.whole_or_none("presence_minutes", 1, 24 * 60) or usual.presence_minutes,
        reservations=entry.choice("reservations", RESERVATIONS, required=False) or usual.reservations,
        is_ruling_final=entry.flag("is_ruling_final"),
        vote=_vote(entry),
    )
    if (terms.vote is None) == ("vote" in (*terms.substance, *terms.procedure)):
        entry.fault("vote", "is given if and only if substance or procedure may be voted on")
    return terms


def _vote(calls: Entry) -> VoteTerms | None:
    entry = calls.entry("vote", required=False)
    if entry.is_broken:
        return None
    whole = entry.whole("of_parts", 2, 100)
    share = (entry.whole("parts", 1, whole), whole)
    return VoteTerms(share, entry.choice("of", ("present", "voting")), entry.flag("more_than"))
