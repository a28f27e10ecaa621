"""The panels of the room: what each topic adds to the room page, to the chair's desk and to the hall screen.

A topic adds one line to ``PANELS``. Its function is told ``RoomFacts`` and returns what its template needs, or None if
there is nothing to show this reader now. The template is ``meetings/panels/NAME.html``, on the hall screen
``meetings/panels/NAME_screen.html``; it has all that the page has, and what the function returned as ``told``. Forms
are plain and post to addresses of the topic; the view redirects back to the room or to the desk. A form on what is
before the meeting has the attribute ``data-subject="{{ subject.print }}"`` and sends the same as a hidden field; its
deed asks ``actions.meetings.subjects.refuse_other_subject``. After every event of the stream a page fetches its panels
anew; a form in which somebody is writing stays as it is. ``<b data-until="INSTANT">`` counts down to an instant (ISO
8601), ``<b data-since="INSTANT">`` up from one. Whatever a panel shows changes on other screens only if the deed that
changed it wrote an event (``stores.meetings.save.announce``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maslahat.web.meetings import quorum_panel
from maslahat.web.meetings.calls_panel import call_panel
from maslahat.web.meetings.floor_panel import floor_panel
from maslahat.web.meetings.room_facts import Place, RoomFacts

Told = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Panel:
    """One panel: its name, what makes it, and where it is shown."""

    name: str
    make: Callable[[RoomFacts], Told | None]
    places: tuple[Place, ...] = (Place.ROOM, Place.CHAIR)


@dataclass(frozen=True, slots=True)
class PanelShown:
    """A panel with what its function returned."""

    name: str
    template: str
    told: Told


PANELS: tuple[Panel, ...] = (
    Panel("floor", floor_panel, tuple(Place)),
    Panel("call", call_panel, tuple(Place)),
    Panel("quorum", quorum_panel.panel, tuple(Place)),
)
"""Every panel, in the order in which they stand on the page."""


def panels_of(facts: RoomFacts) -> list[PanelShown]:
    """Return the panels for this reader at this place."""
    ending = "_screen.html" if facts.place is Place.SCREEN else ".html"
    made = [(each.name, each.make(facts)) for each in PANELS if facts.place in each.places]
    return [PanelShown(name, f"meetings/panels/{name}{ending}", told) for name, told in made if told is not None]
