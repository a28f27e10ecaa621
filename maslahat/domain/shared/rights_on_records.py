"""Who may do what with what a meeting leaves behind: decisions, minutes, the story for the public.

What the state of a meeting, of its minutes or of a story forbids, the deed itself refuses. Sources: R53 to R56.
"""

from maslahat.domain.shared.deeds import (
    AGENCY_STAFF,
    AT_THE_TABLE,
    DELEGATION,
    EVERYONE,
    OBSERVERS,
    SECRETARIAT,
    SPEAKERS_OF_A_SEAT,
    Deed,
    Grant,
    Reach,
    Role,
)

COMMUNICATIONS = (Role.COMMUNICATIONS,)

ON_RECORDS: tuple[Grant, ...] = (
    Grant(Deed.DECISION_READ, EVERYONE, Reach.ANY, "R53"),
    Grant(Deed.DECISION_RECORD, SECRETARIAT, Reach.ANY, "R53"),
    Grant(Deed.DECISION_FOLLOW_UP, SECRETARIAT, Reach.ANY, "R53"),
    Grant(Deed.DECISION_FOLLOW_UP, (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT), Reach.OWN, "R53"),
    Grant(Deed.MINUTES_READ, AT_THE_TABLE, Reach.ANY, "R53"),
    Grant(Deed.MINUTES_DRAFT, SECRETARIAT, Reach.ANY, "R53"),
    Grant(Deed.MINUTES_CORRECT, (*DELEGATION, *OBSERVERS), Reach.OWN, "E91"),
    Grant(Deed.MINUTES_AGREE, SECRETARIAT, Reach.ANY, "R53"),
    Grant(Deed.STORY_READ, AGENCY_STAFF, Reach.ANY, "R54"),
    Grant(Deed.STORY_WRITE, (*COMMUNICATIONS, *SECRETARIAT), Reach.ANY, "R54"),
    Grant(Deed.STORY_CLEAR, SECRETARIAT, Reach.ANY, "R54"),
    Grant(Deed.STORY_RELEASE, COMMUNICATIONS, Reach.ANY, "R54"),
    Grant(Deed.CONTACT_CHANGE, COMMUNICATIONS, Reach.ANY, "R55"),
)
