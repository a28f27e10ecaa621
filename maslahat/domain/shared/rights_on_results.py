"""Who may do what with results: these rows of the table of rights.

A result is a joint responsibility: what one side reports the other confirms, and a third verifies with evidence.
What the state of a report or a period forbids, the deed itself refuses. Sources: R70, R92, R95; results.md §4 and §5.
"""

from maslahat.domain.shared.deeds import (
    AT_THE_TABLE,
    IN_FORCE,
    SECRETARIAT,
    SPEAKERS_OF_A_SEAT,
    Deed,
    Grant,
    Reach,
    Role,
)

REPORTERS = (Role.FOCAL_POINT, Role.EXPERT)
"""Who reports for the own side: the focal point of a State, an expert of the agency."""

PARTNERS = (*SPEAKERS_OF_A_SEAT, *REPORTERS)
"""Who confirms for the own side what the other side reported."""

ON_RESULTS: tuple[Grant, ...] = (
    Grant(Deed.RESULT_READ, AT_THE_TABLE, Reach.ANY, "R92"),
    # Small counts of people: for who works on a figure, each side of it for its own (ADR 0026)
    Grant(Deed.RESULT_READ_SMALL, (*SECRETARIAT, Role.COORDINATOR, Role.MONITORING), Reach.ANY, "R70"),
    Grant(Deed.RESULT_READ_SMALL, PARTNERS, Reach.OWN, "R70"),
    Grant(Deed.RESULT_REPORT, REPORTERS, Reach.OWN, "R92"),
    Grant(Deed.RESULT_REPORT, (Role.MONITORING,), Reach.ANY, "R92"),
    Grant(Deed.RESULT_CONFIRM, PARTNERS, Reach.OWN, "R95"),
    Grant(Deed.RESULT_VERIFY, (Role.COORDINATOR, Role.MONITORING), Reach.ANY, "R92"),
    Grant(Deed.RESULT_CORRECT, REPORTERS, Reach.OWN, "R92"),
    Grant(Deed.RESULT_CORRECT, (Role.MONITORING,), Reach.ANY, "R92"),
    Grant(Deed.PERIOD_RULE, (*SECRETARIAT, Role.MONITORING), Reach.ANY, "R92"),
    Grant(Deed.REMINDER_CHOOSE, AT_THE_TABLE, Reach.ANY, "R92"),
    Grant(Deed.REMINDER_SEND, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "R92"),
    # Progress of a line, once the plan is endorsed: the agency of any line, a State of its own
    Grant(Deed.PROGRESS_REPORT, (Role.COORDINATOR, Role.EXPERT, Role.MONITORING), Reach.ANY, "R92", IN_FORCE),
    Grant(Deed.PROGRESS_REPORT, (Role.FOCAL_POINT,), Reach.OWN, "R92", IN_FORCE),
)
