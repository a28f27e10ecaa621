"""What waits for somebody: what it is about, what is to be done, until when; one list for every role (R96).

Who may have what on the list is the table of rights: a duty stands for the deed by which it is done.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from maslahat.domain.shared.deeds import Deed, Role
from maslahat.domain.shared.rights import may
from maslahat.domain.shared.texts import LocalizedText


class MatterKind(StrEnum):
    """What a pending matter belongs to; the list is sifted by it."""

    CALL = "call"
    SILENCE = "silence"
    PROPOSAL = "proposal"
    DISCUSSION = "discussion"
    TEXT = "text"
    POSITION = "position"
    REPORT = "report"
    PERIOD = "period"
    ANNUAL_REPORT = "annual_report"
    DECISION = "decision"
    MINUTES = "minutes"
    STATEMENT = "statement"
    PARTICIPANT = "participant"


class Duty(StrEnum):
    """What somebody is to do about a pending matter, the most pressing first."""

    ANSWER_CALL = "answer_call"
    ANSWER_SILENCE = "answer_silence"
    MEND_DELIVERY = "mend_delivery"
    CONFIRM_OBJECTION = "confirm_objection"
    REVISIT_SILENCE = "revisit_silence"
    ANSWER_FOR_CAPITAL = "answer_for_capital"
    CONCUR = "concur"
    REVISE_PROPOSAL = "revise_proposal"
    ADVISE = "advise"
    RECOMMEND = "recommend"
    TABLE_PROPOSAL = "table_proposal"
    DECIDE_PROPOSAL = "decide_proposal"
    SETTLE_CONFLICTS = "settle_conflicts"
    LAPSE_REFERRAL = "lapse_referral"
    TRANSLATE = "translate"
    STATE_POSITION = "state_position"
    REPORT_LATE = "report_late"
    REPORT = "report"
    ANSWER_QUESTIONS = "answer_questions"
    CONFIRM_REPORT = "confirm_report"
    VERIFY_REPORT = "verify_report"
    AWAIT_ANSWERS = "await_answers"
    REMIND = "remind"
    CLOSE_PERIOD = "close_period"
    LOCK_PERIOD = "lock_period"
    OPEN_PERIOD = "open_period"
    WRITE_NARRATIVE = "write_narrative"
    PUBLISH_REPORT = "publish_report"
    FOLLOW_UP = "follow_up"
    CORRECT_MINUTES = "correct_minutes"
    ANSWER_CORRECTIONS = "answer_corrections"
    AGREE_MINUTES = "agree_minutes"
    CIRCULATE_MINUTES = "circulate_minutes"
    DRAFT_MINUTES = "draft_minutes"
    CLEAR_STATEMENT = "clear_statement"
    REGISTER = "register"
    ADMIT = "admit"

    @property
    def kind(self) -> MatterKind:
        """What the matter belongs to."""
        return _DUTIES[self][0]

    @property
    def deed(self) -> Deed:
        """The deed by which the duty is done: whom the table gives no such right has no such duty."""
        return _DUTIES[self][1]


_DUTIES = {
    Duty.ANSWER_CALL: (MatterKind.CALL, Deed.CALL_ANSWER),
    Duty.ANSWER_SILENCE: (MatterKind.SILENCE, Deed.SILENCE_OBJECT),
    Duty.MEND_DELIVERY: (MatterKind.SILENCE, Deed.SILENCE_RECORD),
    Duty.CONFIRM_OBJECTION: (MatterKind.SILENCE, Deed.SILENCE_RECORD),
    Duty.REVISIT_SILENCE: (MatterKind.SILENCE, Deed.SILENCE_RECORD),
    Duty.ANSWER_FOR_CAPITAL: (MatterKind.PROPOSAL, Deed.PROPOSAL_CONFIRM),
    Duty.CONCUR: (MatterKind.PROPOSAL, Deed.PROPOSAL_CONCUR),
    Duty.REVISE_PROPOSAL: (MatterKind.PROPOSAL, Deed.PROPOSAL_REVISE),
    Duty.ADVISE: (MatterKind.DISCUSSION, Deed.THREAD_SPEAK),
    Duty.RECOMMEND: (MatterKind.PROPOSAL, Deed.PROPOSAL_RECOMMEND),
    Duty.TABLE_PROPOSAL: (MatterKind.PROPOSAL, Deed.PROPOSAL_TABLE),
    Duty.DECIDE_PROPOSAL: (MatterKind.PROPOSAL, Deed.PROPOSAL_DISPOSE),
    Duty.SETTLE_CONFLICTS: (MatterKind.PROPOSAL, Deed.CONFLICT_RESOLVE),
    Duty.LAPSE_REFERRAL: (MatterKind.PROPOSAL, Deed.PROPOSAL_LAPSE),
    Duty.TRANSLATE: (MatterKind.TEXT, Deed.TEXT_TRANSLATE),
    Duty.STATE_POSITION: (MatterKind.POSITION, Deed.POSITION_STATE),
    Duty.REPORT_LATE: (MatterKind.REPORT, Deed.RESULT_REPORT),
    Duty.REPORT: (MatterKind.REPORT, Deed.RESULT_REPORT),
    Duty.ANSWER_QUESTIONS: (MatterKind.REPORT, Deed.RESULT_REPORT),
    Duty.CONFIRM_REPORT: (MatterKind.REPORT, Deed.RESULT_CONFIRM),
    Duty.VERIFY_REPORT: (MatterKind.REPORT, Deed.RESULT_VERIFY),
    Duty.AWAIT_ANSWERS: (MatterKind.REPORT, Deed.RESULT_VERIFY),
    Duty.REMIND: (MatterKind.REPORT, Deed.REMINDER_SEND),
    Duty.CLOSE_PERIOD: (MatterKind.PERIOD, Deed.PERIOD_RULE),
    Duty.LOCK_PERIOD: (MatterKind.PERIOD, Deed.PERIOD_RULE),
    Duty.OPEN_PERIOD: (MatterKind.PERIOD, Deed.PERIOD_RULE),
    Duty.WRITE_NARRATIVE: (MatterKind.ANNUAL_REPORT, Deed.EDITION_WRITE),
    Duty.PUBLISH_REPORT: (MatterKind.ANNUAL_REPORT, Deed.EDITION_PUBLISH),
    Duty.FOLLOW_UP: (MatterKind.DECISION, Deed.DECISION_FOLLOW_UP),
    Duty.CORRECT_MINUTES: (MatterKind.MINUTES, Deed.MINUTES_CORRECT),
    Duty.ANSWER_CORRECTIONS: (MatterKind.MINUTES, Deed.MINUTES_DRAFT),
    Duty.AGREE_MINUTES: (MatterKind.MINUTES, Deed.MINUTES_AGREE),
    Duty.CIRCULATE_MINUTES: (MatterKind.MINUTES, Deed.MINUTES_DRAFT),
    Duty.DRAFT_MINUTES: (MatterKind.MINUTES, Deed.MINUTES_DRAFT),
    Duty.CLEAR_STATEMENT: (MatterKind.STATEMENT, Deed.STATEMENT_CLEAR),
    Duty.REGISTER: (MatterKind.PARTICIPANT, Deed.PARTICIPANT_REGISTER),
    Duty.ADMIT: (MatterKind.PARTICIPANT, Deed.PARTICIPANT_ADMIT),
}


@dataclass(frozen=True, slots=True)
class PendingMatter:
    """One matter that waits for the reader.

    ``code`` and ``name`` say what it is about, ``address`` is the page where it is dealt with, ``until`` the last day
    or the last instant (aware), None if it has none. ``number`` counts what one matter stands for: twelve indicators
    of one report.
    """

    duty: Duty
    address: str
    code: str = ""
    name: LocalizedText = field(default_factory=LocalizedText)
    until: date | None = None
    number: int = 1

    @property
    def kind(self) -> MatterKind:
        """What the matter belongs to."""
        return self.duty.kind

    @property
    def ends(self) -> datetime | None:
        """The instant at which the time for it is over: for a day, the end of that day in UTC."""
        if self.until is None or isinstance(self.until, datetime):
            return self.until
        return datetime.combine(self.until + timedelta(days=1), time(), UTC)


def in_order(matters: Iterable[PendingMatter]) -> tuple[PendingMatter, ...]:
    """Return the matters as somebody takes them up: the nearest last day first, then those without, by duty.

    Of matters that are alike in this the order stays.
    """
    never = datetime.max.replace(tzinfo=UTC)
    pressing = {duty: place for place, duty in enumerate(Duty)}
    return tuple(sorted(matters, key=lambda each: (each.ends or never, pressing[each.duty])))


def duties_of(role: Role) -> tuple[Duty, ...]:
    """Return every duty that can ever fall to a role, by the table of rights."""
    return tuple(each for each in Duty if may(role, each.deed))
