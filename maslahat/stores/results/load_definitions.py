"""The last versions of indicators, code lists and reporting units in, for a decision."""

from maslahat.domain.results.versions import Standing
from maslahat.stores.results import definition_reading as reading
from maslahat.stores.results.subjects import Subject


def standing(subject: Subject, programme: str) -> dict[str, Standing]:
    """Return the last version of every code of a programme (its code): two queries.

    Whoever calls holds the programme's journal: nobody lays down a version meanwhile.
    """
    rows = subject.value._default_manager.filter(programme__code=programme)
    by_file = rows.exclude(said_by_file="").order_by("version").values_list("code", "said_by_file")
    marks = dict(by_file)
    found = reading.in_order(reading.newest(rows))
    return {row.code: Standing(row.version, row.document, row.is_in_force, marks.get(row.code, "")) for row in found}
