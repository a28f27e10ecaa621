"""Who may do what with good practices: these rows of the table of rights. Source: R46."""

from maslahat.domain.shared.deeds import AT_THE_TABLE, SPEAKERS_OF_A_SEAT, Deed, Grant, Reach, Role

ON_PRACTICES: tuple[Grant, ...] = (
    Grant(Deed.PRACTICE_READ, AT_THE_TABLE, Reach.ANY, "R46"),
    Grant(Deed.PRACTICE_SHARE, (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT), Reach.OWN, "R46"),
    Grant(Deed.PRACTICE_ADOPT, (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT), Reach.OWN, "R46"),
)
