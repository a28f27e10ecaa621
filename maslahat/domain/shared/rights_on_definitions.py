"""Who may say what indicators mean: these rows of the table of rights. Source: R78."""

from maslahat.domain.shared.deeds import SECRETARIAT, Deed, Grant, Reach, Role

ON_DEFINITIONS: tuple[Grant, ...] = (Grant(Deed.INDICATOR_DEFINE, (*SECRETARIAT, Role.MONITORING), Reach.ANY, "R78"),)
