"""Annual reports in for a decision; who calls has the programme's turn."""

from maslahat.domain.results.annual_report import Scope
from maslahat.stores.results import edition_reading as reading
from maslahat.stores.results import models
from maslahat.stores.results.edition_reading import EditionFound


def of_scope(programme: str, year: int, scope: Scope) -> tuple[EditionFound, ...]:
    """Return every edition of a scope and year, the last revision first, held."""
    rows = models.AnnualEdition.objects.select_for_update(of=("self",)).filter(programme__code=programme, year=year)
    return reading.editions_of(rows.filter(scope_kind=scope.kind.value, scope_code=scope.code))
