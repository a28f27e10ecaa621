"""The changes that a proposal asks for, one by one and in words, as somebody would divide them."""

from dataclasses import dataclass

from django.utils.translation import gettext

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.shared.ids import LineId
from maslahat.domain.workplans.changes import subject
from maslahat.domain.workplans.fields import CHANGEABLE, Kind
from maslahat.domain.workplans.operations import Delete, Insert, Join, Move, Operation, Restore, Split, Write
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.changed_cells import cell_name
from maslahat.publishing.gathering import names_in
from maslahat.publishing.view import Names
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.proposals.differences import said
from maslahat.web.templatetags.texts import localized


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One change: its words, and the places (from 0) of the operations that belong together in it."""

    words: str
    places: tuple[int, ...]


def changes_in_words(screen: DraftOnScreen, found: ProposalFound) -> tuple[ChangeInWords, ...]:
    """Return the changes of a proposal; a text and its translation are one change, else every operation is one."""
    plan = queries.plan(screen.workplan.current.version_id)
    base = queries.plan(screen.workplan.base.version_id)
    names = names_in(screen.programme)
    grouped: dict[tuple[object, ...], list[int]] = {}
    operations = found.change_set.operations
    for place, operation in enumerate(operations):
        grouped.setdefault(_together(place, operation), []).append(place)
    return tuple(
        ChangeInWords(_words(names, (plan, base), operations[places[0]]), tuple(places)) for places in grouped.values()
    )


def _together(place: int, operation: Operation) -> tuple[object, ...]:
    if isinstance(operation, Write) and CHANGEABLE[operation.key[0]].kind is Kind.TEXT:
        return operation.line, operation.key[0]
    return (place,)


def _words(names: Names, plans: tuple[Plan, ...], operation: Operation) -> str:
    code = _code(plans, subject(operation))
    match operation:
        case Write(key=key):
            is_text = CHANGEABLE[key[0]].kind is Kind.TEXT
            what = said(cell_name(names, (key[0], "") if is_text else key)).removesuffix(" ()")
            return f"{code}: {what}".removeprefix(": ")
        case Insert(line):
            return gettext("New line: %(title)s") % {"title": localized(line.title)}
        case Delete():
            return gettext("%(code)s is taken out") % {"code": code}
        case Move():
            return gettext("%(code)s is moved") % {"code": code}
        case Split():
            return gettext("%(code)s is split") % {"code": code}
        case Join():
            return gettext("Lines are joined into %(code)s") % {"code": code}
        case Restore(line):
            return gettext("Comes back: %(title)s") % {"title": localized(line.title)}


def _code(plans: tuple[Plan, ...], line: LineId) -> str:
    return next((plan.printed_codes[line] for plan in plans if line in plan), "")
