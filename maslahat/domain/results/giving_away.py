"""Whether a hidden count follows from all that is known, by adding and subtracting; and what else is to be hidden then.

Ties between tables are those of a regular programme. Reports keep to no rule, and two figures may be made of the same
ones by chance; editions show a figure as it was, beside one that is otherwise since (results §5; ADR 0022, 0036).
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from maslahat.domain.results.counted_tables import CountedTables
from maslahat.domain.results.linked_tables import Place
from maslahat.domain.results.solving import Row, Sums


def follows_from_reports(view: CountedTables, hidden: Collection[Place], told: Collection[Place] = ()) -> Place | None:
    """Return a place to be hidden as well, because a hidden count follows from the reports that others are made of.

    To hide what was ``told`` before would be of no use. None if nothing follows, or if nothing is left to hide.
    """
    if not hidden:
        return None
    rows, tables = _brief(view.rows), view.tables
    ties = [
        _added((rows[place], sign) for place, sign in tie.terms)
        for tie in tables.ties()
        if not tie.rest and all(place in rows for place, _ in tie.terms)
    ]
    sums = Sums([*(row for place, row in rows.items() if place not in hidden), *ties])
    solved = [rows[place] for place in hidden if place in rows and rows[place] and sums.tell(rows[place])]
    reports = {report for row in solved for report in row}
    near = (each for each in rows if each not in hidden and each not in told and reports & rows[each].keys())
    return _smallest(near, tables.counts)


def _brief(rows: Mapping[Place, Row]) -> Mapping[Place, Row]:
    """Return the rows with one report in place of all that stand in the same rows: nobody can tell these apart."""
    at: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, row in enumerate(rows.values()):
        for report, times in row.items():
            at[report].append((number, times))
    first: dict[tuple[tuple[int, int], ...], str] = {}
    kept = {report for report, places in at.items() if first.setdefault(tuple(places), report) == report}
    return {place: {report: times for report, times in row.items() if report in kept} for place, row in rows.items()}


def follows_from_editions(
    view: CountedTables, hidden: Collection[Place], editions: Sequence[Mapping[Place, int]], told: Collection[Place]
) -> Place | None:
    """Return a place to be hidden as well, because a hidden count follows from what editions showed of it and others.

    ``editions`` are the counts that each showed, ``told`` those of them that are the same today. A count that changed
    is another one than before; of all others a reader supposes that they are what they were. None if nothing follows,
    or if nothing is left to hide.
    """
    counts = view.tables.counts
    moved = [frozenset(each) - frozenset(told) for each in editions]
    if not any(moved) or not hidden:
        return None
    ties = [dict(tie.terms) for tie in view.tables.ties() if not tie.rest]
    known = [place for place, count in counts.items() if place not in hidden or count <= 0 or place in told]
    sums = Sums(
        [
            *({str(place): 1} for place in known),
            *(_at(tie) for tie in ties),
            *({f"{number} {place}": 1} for number, gone in enumerate(moved) for place in gone),
            *(_at(tie, number, gone) for number, gone in enumerate(moved) for tie in ties if not gone.isdisjoint(tie)),
        ]
    )
    unknown = [place for place in hidden if counts.get(place, 0) > 0 and place not in told]
    solved = {place for place in unknown if sums.tell({str(place): 1})}
    near = _tied_to(solved, ties)
    return _smallest((each for each in near if each not in hidden and each not in told), counts)


def _at(tie: Mapping[Place, int], number: int = 0, moved: Collection[Place] = ()) -> Row:
    """Return a tie as it is today, or as it was in an edition, where other counts stood at the places that moved."""
    return {f"{number} {place}" if place in moved else str(place): sign for place, sign in tie.items()}


def _tied_to(places: Collection[Place], ties: Sequence[Mapping[Place, int]]) -> set[Place]:
    """Return the places in one tie with these, or, through further ties, as many more as there are."""
    found, before = set(places), -1
    while before != len(found):
        before = len(found)
        for tie in ties:
            if not found.isdisjoint(tie):
                found.update(tie)
    return found


def _smallest(places: Iterable[Place], counts: Mapping[Place, int]) -> Place | None:
    return min(
        (each for each in places if counts.get(each, 0) > 0), key=lambda each: (counts[each], str(each)), default=None
    )


def _added(rows: Iterable[tuple[Row, int]]) -> Row:
    total: Counter[str] = Counter()
    for row, sign in rows:
        for report, times in row.items():
            total[report] += sign * times
    return total
