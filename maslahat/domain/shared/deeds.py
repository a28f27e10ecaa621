"""Roles, stages, deeds, and the rows that grant a deed to a role: the words in which rights are written.

Sources: requirements R28, R37, R38, R86, A.5.
"""

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
    INSTITUTION_ADD = "institution.add"
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
    SILENCE_READ = "silence.read"
    SILENCE_OPEN = "silence.open"
    SILENCE_EXTEND = "silence.extend"
    SILENCE_NOTIFY = "silence.notify"
    SILENCE_RECEIVE = "silence.receive"
    SILENCE_OBJECT = "silence.object"
    SILENCE_ATTACH = "silence.attach"
    SILENCE_RECORD = "silence.record"
    SILENCE_CLOSE = "silence.close"
    PASSKEY_KEEP = "passkey.keep"
    NOTE_VERBALE_READ = "note_verbale.read"
    NOTE_VERBALE_ENTER = "note_verbale.enter"
    NOTE_VERBALE_CHECK = "note_verbale.check"
    RESERVATION_ADD = "reservation.add"
    RESERVATION_LIFT = "reservation.lift"
    DECISION_READ = "decision.read"
    DECISION_RECORD = "decision.record"
    DECISION_FOLLOW_UP = "decision.follow_up"
    MINUTES_READ = "minutes.read"
    MINUTES_DRAFT = "minutes.draft"
    MINUTES_CORRECT = "minutes.correct"
    MINUTES_AGREE = "minutes.agree"
    STORY_READ = "story.read"
    STORY_WRITE = "story.write"
    STORY_CLEAR = "story.clear"
    STORY_RELEASE = "story.release"
    CONTACT_CHANGE = "contact.change"
    PERSON_READ = "person.read"
    PERSON_INVITE = "person.invite"
    SEAT_ACCREDIT = "seat.accredit"
    SEAT_END = "seat.end"
    FUNDING_READ = "funding.read"
    JOURNAL_READ = "journal.read"
    BUNDLE_EXPORT = "bundle.export"
    MEETING_READ = "meeting.read"
    MEETING_OPEN = "meeting.open"
    MEETING_CLOSE = "meeting.close"
    ROOM_READ = "room.read"
    SUBJECT_SET = "subject.set"
    SCREEN_LINK = "screen.link"
    PARTICIPANT_READ = "participant.read"
    PARTICIPANT_ARRANGE = "participant.arrange"
    PARTICIPANT_REGISTER = "participant.register"
    PARTICIPANT_ADMIT = "participant.admit"
    PARTICIPANT_CREDENTIAL = "participant.credential"
    PARTICIPANT_CHECK_IN = "participant.check_in"
    PARTICIPANT_ARRIVE = "participant.arrive"
    PARTICIPANT_ERASE = "participant.erase"
    FLOOR_READ = "floor.read"
    FLOOR_ASK = "floor.ask"
    FLOOR_GIVE = "floor.give"
    STATEMENT_READ = "statement.read"
    STATEMENT_FILE = "statement.file"
    STATEMENT_CLEAR = "statement.clear"
    MEETING_CALL = "meeting.call"
    MEETING_SEE_TO = "meeting.see_to"
    AGENDA_PUBLISH = "agenda.publish"
    DOCUMENT_READ = "document.read"
    DOCUMENT_PUBLISH = "document.publish"
    LETTER_READ = "letter.read"
    LETTER_ISSUE = "letter.issue"
    NOTE_READ = "note.read"
    NOTE_WRITE = "note.write"
    CALL_READ = "call.read"
    CALL_OPEN = "call.open"
    CALL_MOVE = "call.move"
    CALL_ASK_TIME = "call.ask_time"
    CALL_POSITION = "call.position"
    CALL_ANSWER = "call.answer"
    CALL_CLOSE = "call.close"
    CALL_SETTLE = "call.settle"
    CALL_RULE = "call.rule"
    CALL_APPEAL = "call.appeal"
    RESULT_READ = "result.read"
    RESULT_READ_SMALL = "result.read_small"
    RESULT_REPORT = "result.report"
    RESULT_CONFIRM = "result.confirm"
    RESULT_VERIFY = "result.verify"
    RESULT_CORRECT = "result.correct"
    PERIOD_RULE = "period.rule"
    REMINDER_CHOOSE = "reminder.choose"
    REMINDER_SEND = "reminder.send"
    PROGRESS_REPORT = "progress.report"
    INDICATOR_DEFINE = "indicator.define"
    PRACTICE_READ = "practice.read"
    PRACTICE_SHARE = "practice.share"
    PRACTICE_ADOPT = "practice.adopt"
    EDITION_READ = "edition.read"
    EDITION_DRAFT = "edition.draft"
    EDITION_WRITE = "edition.write"
    EDITION_PUBLISH = "edition.publish"


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
