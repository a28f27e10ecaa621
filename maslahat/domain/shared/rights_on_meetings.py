"""Who may do what with a meeting of the committee: these rows of the table of rights.

A meeting has no stages of a plan; what its own state forbids, the deed itself refuses. Sources: R25 to R32, R37.
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

ON_MEETINGS: tuple[Grant, ...] = (
    Grant(Deed.MEETING_READ, EVERYONE, Reach.ANY, "R25"),
    Grant(Deed.MEETING_OPEN, SECRETARIAT, Reach.ANY, "R30"),
    Grant(Deed.MEETING_CLOSE, SECRETARIAT, Reach.ANY, "R30"),
    # The room, live: everybody at the table follows, the secretariat conducts for the chair
    Grant(Deed.ROOM_READ, AT_THE_TABLE, Reach.ANY, "R27"),
    Grant(Deed.SUBJECT_SET, SECRETARIAT, Reach.ANY, "E80"),
    Grant(Deed.SCREEN_LINK, SECRETARIAT, Reach.ANY, "E79"),
    # Who takes part: each party registers its own people, the secretariat admits, the desk checks in
    Grant(Deed.PARTICIPANT_READ, AT_THE_TABLE, Reach.ANY, "R35"),
    Grant(Deed.PARTICIPANT_ARRANGE, SECRETARIAT, Reach.ANY, "R32"),
    Grant(Deed.PARTICIPANT_REGISTER, SECRETARIAT, Reach.ANY, "R32"),
    Grant(Deed.PARTICIPANT_REGISTER, (Role.FOCAL_POINT, *OBSERVERS), Reach.OWN, "R32"),
    Grant(Deed.PARTICIPANT_ADMIT, SECRETARIAT, Reach.ANY, "R32"),
    Grant(Deed.PARTICIPANT_CREDENTIAL, SECRETARIAT, Reach.ANY, "R38"),
    Grant(Deed.PARTICIPANT_CREDENTIAL, (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT), Reach.OWN, "R38"),
    Grant(Deed.PARTICIPANT_CHECK_IN, (*SECRETARIAT, Role.HOST_OFFICER), Reach.ANY, "R32"),
    Grant(Deed.PARTICIPANT_ARRIVE, EVERYONE, Reach.ANY, "R32"),
    Grant(Deed.PARTICIPANT_ERASE, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "R35"),
    # The floor: everybody at the table may ask, from the room and from afar; the secretariat gives it for the chair
    Grant(Deed.FLOOR_READ, AT_THE_TABLE, Reach.ANY, "R27"),
    Grant(Deed.FLOOR_ASK, AT_THE_TABLE, Reach.OWN, "R27"),
    Grant(Deed.FLOOR_ASK, SECRETARIAT, Reach.ANY, "R27"),
    Grant(Deed.FLOOR_GIVE, SECRETARIAT, Reach.ANY, "R27"),
    # Statements: a delegation files its own, and it alone says what may be quoted
    Grant(Deed.STATEMENT_READ, AT_THE_TABLE, Reach.ANY, "R31"),
    Grant(Deed.STATEMENT_FILE, AT_THE_TABLE, Reach.OWN, "R31"),
    Grant(Deed.STATEMENT_FILE, SECRETARIAT, Reach.ANY, "R31"),
    Grant(Deed.STATEMENT_CLEAR, (*SPEAKERS_OF_A_SEAT, *OBSERVERS, *SECRETARIAT), Reach.OWN, "R31"),
    # Before the meeting: the secretariat calls it and publishes; the host sees to its duties
    Grant(Deed.MEETING_CALL, SECRETARIAT, Reach.ANY, "R28"),
    Grant(Deed.MEETING_SEE_TO, (*SECRETARIAT, Role.HOST_OFFICER), Reach.ANY, "R29"),
    Grant(Deed.AGENDA_PUBLISH, SECRETARIAT, Reach.ANY, "R28"),
    Grant(Deed.DOCUMENT_READ, AT_THE_TABLE, Reach.ANY, "R39"),
    Grant(Deed.DOCUMENT_PUBLISH, SECRETARIAT, Reach.ANY, "R28"),
    Grant(Deed.LETTER_READ, SECRETARIAT, Reach.ANY, "R28"),
    Grant(Deed.LETTER_READ, (*DELEGATION, *OBSERVERS), Reach.OWN, "R28"),
    Grant(Deed.LETTER_ISSUE, SECRETARIAT, Reach.ANY, "R28"),
    Grant(Deed.NOTE_READ, AT_THE_TABLE, Reach.ANY, "R42"),
    Grant(Deed.NOTE_WRITE, (*AGENCY_STAFF, *DELEGATION), Reach.ANY, "R42"),
    # Calls of the chair, positions and decisions in the room
    Grant(Deed.CALL_READ, AT_THE_TABLE, Reach.ANY, "R49"),
    Grant(Deed.CALL_OPEN, SECRETARIAT, Reach.ANY, "R49"),
    Grant(Deed.CALL_MOVE, SECRETARIAT, Reach.ANY, "R49"),
    Grant(Deed.CALL_CLOSE, SECRETARIAT, Reach.ANY, "R49"),
    Grant(Deed.CALL_SETTLE, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "E53"),
    Grant(Deed.CALL_RULE, SECRETARIAT, Reach.ANY, "R49"),
    Grant(Deed.CALL_POSITION, AT_THE_TABLE, Reach.OWN, "E50"),
    Grant(Deed.CALL_ASK_TIME, SPEAKERS_OF_A_SEAT, Reach.OWN, "R49"),
    Grant(Deed.CALL_ANSWER, SPEAKERS_OF_A_SEAT, Reach.OWN, "R49"),
    Grant(Deed.CALL_APPEAL, SPEAKERS_OF_A_SEAT, Reach.OWN, "R49"),
)
