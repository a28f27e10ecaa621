"""What stands on the start page below the list of matters: each role's own part of the programme (R96).

A panel shows what the table of rights lets its reader see, and nothing that is to be done: that is in the list.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from maslahat.domain.shared.deeds import Role
from maslahat.web.start.country_part import country_part
from maslahat.web.start.desk import Desk
from maslahat.web.start.own_meetings import meetings_ahead
from maslahat.web.start.own_money import own_money
from maslahat.web.start.own_proposals import open_rounds, own_proposals

Panels = Mapping[str, Callable[[Desk], object]]

_OF_OBSERVERS: Panels = {"proposals": own_proposals, "rounds": open_rounds, "meetings": meetings_ahead}

PANELS: Mapping[Role, Panels] = MappingProxyType(
    {
        Role.DONOR: {"money": own_money, **_OF_OBSERVERS},
        Role.RC_OFFICE: {"part": country_part, **_OF_OBSERVERS},
        Role.CIVIL_SOCIETY: _OF_OBSERVERS,
        Role.REGIONAL_BODY: _OF_OBSERVERS,
        Role.UN_PARTNER: _OF_OBSERVERS,
    }
)
"""The panels of each role, by the name under which the page shows them; other roles have the list alone."""


def panels(desk: Desk) -> dict[str, Any]:
    """Return what the panels of the visitor's role hold."""
    return {name: make(desk) for name, make in PANELS.get(desk.visit.actor.role, {}).items()}
