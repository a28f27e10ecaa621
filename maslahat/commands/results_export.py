"""`maslahat results export` and `compare`: what stands in the record of a programme, as a file and in tables."""

from maslahat.actions.results.known import results_known
from maslahat.actions.results.observations_asked import told_observations
from maslahat.domain.results.figures import FigureKey
from maslahat.domain.results.periods import Period
from maslahat.publishing.observations_told import ObservationsTold
from maslahat.publishing.results_document import ResultsDocument
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import queries, report_queries


def standing_results(code: str) -> ResultsDocument | None:
    """Return what stands in the record of a programme, with all that was ever measured; None if there is no programme.

    Reports of indicators and units that were retired stay in the record.
    """
    if code not in programmes.codes():
        return None
    programme = programmes.programme(code)
    return ResultsDocument(
        Period(programme.starts_on.year * 12, programme.ends_on.year * 12 + 11),
        queries.last_units(code),
        queries.last_definitions(code),
        report_queries.overlaps(code),
        report_queries.observations(code),
    )


def unlike_the_rule(code: str) -> tuple[FigureKey, ...] | None:
    """Return the figures of the tables that pages read which the rule does not find so; None without a programme."""
    return results_known(code).unlike_the_rule() if code in programmes.codes() else None


def standing_observations(code: str) -> ObservationsTold | None:
    """Return the reports of a programme that stand, for a table; None if there is no programme."""
    return told_observations(programmes.programme(code)) if code in programmes.codes() else None
