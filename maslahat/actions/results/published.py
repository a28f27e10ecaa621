"""What of results is public: the newest published annual report over the whole programme, and nothing else."""

from maslahat.actions.results.annual_record import published_report
from maslahat.domain.results.annual_report import AnnualReport, Scope, ScopeKind
from maslahat.stores.results import edition_queries


def public_report(programme: str) -> AnnualReport | None:
    """Return the edition whose figures are public now; None until one is published (two queries at most)."""
    found = edition_queries.newest_published(programme, Scope(ScopeKind.PROGRAMME))
    return None if found is None or found.published is None else published_report(found.id, found.published.sha256)
