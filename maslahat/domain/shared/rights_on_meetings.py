"""Who may do what with a meeting of the committee: these rows of the table of rights.

A meeting has no stages of a plan; what its own state forbids, the deed itself refuses. Sources: R25 to R32, R37.
"""

from maslahat.domain.shared.deeds import AT_THE_TABLE, EVERYONE, SECRETARIAT, Deed, Grant, Reach

ON_MEETINGS: tuple[Grant, ...] = (
    Grant(Deed.MEETING_READ, EVERYONE, Reach.ANY, "R25"),
    Grant(Deed.MEETING_OPEN, SECRETARIAT, Reach.ANY, "R30"),
    Grant(Deed.MEETING_CLOSE, SECRETARIAT, Reach.ANY, "R30"),
    # The room, live: everybody at the table follows, the secretariat conducts for the chair
    Grant(Deed.ROOM_ENTER, AT_THE_TABLE, Reach.ANY, "R27"),
    Grant(Deed.SUBJECT_SET, SECRETARIAT, Reach.ANY, "E80"),
    Grant(Deed.SCREEN_LINK, SECRETARIAT, Reach.ANY, "E79"),
)
