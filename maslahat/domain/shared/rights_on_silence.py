"""Who may do what in a silence procedure: these rows of the table of rights.

What comes late is kept as well, so that the stage of the plan shuts nobody out who answers. Sources: R50; E57 to E71.
"""

from maslahat.domain.shared.deeds import (
    ADOPTED,
    AT_THE_TABLE,
    BEFORE_THE_PARTIES,
    SECRETARIAT,
    SPEAKERS_OF_A_SEAT,
    Deed,
    Grant,
    Reach,
    Role,
)

OFFICERS_OF_A_SEAT = (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT)
"""Who may break the silence of a seat in writing: its head, its alternate, its credentialed focal point (§7)."""

_ANY_TIME = (*BEFORE_THE_PARTIES, *ADOPTED)

ON_SILENCE: tuple[Grant, ...] = (
    Grant(Deed.SILENCE_READ, AT_THE_TABLE, Reach.ANY, "R50", _ANY_TIME),
    Grant(Deed.SILENCE_OPEN, SECRETARIAT, Reach.ANY, "R50", BEFORE_THE_PARTIES),
    Grant(Deed.SILENCE_EXTEND, SECRETARIAT, Reach.ANY, "E63", BEFORE_THE_PARTIES),
    Grant(Deed.SILENCE_NOTIFY, SECRETARIAT, Reach.ANY, "E66", _ANY_TIME),
    Grant(Deed.SILENCE_RECEIVE, OFFICERS_OF_A_SEAT, Reach.OWN, "E66", _ANY_TIME),
    Grant(Deed.SILENCE_OBJECT, OFFICERS_OF_A_SEAT, Reach.OWN, "E57", _ANY_TIME),
    Grant(Deed.SILENCE_ATTACH, OFFICERS_OF_A_SEAT, Reach.OWN, "E62", _ANY_TIME),
    Grant(Deed.SILENCE_RECORD, SECRETARIAT, Reach.ANY, "E59", _ANY_TIME),
    Grant(Deed.SILENCE_CLOSE, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "E71", _ANY_TIME),
)
