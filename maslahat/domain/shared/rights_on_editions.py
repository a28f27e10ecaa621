"""Who may do what with annual reports: these rows of the table of rights.

Anybody reads what is published. The agency drafts and publishes; a State writes its part of the narrative in the report
on itself. What the state of an edition forbids, the deed itself refuses. Sources: R94, R43; results.md §4.
"""

from maslahat.domain.shared.deeds import EVERYONE, SECRETARIAT, Deed, Grant, Reach, Role

EDITORS = (*SECRETARIAT, Role.MONITORING, Role.COMMUNICATIONS)
"""Who drafts an annual report and writes its narrative."""

ON_EDITIONS: tuple[Grant, ...] = (
    Grant(Deed.EDITION_READ, EVERYONE, Reach.ANY, "R94"),
    Grant(Deed.EDITION_DRAFT, EDITORS, Reach.ANY, "R94"),
    Grant(Deed.EDITION_WRITE, (*EDITORS, Role.COORDINATOR), Reach.ANY, "R94"),
    Grant(Deed.EDITION_WRITE, (Role.FOCAL_POINT,), Reach.OWN, "R43"),
    Grant(Deed.EDITION_PUBLISH, (*SECRETARIAT, Role.MONITORING), Reach.ANY, "R94"),
)
