"""Who may do what, and when: one table of role, deed and state that pages, actions and the API all read.

The table is data (``TABLE``). A deed that no row allows is refused. ``docs/rights.md`` is this table, printed.
Sources: requirements R28, R37, R38, R86, A.5; edge cases E38 to E41, E45, E48, E49, E83, E84.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is accredited as, for one party and for a time."""

    SECRETARIAT = "secretariat"
    COORDINATOR = "coordinator"
    EXPERT = "expert"
    FOCAL_POINT = "focal_point"
    HEAD_OF_DELEGATION = "head_of_delegation"
    ALTERNATE = "alternate"
    DELEGATE = "delegate"
    HOST_OFFICER = "host_officer"
    DONOR = "donor"
    RC_OFFICE = "rc_office"
    UN_PARTNER = "un_partner"
    CIVIL_SOCIETY = "civil_society"
    REGIONAL_BODY = "regional_body"
    MONITORING = "monitoring"
    FINANCE = "finance"
    COMMUNICATIONS = "communications"
    ADMINISTRATOR = "administrator"
    PUBLIC = "public"


class Stage(StrEnum):
    """Where a workplan stands; tabling moves it from DRAFT to CONSULTATION, finalising to FINALIZED."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    REVIEW = "review"
    FINALIZED = "finalized"
    ENDORSED = "endorsed"
    AMENDED = "amended"
    CLOSED = "closed"


class Deed(StrEnum):
    """One thing that a person can do or see."""

    PROGRAMME_READ = "programme.read"
    PROGRAMME_LOAD = "programme.load"
    PLAN_READ = "plan.read"
    PLAN_TABLE = "plan.table"
    PLAN_FINALISE = "plan.finalise"
    PLAN_AMEND = "plan.amend"
    PLAN_PREPARE = "plan.prepare"
    PLAN_CLOSE = "plan.close"
    CORRIGENDUM_PROPOSE = "corrigendum.propose"
    ADJUSTMENT_PROPOSE = "adjustment.propose"
    ADJUSTMENT_OBJECT = "adjustment.object"
    ADJUSTMENT_CLOSE = "adjustment.close"
    LINE_SET_STATUS = "line.set_status"
    LINE_DECIDE_FATE = "line.decide_fate"
    PROPOSAL_READ = "proposal.read"
    PROPOSAL_PROPOSE = "proposal.propose"
    PROPOSAL_REGISTER = "proposal.register"
    PROPOSAL_SUPPORT = "proposal.support"
    PROPOSAL_WITHDRAW = "proposal.withdraw"
    PROPOSAL_TAKE_OVER = "proposal.take_over"
    PROPOSAL_TABLE = "proposal.table"
    PROPOSAL_RETURN = "proposal.return"
    PROPOSAL_RECOMMEND = "proposal.recommend"
    PROPOSAL_DISPOSE = "proposal.dispose"
    PROPOSAL_REVERT = "proposal.revert"
    PROPOSAL_CONCUR = "proposal.concur"
    PROPOSAL_COMPLETE = "proposal.complete"
    TEXT_TRANSLATE = "text.translate"
    PROPOSAL_REVISE = "proposal.revise"
    PROPOSAL_LEAVE = "proposal.leave"
    PROPOSAL_DISCUSS = "proposal.discuss"
    PROPOSAL_DIVIDE = "proposal.divide"
    PROPOSAL_REFER = "proposal.refer"
    PROPOSAL_CONFIRM = "proposal.confirm"
    PROPOSAL_LAPSE = "proposal.lapse"
    CONFLICT_RESOLVE = "conflict.resolve"
    CONFLICT_REVISE = "conflict.revise"
    CONFLICT_REOPEN = "conflict.reopen"
    DISCUSSION_REORDER = "discussion.reorder"
    THREAD_READ = "thread.read"
    THREAD_SPEAK = "thread.speak"
    THREAD_ASSIGN = "thread.assign"
    THREAD_RESOLVE = "thread.resolve"
    POSITION_READ = "position.read"
    POSITION_STATE = "position.state"
    RESERVATION_ADD = "reservation.add"
    RESERVATION_LIFT = "reservation.lift"
    PERSON_READ = "person.read"
    PERSON_INVITE = "person.invite"
    SEAT_ACCREDIT = "seat.accredit"
    SEAT_END = "seat.end"
    FUNDING_READ = "funding.read"
    JOURNAL_READ = "journal.read"
    BUNDLE_EXPORT = "bundle.export"


class Reach(StrEnum):
    """How far a right goes: over what belongs to the person's own party, or over everybody's."""

    OWN = "own"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Grant:
    """One row of the table: these roles may do this deed, this far, in these stages and proposal states.

    No stages, or no proposal states, means that they do not matter. ``rule`` names the source of the right.
    """

    deed: Deed
    roles: tuple[Role, ...]
    reach: Reach
    rule: str
    stages: tuple[Stage, ...] = ()
    proposal_states: tuple[str, ...] = ()


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


EVERYONE = tuple(Role)
AGENCY_STAFF = (Role.SECRETARIAT, Role.COORDINATOR, Role.EXPERT, Role.MONITORING, Role.FINANCE, Role.COMMUNICATIONS)
SPEAKERS_OF_A_SEAT = (Role.HEAD_OF_DELEGATION, Role.ALTERNATE)
DELEGATION = (*SPEAKERS_OF_A_SEAT, Role.FOCAL_POINT, Role.DELEGATE)
OBSERVERS = (Role.DONOR, Role.RC_OFFICE, Role.UN_PARTNER, Role.CIVIL_SOCIETY, Role.REGIONAL_BODY)
AT_THE_TABLE = (*AGENCY_STAFF, *DELEGATION, Role.HOST_OFFICER, *OBSERVERS)
SECRETARIAT = (Role.SECRETARIAT,)
ASKED_FOR_CONSENT = (*SPEAKERS_OF_A_SEAT, Role.DONOR, Role.SECRETARIAT)

OPEN = (Stage.CONSULTATION, Stage.REVIEW)
BEFORE_THE_PARTIES = (*OPEN, Stage.FINALIZED)
ADOPTED = (Stage.ENDORSED, Stage.AMENDED, Stage.CLOSED)
IN_FORCE = (Stage.ENDORSED, Stage.AMENDED)

ON_THE_TABLE = ("tabled", "under_discussion", "parked")
REVERSIBLE = ("agreed", "agreed_ad_ref", "merged")
UNDECIDED = ("draft", "submitted", "returned", *ON_THE_TABLE)
UNDER_WAY = ("submitted", *ON_THE_TABLE, *REVERSIBLE)

TABLE: tuple[Grant, ...] = (
    Grant(Deed.PROGRAMME_READ, EVERYONE, Reach.ANY, "R1"),
    Grant(Deed.PROGRAMME_LOAD, (Role.ADMINISTRATOR,), Reach.ANY, "R102"),
    # The plan
    Grant(Deed.PLAN_READ, AGENCY_STAFF, Reach.ANY, "R59", (Stage.DRAFT,)),
    Grant(Deed.PLAN_READ, AT_THE_TABLE, Reach.ANY, "R41", BEFORE_THE_PARTIES),
    Grant(Deed.PLAN_READ, EVERYONE, Reach.ANY, "R49", ADOPTED),
    Grant(Deed.PLAN_TABLE, SECRETARIAT, Reach.ANY, "R28", (Stage.DRAFT,)),
    Grant(Deed.PLAN_FINALISE, SECRETARIAT, Reach.ANY, "R48", OPEN),
    # The plan after its endorsement
    Grant(Deed.CORRIGENDUM_PROPOSE, (*SECRETARIAT, *DELEGATION), Reach.ANY, "E86", (Stage.ENDORSED,)),
    Grant(Deed.ADJUSTMENT_PROPOSE, (*SECRETARIAT, *DELEGATION), Reach.ANY, "E85", (Stage.ENDORSED,)),
    Grant(Deed.ADJUSTMENT_OBJECT, SPEAKERS_OF_A_SEAT, Reach.OWN, "E85", (Stage.ENDORSED,)),
    Grant(Deed.ADJUSTMENT_CLOSE, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "E71", (Stage.ENDORSED,)),
    Grant(Deed.PLAN_AMEND, SECRETARIAT, Reach.ANY, "E87", (Stage.ENDORSED,)),
    Grant(Deed.PLAN_PREPARE, SECRETARIAT, Reach.ANY, "R83", (Stage.ENDORSED, Stage.CLOSED)),
    Grant(Deed.LINE_DECIDE_FATE, (*SECRETARIAT, Role.COORDINATOR), Reach.ANY, "R101", (Stage.ENDORSED,)),
    Grant(Deed.PLAN_CLOSE, SECRETARIAT, Reach.ANY, "R101", (Stage.ENDORSED,)),
    Grant(Deed.LINE_SET_STATUS, (Role.COORDINATOR,), Reach.ANY, "E84", IN_FORCE),
    Grant(Deed.LINE_SET_STATUS, (Role.FOCAL_POINT,), Reach.OWN, "E84", IN_FORCE),
    # Proposals: their sponsors
    Grant(Deed.PROPOSAL_READ, AT_THE_TABLE, Reach.ANY, "R45", BEFORE_THE_PARTIES),
    Grant(Deed.PROPOSAL_READ, EVERYONE, Reach.ANY, "R45", ADOPTED),
    Grant(Deed.PROPOSAL_PROPOSE, DELEGATION, Reach.OWN, "R45", BEFORE_THE_PARTIES),
    Grant(Deed.PROPOSAL_PROPOSE, OBSERVERS, Reach.OWN, "R86", BEFORE_THE_PARTIES),
    Grant(Deed.PROPOSAL_REGISTER, SECRETARIAT, Reach.ANY, "E93", BEFORE_THE_PARTIES),
    Grant(Deed.PROPOSAL_REGISTER, DELEGATION, Reach.OWN, "E93", BEFORE_THE_PARTIES),
    Grant(Deed.PROPOSAL_SUPPORT, DELEGATION, Reach.ANY, "R86", BEFORE_THE_PARTIES, ("submitted", *ON_THE_TABLE)),
    Grant(Deed.PROPOSAL_WITHDRAW, (*DELEGATION, *OBSERVERS), Reach.OWN, "E38", BEFORE_THE_PARTIES, UNDECIDED),
    Grant(Deed.PROPOSAL_TAKE_OVER, DELEGATION, Reach.ANY, "E40", BEFORE_THE_PARTIES, ("withdrawn",)),
    Grant(
        Deed.PROPOSAL_REVISE,
        (*DELEGATION, *OBSERVERS),
        Reach.OWN,
        "R45",
        BEFORE_THE_PARTIES,
        ("submitted", "returned", *ON_THE_TABLE),
    ),
    Grant(
        Deed.PROPOSAL_LEAVE,
        (*DELEGATION, *OBSERVERS),
        Reach.ANY,
        "E41",
        BEFORE_THE_PARTIES,
        ("submitted", "returned", *ON_THE_TABLE),
    ),
    Grant(Deed.PROPOSAL_CONFIRM, SPEAKERS_OF_A_SEAT, Reach.ANY, "R38", BEFORE_THE_PARTIES, ("agreed_ad_ref",)),
    # Proposals: the secretariat in the name of the chair, and the coordinators
    Grant(Deed.PROPOSAL_TABLE, SECRETARIAT, Reach.ANY, "E45", BEFORE_THE_PARTIES, ("submitted",)),
    Grant(Deed.PROPOSAL_RETURN, SECRETARIAT, Reach.ANY, "R87", BEFORE_THE_PARTIES, ("submitted", "tabled")),
    Grant(Deed.PROPOSAL_RECOMMEND, (Role.COORDINATOR,), Reach.ANY, "R40", BEFORE_THE_PARTIES, ON_THE_TABLE),
    Grant(Deed.PROPOSAL_DISPOSE, SECRETARIAT, Reach.ANY, "R87", BEFORE_THE_PARTIES, ON_THE_TABLE),
    Grant(Deed.PROPOSAL_CONCUR, ASKED_FOR_CONSENT, Reach.ANY, "E46", OPEN, UNDER_WAY),
    Grant(Deed.PROPOSAL_COMPLETE, (*DELEGATION, *OBSERVERS), Reach.OWN, "R56", BEFORE_THE_PARTIES, UNDECIDED),
    Grant(Deed.PROPOSAL_COMPLETE, SECRETARIAT, Reach.ANY, "R56", BEFORE_THE_PARTIES, UNDECIDED),
    Grant(Deed.TEXT_TRANSLATE, SECRETARIAT, Reach.ANY, "R56", OPEN),
    Grant(Deed.PROPOSAL_REVERT, SECRETARIAT, Reach.ANY, "E39", BEFORE_THE_PARTIES, REVERSIBLE),
    Grant(Deed.PROPOSAL_DISCUSS, SECRETARIAT, Reach.ANY, "E03", BEFORE_THE_PARTIES, ON_THE_TABLE),
    Grant(Deed.PROPOSAL_DIVIDE, SECRETARIAT, Reach.ANY, "E44", BEFORE_THE_PARTIES, ON_THE_TABLE),
    Grant(Deed.PROPOSAL_REFER, SECRETARIAT, Reach.ANY, "R38", BEFORE_THE_PARTIES, ON_THE_TABLE),
    Grant(
        Deed.PROPOSAL_LAPSE,
        (*SECRETARIAT, Role.ADMINISTRATOR),
        Reach.ANY,
        "R38",
        BEFORE_THE_PARTIES,
        ("agreed_ad_ref",),
    ),
    Grant(Deed.CONFLICT_RESOLVE, SECRETARIAT, Reach.ANY, "E75", BEFORE_THE_PARTIES),
    Grant(Deed.CONFLICT_REVISE, SECRETARIAT, Reach.ANY, "E75", BEFORE_THE_PARTIES),
    Grant(Deed.CONFLICT_REOPEN, SECRETARIAT, Reach.ANY, "E75", BEFORE_THE_PARTIES),
    Grant(Deed.DISCUSSION_REORDER, SECRETARIAT, Reach.ANY, "R48", BEFORE_THE_PARTIES),
    # Discussion: everybody at the table speaks; whoever asked, and the secretariat and coordinators, end it
    Grant(Deed.THREAD_READ, AT_THE_TABLE, Reach.ANY, "R41", (*BEFORE_THE_PARTIES, *ADOPTED)),
    Grant(Deed.THREAD_SPEAK, AT_THE_TABLE, Reach.ANY, "R41", BEFORE_THE_PARTIES),
    Grant(Deed.THREAD_ASSIGN, (*SECRETARIAT, Role.COORDINATOR), Reach.ANY, "R41", BEFORE_THE_PARTIES),
    Grant(Deed.THREAD_RESOLVE, (*SECRETARIAT, Role.COORDINATOR), Reach.ANY, "R41", BEFORE_THE_PARTIES),
    Grant(Deed.THREAD_RESOLVE, AT_THE_TABLE, Reach.OWN, "R41", BEFORE_THE_PARTIES),
    # Positions: one voice a seat
    Grant(Deed.POSITION_READ, AT_THE_TABLE, Reach.ANY, "R49", BEFORE_THE_PARTIES),
    Grant(Deed.POSITION_READ, EVERYONE, Reach.ANY, "R49", ADOPTED),
    Grant(Deed.POSITION_STATE, SPEAKERS_OF_A_SEAT, Reach.OWN, "R38", (Stage.FINALIZED,)),
    Grant(Deed.POSITION_STATE, SECRETARIAT, Reach.OWN, "R52", (Stage.FINALIZED,)),
    Grant(Deed.RESERVATION_ADD, SPEAKERS_OF_A_SEAT, Reach.OWN, "E83", IN_FORCE),
    Grant(Deed.RESERVATION_LIFT, SPEAKERS_OF_A_SEAT, Reach.OWN, "E83", IN_FORCE),
    # People and seats
    Grant(Deed.PERSON_READ, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "R35"),
    Grant(Deed.PERSON_READ, AT_THE_TABLE, Reach.OWN, "R35"),
    Grant(Deed.PERSON_INVITE, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "R32"),
    Grant(Deed.PERSON_INVITE, (Role.FOCAL_POINT,), Reach.OWN, "R32"),
    Grant(Deed.SEAT_ACCREDIT, (*SECRETARIAT, Role.ADMINISTRATOR), Reach.ANY, "R38"),
    Grant(Deed.SEAT_ACCREDIT, (Role.FOCAL_POINT,), Reach.OWN, "R32"),
    Grant(Deed.SEAT_END, SECRETARIAT, Reach.ANY, "E48"),
    Grant(Deed.SEAT_END, (Role.FOCAL_POINT,), Reach.OWN, "E48"),
    # Money and record
    Grant(Deed.FUNDING_READ, (*AGENCY_STAFF, *DELEGATION), Reach.ANY, "R90", BEFORE_THE_PARTIES),
    Grant(Deed.FUNDING_READ, (Role.DONOR,), Reach.OWN, "R37", BEFORE_THE_PARTIES),
    Grant(Deed.FUNDING_READ, EVERYONE, Reach.ANY, "R90", ADOPTED),
    Grant(Deed.JOURNAL_READ, AT_THE_TABLE, Reach.ANY, "R98", BEFORE_THE_PARTIES),
    Grant(Deed.JOURNAL_READ, EVERYONE, Reach.ANY, "R98", ADOPTED),
    Grant(Deed.BUNDLE_EXPORT, EVERYONE, Reach.ANY, "R98", ADOPTED),
)

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
