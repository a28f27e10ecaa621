"""The rules of a programme in the form that plans and decisions need them; all of them are the programme's data."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

from maslahat.domain.governance.consensus import AbsentPolicy, DecisionMethod, DecisionRule, rule_in_force
from maslahat.domain.governance.decision_rules import CallMethod, CallTerms, Majority, MajorityOf, ReservationPolicy
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.rules import RoomTerms, TermsOfReference, VoteTerms
from maslahat.domain.workplans.adjustments import AdjustmentKind, AdjustmentLimits
from maslahat.domain.workplans.authority import Lock
from maslahat.domain.workplans.objection_window import day_off_anywhere
from maslahat.domain.workplans.rules import Ceiling, CeilingOf, PlanRules
from maslahat.words.calendars import public_holidays


def plan_rules(programme: Programme, plan: str, year: int) -> PlanRules:
    """Return the rules for the plan with this code, of this calendar year."""
    return PlanRules(
        year=year,
        pillar_of=programme.pillar_of,
        ceilings=tuple(
            Ceiling(CeilingOf(each.of), each.code, each.currency, each.amount)
            for each in programme.plan_terms.ceilings
            if each.plan == plan
        ),
        markers={theme.code: len(theme.scale) - 1 for theme in programme.cross_cutting if theme.required},
        max_sdg_targets=programme.plan_terms.max_sdg_targets,
        countries=tuple(country.code for country in programme.countries),
        currencies=(programme.plan_terms.currency,),
        languages=programme.languages,
        locks=tuple(
            Lock(each.field, each.owner, part=each.source, outputs=each.outputs)
            for each in programme.plan_terms.locks
            if each.plan in ("", plan)
        ),
        every_line_concurs=programme.plan_terms.concurrence == "every_line",
        most_combined=programme.plan_terms.combined_characters,
    )


def decision_rule(programme: Programme) -> DecisionRule:
    """Return the newest version of the rule by which the parties of a programme decide."""
    return decision_rules(programme)[-1]


def decision_rules(programme: Programme) -> tuple[DecisionRule, ...]:
    """Return every version of the rule, oldest first: a decision keeps the one it was taken under (E89)."""
    versions = (*programme.earlier_decisions, programme.decision)
    return tuple(_decision_rule(programme, terms, number) for number, terms in enumerate(versions, 1))


def rule_at(programme: Programme, at: datetime) -> DecisionRule:
    """Return the version of the rule that holds at an instant; the oldest one before any holds."""
    rules = decision_rules(programme)
    return rule_in_force(rules, at) or rules[0]


def _decision_rule(programme: Programme, terms: TermsOfReference, number: int) -> DecisionRule:
    return DecisionRule(
        deciding=terms.deciding,
        quorum=terms.quorum,
        valid_from=datetime.combine(terms.valid_from, time.min, UTC),
        source=terms.basis.in_language(programme.languages[0]),
        agency=programme.agency if terms.agency_acceptance else None,
        method=DecisionMethod(terms.method.lower()),
        absent=AbsentPolicy(terms.absent.lower()),
        silence=timedelta(hours=terms.silence_hours),
        calls=_call_terms(terms.calls),
        number=number,
    )


def _call_terms(terms: RoomTerms) -> CallTerms:
    return CallTerms(
        substance=tuple(CallMethod(each) for each in terms.substance),
        procedure=tuple(CallMethod(each) for each in terms.procedure),
        quorum_to_open=terms.quorum_to_open,
        countdown=timedelta(seconds=terms.countdown_seconds),
        presence_window=timedelta(minutes=terms.presence_minutes),
        reservations=ReservationPolicy(terms.reservations),
        is_ruling_appealable=not terms.is_ruling_final,
        majority=_majority(terms.vote) if terms.vote else None,
    )


def _majority(terms: VoteTerms) -> Majority:
    return Majority(Fraction(*terms.share), MajorityOf(terms.of), terms.more_than)


def adjustment_limits(programme: Programme) -> AdjustmentLimits:
    """Return how far a minor adjustment of an endorsed plan may go."""
    terms = programme.plan_terms.adjustments
    return AdjustmentLimits(shift=terms.shift_quarters, percent=Decimal(terms.percent))


def objection_days(programme: Programme, kind: AdjustmentKind) -> int:
    """Return for how many working days parties may object to a change of this kind."""
    terms = programme.plan_terms.adjustments
    return terms.corrigendum_days if kind is AdjustmentKind.CORRIGENDUM else terms.adjustment_days


def working_calendar(programme: Programme, now: datetime) -> Callable[[date], bool]:
    """Return the question whether a day, in the year of this instant or the next, is off in one of the capitals."""
    codes = [country.code for country in programme.countries]
    off = {each.on for year in (now.year, now.year + 1) for each in public_holidays(codes, year)}
    return day_off_anywhere((country.weekend for country in programme.countries), off)


def deciding_parties(programme: Programme) -> frozenset[str]:
    """Return the parties whose proposals need no second: those that decide, and the agency."""
    return frozenset((*programme.decision.deciding, programme.agency))
