"""Whose eyes read: what a visitor is shown of small counts of people, on every page of results (R70, ADR 0026)."""

from maslahat.actions.results.asked import is_own
from maslahat.actions.results.known import ResultsKnown, results_known
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.observations import ReportingUnit
from maslahat.domain.results.protection import is_protected
from maslahat.domain.shared.deeds import Deed
from maslahat.web.visits import Visit


def known_to(visit: Visit) -> ResultsKnown:
    """Return what is known of the programme's results as this visitor may see it: no page reads it another way."""
    known = results_known(visit.programme.code)
    return known.seen_in(_open_areas(visit, known))


def hides_values(visit: Visit, unit: ReportingUnit, definition: IndicatorDefinition) -> bool:
    """Tell whether the values that a unit reported of an indicator are not for this visitor.

    They are for its two sides and for those who verify. A single report says of few people what the figures withhold.
    """
    own = is_own(visit.actor, unit, visit.programme.agency, confirms=True)
    return is_protected(definition) and not visit.may(Deed.RESULT_READ_SMALL, own=own)


def _open_areas(visit: Visit, known: ResultsKnown) -> frozenset[str] | None:
    """Return the areas whose small counts the visitor sees: all, those of the own side, or none."""
    if visit.may(Deed.RESULT_READ_SMALL, own=False):
        return None
    if not visit.may(Deed.RESULT_READ_SMALL):
        return frozenset()
    if visit.actor.party == visit.programme.agency:
        return None
    own = [each for each in known.units if is_own(visit.actor, each, visit.programme.agency)]
    return frozenset(code for each in own for code in (each.code, each.country) if code)
