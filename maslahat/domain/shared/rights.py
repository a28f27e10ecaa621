"""Who may do what, and when: one table of role, deed and state that pages, actions and the API all read.

The table is data (``TABLE``). A deed that no row allows is refused. ``docs/rights.md`` is this table, printed.
Sources: requirements R28, R37, R38, R86, A.5; edge cases E38 to E41, E45, E48, E49, E83, E84.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from maslahat.domain.shared.deeds import Deed, Grant, Reach, Role, Stage
from maslahat.domain.shared.rights_on_definitions import ON_DEFINITIONS
from maslahat.domain.shared.rights_on_editions import ON_EDITIONS
from maslahat.domain.shared.rights_on_meetings import ON_MEETINGS
from maslahat.domain.shared.rights_on_plans import ON_PLANS
from maslahat.domain.shared.rights_on_practices import ON_PRACTICES
from maslahat.domain.shared.rights_on_records import ON_RECORDS
from maslahat.domain.shared.rights_on_results import ON_RESULTS
from maslahat.domain.shared.rights_on_silence import ON_SILENCE

TABLE: tuple[Grant, ...] = (
    *ON_PLANS,
    *ON_MEETINGS,
    *ON_SILENCE,
    *ON_RECORDS,
    *ON_RESULTS,
    *ON_DEFINITIONS,
    *ON_PRACTICES,
    *ON_EDITIONS,
)


class Because(StrEnum):
    """Why a right is missing."""

    ROLE = "role"
    STAGE = "stage"
    PROPOSAL_STATE = "proposal_state"
    NOT_OWN = "not_own"


@dataclass(frozen=True, slots=True)
class RightRefused:
    """A deed that this role may not do here and now: every reason, the rule, and who may or when it may be done."""

    role: Role
    deed: Deed
    because: tuple[Because, ...]
    rule: str
    roles: tuple[Role, ...] = ()
    stages: tuple[Stage, ...] = ()
    proposal_states: tuple[str, ...] = ()


_ORDINARY_SEATS = (Role.DELEGATE, Role.HOST_OFFICER)
ROLES_GIVEN_BY: tuple[tuple[Role, tuple[Role, ...]], ...] = (
    (Role.SECRETARIAT, tuple(role for role in Role if role not in (Role.ADMINISTRATOR, Role.PUBLIC))),
    (Role.FOCAL_POINT, _ORDINARY_SEATS),
    (Role.ADMINISTRATOR, (Role.ADMINISTRATOR, Role.SECRETARIAT)),
)
"""Which roles one may give or end: who speaks for a State is taken from its credentials by the secretariat (R38)."""


def may(
    role: Role | str,
    deed: Deed | str,
    state: Stage | str | None = None,
    own: bool = True,
    *,
    proposal_state: str | None = None,
) -> bool:
    """Tell whether this role may do this deed. See why_not for what goes in; a broken call raises ValueError."""
    return why_not(role, deed, state, own, proposal_state=proposal_state) is None


def why_not(
    role: Role | str,
    deed: Deed | str,
    state: Stage | str | None = None,
    own: bool = True,
    *,
    proposal_state: str | None = None,
) -> RightRefused | None:
    """Return None if the deed is allowed, else every reason against it.

    ``state`` is the stage of the workplan, ``proposal_state`` the state of the proposal that the deed is about;
    None leaves that column out of the question (as a menu does). ``own`` says whether the thing belongs to the
    party that the person acts for. An unknown role, deed or stage raises ValueError.
    """
    role, deed, stage = Role(role), Deed(deed), None if state is None else Stage(state)
    rows = [grant for grant in TABLE if grant.deed is deed]
    held = [grant for grant in rows if role in grant.roles]
    if not held:
        return RightRefused(role, deed, (Because.ROLE,), rows[0].rule, _roles(rows))
    found = [(grant, _reasons(grant, stage, own, proposal_state)) for grant in held]
    nearest, reasons = min(found, key=lambda pair: len(pair[1]))
    if not reasons:
        return None
    stages = tuple(stage for stage in Stage if any(stage in grant.stages for grant in held))
    return RightRefused(role, deed, reasons, nearest.rule, _roles(rows), stages, nearest.proposal_states)


def role_that_may(
    roles: Iterable[Role | str],
    deed: Deed | str,
    state: Stage | str | None = None,
    own: bool = True,
    *,
    proposal_state: str | None = None,
) -> Role | None:
    """Return the first of a person's roles that carries this right (for the record, R98), or None."""
    held = (Role(role) for role in roles)
    return next((role for role in held if may(role, deed, state, own, proposal_state=proposal_state)), None)


def deeds_of(role: Role | str, state: Stage | str | None = None, own: bool = True) -> frozenset[Deed]:
    """Return every deed this role may do at this stage, or at any stage if none is given."""
    return frozenset(deed for deed in Deed if may(role, deed, state, own))


def may_give(giver: Role | str, given: Role | str) -> bool:
    """Tell whether one who holds the first role may accredit another person with the second, or end that."""
    return Role(given) in dict(ROLES_GIVEN_BY).get(Role(giver), ())


def _reasons(grant: Grant, stage: Stage | None, own: bool, proposal_state: str | None) -> tuple[Because, ...]:
    checks = (
        (Because.STAGE, stage is not None and bool(grant.stages) and stage not in grant.stages),
        (
            Because.PROPOSAL_STATE,
            proposal_state is not None and bool(grant.proposal_states) and proposal_state not in grant.proposal_states,
        ),
        (Because.NOT_OWN, grant.reach is Reach.OWN and not own),
    )
    return tuple(reason for reason, holds in checks if holds)


def _roles(rows: Iterable[Grant]) -> tuple[Role, ...]:
    named = {role for grant in rows for role in grant.roles}
    return tuple(role for role in Role if role in named)
