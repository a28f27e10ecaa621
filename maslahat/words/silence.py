"""Why a deed in a silence procedure was refused, and what its states, entries and notices are called."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from maslahat.domain.governance.silence import DeliveryWay, NoticeSubject, SilenceEntryKind, SilenceState
from maslahat.words.saying import Saying

_NEW_ONE = _("The secretariat may open a new procedure on the same text.")

SILENCE_SAYINGS: Mapping[str, Saying] = {
    "unknown_silence": Saying(_("There is no silence procedure %(silence)s on this plan."), "R50"),
    "silence_absent_blocks": Saying(
        _("By the rule of the committee nothing is endorsed without every party: silence cannot stand for a position."),
        "E54", _("Ask the parties that have not spoken to state their positions."),
    ),
    "silence_all_have_spoken": Saying(_("Every party that decides has spoken: there is nobody to ask."), "E53"),
    "silence_short_of_quorum": Saying(
        _("The silence of absent parties can be asked for once %(quorum)s have spoken."), "E53",
        _("Wait for the positions that are missing."),
    ),
    "silence_not_on_the_table": Saying(
        _("Proposal %(proposal)s is not on the table."), "R50", _("Choose a proposal that is still to be decided.")
    ),
    "silence_open_already": Saying(
        _("A silence procedure on this text is running already."), "R50", _("Look at the list of procedures.")
    ),
    "silence_not_due": Saying(_("The time of this silence procedure has not come yet."), "E71"),
    "silence_seat_not_asked": Saying(
        _("In this silence procedure the party %(party)s is not asked."), "E53",
        _("Choose one of the parties that are asked."),
    ),
    "silence_text_missing": Saying(_("The text is missing."), "E57", _("Write it in one language at least.")),
    "silence_lines_missing": Saying(
        _("A reservation says what it is about."), "E55", _("Choose lines, or the plan as a whole.")
    ),
    "silence_is_closed": Saying(_("This silence procedure has ended."), "E64", _NEW_ONE),
    "silence_not_started": Saying(
        _("The clock of this silence procedure has not started yet."), "E65",
        _("It starts when every language is published and every seat has its notice."),
    ),
    "silence_has_expired": Saying(_("The deadline has passed: it can no longer be extended."), "E64", _NEW_ONE),
    "silence_not_later": Saying(
        _("A deadline is never brought forward."), "E64", _("Choose an instant after the present deadline.")
    ),
    "silence_statements_over": Saying(
        _("Statements and reservations were taken until a stated hour, which has passed."), "E62"
    ),
    "silence_no_such_objection": Saying(_("There is no such objection of your party."), "E60"),
    "silence_already_withdrawn": Saying(_("This objection has been withdrawn already."), "E60"),
    "silence_evidence_missing": Saying(
        _("The evidence is missing."), "E59", _("Write how and when it reached the house, and where that can be seen.")
    ),
    "silence_received_outside": Saying(
        _("The stated time of receipt lies before the opening or in the future."), "E59", _("Look at it again.")
    ),
    "silence_nothing_to_confirm": Saying(_("Nothing with this number waits for a second person."), "E59"),
    "silence_same_person": Saying(
        _("Whoever entered an objection cannot confirm it as well."), "E59",
        _("Ask another person of the secretariat: four eyes."),
    ),
    "silence_unknown_language": Saying(
        _("The text stands in this language already, or is not asked for in it."), "E65"
    ),
    "bad_address": Saying(
        _("Not every line is an e-mail address."), "E66", _("Write one address a line, at most ten.")
    ),
}  # fmt: skip

SILENCE_STATES: Mapping[str, Promise] = {
    SilenceState.WAITING: pgettext_lazy("silence", "the clock has not started"),
    SilenceState.RUNNING: pgettext_lazy("silence", "running"),
    SilenceState.DUE: pgettext_lazy("silence", "the deadline has passed"),
    SilenceState.HELD: pgettext_lazy("silence", "held: an objection waits to be confirmed"),
    SilenceState.ADOPTED: pgettext_lazy("silence", "adopted: nobody objected"),
    SilenceState.BROKEN: pgettext_lazy("silence", "broken by an objection"),
    SilenceState.UNREACHED: pgettext_lazy("silence", "ended without a decision: not every seat was reached"),
    SilenceState.VOID: pgettext_lazy("silence", "void: the text has changed"),
    SilenceState.ANNULLED: pgettext_lazy("silence", "annulled: an objection had come in time"),
}

SILENCE_ENTRIES: Mapping[str, Promise] = {
    SilenceEntryKind.PUBLISHED: pgettext_lazy("silence", "text published"),
    SilenceEntryKind.NOTICE: pgettext_lazy("silence", "notice to all seats"),
    SilenceEntryKind.DELIVERED: pgettext_lazy("silence", "notice delivered"),
    SilenceEntryKind.BOUNCED: pgettext_lazy("silence", "notice came back"),
    SilenceEntryKind.STARTED: pgettext_lazy("silence", "clock started"),
    SilenceEntryKind.EXTENDED: pgettext_lazy("silence", "deadline extended"),
    SilenceEntryKind.OBJECTION: pgettext_lazy("silence", "objection"),
    SilenceEntryKind.COUNTER_AMENDMENT: pgettext_lazy("silence", "counter-amendment"),
    SilenceEntryKind.WITHDRAWAL: pgettext_lazy("silence", "objection withdrawn"),
    SilenceEntryKind.STATEMENT: pgettext_lazy("silence", "statement of interpretation"),
    SilenceEntryKind.RESERVATION: pgettext_lazy("silence", "reservation"),
    SilenceEntryKind.RECEIVED: pgettext_lazy("silence", "objection received by the secretariat"),
    SilenceEntryKind.CONFIRMED: pgettext_lazy("silence", "confirmed by a second person"),
    SilenceEntryKind.DISMISSED: pgettext_lazy("silence", "dismissed by a second person"),
    SilenceEntryKind.CLOSED: pgettext_lazy("silence", "procedure ended"),
}

DELIVERY_WAYS: Mapping[str, Promise] = {
    DeliveryWay.DISPLAYED: pgettext_lazy("delivery", "shown on screen"),
    DeliveryWay.ACKNOWLEDGED: pgettext_lazy("delivery", "receipt confirmed"),
    DeliveryWay.HANDED_OVER: pgettext_lazy("delivery", "handed over"),
    DeliveryWay.MAILED: pgettext_lazy("delivery", "sent by e-mail"),
}

NOTICES: Mapping[str, Promise] = {
    NoticeSubject.OPENED: pgettext_lazy("notice", "A silence procedure is opened"),
    NoticeSubject.STARTED: pgettext_lazy("notice", "The clock of the silence procedure has started"),
    NoticeSubject.EXTENDED: pgettext_lazy("notice", "The deadline of the silence procedure is extended"),
    NoticeSubject.REMINDER: pgettext_lazy("notice", "Reminder: the silence procedure is about to end"),
    NoticeSubject.OBJECTED: pgettext_lazy("notice", "An objection has been raised in the silence procedure"),
    NoticeSubject.CLOSED: pgettext_lazy("notice", "The silence procedure has ended"),
}


def time_left(left: timedelta) -> str:
    """Return how much time is left in words, to the minute: ``2 days 3 hours``, ``3 hours 20 minutes``."""
    minutes = max(0, int(left.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [
        ngettext("%(number)s day", "%(number)s days", days) % {"number": days} if days else "",
        ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": hours} if hours else "",
        ngettext("%(number)s minute", "%(number)s minutes", minutes) % {"number": minutes} if not days else "",
    ]
    return " ".join(part for part in parts if part)
