"""What waits for somebody, in words: what is to be done, to what it belongs, and how much time is left."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from maslahat.domain.shared.pending import Duty, MatterKind, PendingMatter
from maslahat.words.silence import time_left

KINDS: Mapping[str, Promise] = {
    MatterKind.CALL: _("Questions of the chair"),
    MatterKind.SILENCE: _("Silence procedures"),
    MatterKind.PROPOSAL: _("Proposals"),
    MatterKind.DISCUSSION: _("Discussions"),
    MatterKind.TEXT: _("Translations"),
    MatterKind.POSITION: _("Positions"),
    MatterKind.REPORT: _("Reports of results"),
    MatterKind.PERIOD: _("Reporting periods"),
    MatterKind.ANNUAL_REPORT: _("Annual reports"),
    MatterKind.DECISION: _("Decisions"),
    MatterKind.MINUTES: _("Minutes"),
    MatterKind.STATEMENT: _("Statements"),
    MatterKind.PARTICIPANT: _("Participants"),
}

DUTIES: Mapping[str, Promise] = {
    Duty.ANSWER_CALL: _("Answer the question that the chair puts to the seats"),
    Duty.ANSWER_SILENCE: _("Object, or let the text be adopted by silence"),
    Duty.MEND_DELIVERY: _("Deliver the notice: a letter came back, the silence of that party says nothing"),
    Duty.CONFIRM_OBJECTION: _("Confirm or dismiss the objection as the second person of the secretariat"),
    Duty.REVISIT_SILENCE: _("Take up again: the decision by silence does not stand, an objection had come in time"),
    Duty.ANSWER_FOR_CAPITAL: _("Give the answer of your capital"),
    Duty.CONCUR: _("Say where your party stands"),
    Duty.REVISE_PROPOSAL: _("Rework your proposal: it was returned"),
    Duty.ADVISE: _("Give your advice"),
    Duty.RECOMMEND: _("Recommend: nobody has given a recommendation yet"),
    Duty.TABLE_PROPOSAL: _("Table the proposal"),
    Duty.DECIDE_PROPOSAL: _("Record the decision on the proposal"),
    Duty.SETTLE_CONFLICTS: _("Settle the conflicts between proposals"),
    Duty.LAPSE_REFERRAL: _("Close the referral: the time for the answers of capitals is over"),
    Duty.TRANSLATE: _("Translate the texts"),
    Duty.STATE_POSITION: _("State the position of your party on the finalized plan"),
    Duty.REPORT_LATE: _("Report: the last day has passed"),
    Duty.REPORT: _("Report"),
    Duty.ANSWER_QUESTIONS: _("Answer the questions with which the report was sent back"),
    Duty.CONFIRM_REPORT: _("Confirm what the other side reported"),
    Duty.VERIFY_REPORT: _("Verify the report"),
    Duty.AWAIT_ANSWERS: _("Follow up: our questions are still open"),
    Duty.REMIND: _("Remind those who report: the reports are late"),
    Duty.CLOSE_PERIOD: _("Close the period: the last day for reports has passed"),
    Duty.LOCK_PERIOD: _("Lock the period: every report is verified"),
    Duty.OPEN_PERIOD: _("Ask for reports: no period covers the whole of this year"),
    Duty.WRITE_NARRATIVE: _("Write the narrative of the annual report"),
    Duty.PUBLISH_REPORT: _("Publish the annual report: every section has its narrative"),
    Duty.FOLLOW_UP: _("Note what became of the decision"),
    Duty.CORRECT_MINUTES: _("Ask for corrections of the minutes, if any are needed"),
    Duty.ANSWER_CORRECTIONS: _("Answer the corrections of the minutes"),
    Duty.AGREE_MINUTES: _("Record that the minutes are agreed: the time for corrections is over"),
    Duty.CIRCULATE_MINUTES: _("Put the draft minutes before the delegations"),
    Duty.DRAFT_MINUTES: _("Draft the minutes: the meeting is closed"),
    Duty.CLEAR_STATEMENT: _("Say what may be quoted of your statement"),
    Duty.REGISTER: _("Register those who come for your party"),
    Duty.ADMIT: _("Admit those who have registered"),
}

_SHORT = timedelta(days=2)


def left_in_words(matter: PendingMatter, now: datetime) -> str:
    """Return how much time is left for a matter, or since when it is over; empty where it has no last day."""
    if matter.until is None or matter.ends is None:
        return ""
    if not isinstance(matter.until, datetime):
        return _days((matter.until - now.date()).days)
    left = matter.ends - now
    if left <= timedelta():
        return gettext("the time is over")
    return _days(left.days) if left >= _SHORT else gettext("%(time)s left") % {"time": time_left(left)}


def _days(left: int) -> str:
    if left == 0:
        return gettext("today is the last day")
    words = ngettext("%(number)s day left", "%(number)s days left", left)
    if left < 0:
        words = ngettext("overdue by %(number)s day", "overdue by %(number)s days", -left)
    return words % {"number": abs(left)}
