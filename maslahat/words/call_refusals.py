"""Why a deed on a call, a position or a decision in the room was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_LOOK_AGAIN = _("Load the page again and see how it stands.")

CALL_SAYINGS: Mapping[str, Saying] = {
    "unknown_call": Saying(_("The meeting knows no question number %(call)s."), "R49", _LOOK_AGAIN),
    "bad_call": Saying(_("This cannot be done with a question put to the seats: %(method)s."), "R49", _LOOK_AGAIN),
    "no_such_matter": Saying(_("Nothing of this kind can be decided: %(kind)s."), "R49", _LOOK_AGAIN),
    "nothing_before_the_meeting": Saying(
        _("Nothing is before meeting %(meeting)s on which a position could be taken."), "E80",
        _("The chair puts a proposal, a line or the plan before the meeting."),
    ),
    "call_open_already": Saying(
        _("Question number %(call)s is still open: one thing is decided at a time."), "R49", _("Close it first.")
    ),
    "call_is_a_vote": Saying(
        _("Question number %(call)s is put to the vote: it is answered by yes, no or abstention."), "R49"
    ),
    "call_method_not_allowed": Saying(
        _("The terms of reference of the committee do not allow this question to be decided in this way."), "R49",
        _("The decision rule in force says which way is open."),
    ),
    "call_no_quorum": Saying(
        _("There is no quorum. Missing: %(missing)s."), "E51",
        _("Wait until the quorum is restored, or give the question up: then nothing is decided."),
    ),
    "call_seat_absent": Saying(
        _("Nothing is decided without every seat. Absent: %(missing)s."), "E54", _("Wait for the absent seats.")
    ),
    "call_no_countdown": Saying(_("The countdown has no length."), "R49", _("Say how many seconds it runs.")),
    "call_countdown_runs": Saying(
        _("The countdown still runs and not every seat has spoken."), "R49", _("Close after its end.")
    ),
    "call_countdown_over": Saying(
        _("The countdown has ended: it is neither extended nor stopped any more."), "E64",
        _("Close the question, or give it up and put it again."),
    ),
    "call_not_longer": Saying(_("A countdown is made longer, never shorter."), "E64", _("Say by how many seconds.")),
    "call_is_paused": Saying(_("The countdown is stopped."), "R49", _("Let it run on first.")),
    "call_not_paused": Saying(_("The countdown is running."), "R49", _LOOK_AGAIN),
    "call_roll_not_over": Saying(
        _("The roll call is not over. Not yet answered: %(missing)s."), "R49", _("Wait for their answers.")
    ),
    "call_not_provisional": Saying(
        _("Question number %(call)s does not wait for silence."), "E53", _LOOK_AGAIN
    ),
    "call_waits_for_silence": Saying(
        _("The silence of the seats that were absent from question number %(call)s has not ended."), "E53",
        _("Wait for the end of the silence procedure."),
    ),
    "seat_does_not_decide": Saying(_("%(party)s does not decide in the committee."), "R37"),
    "position_not_of_this_seat": Saying(
        _("You are no longer accredited for %(party)s, so that your position was not recorded."), "E49",
        _("The head of the delegation can take your text over."),
    ),
    "position_reservation_not_admitted": Saying(
        _("The decision rule in force admits no reservations."), "R51",
        _("Object, or let your position be recorded otherwise."),
    ),
    "not_a_ruling": Saying(_("One appeals only against a ruling of the chair."), "R49"),
    "ruling_is_final": Saying(_("By version %(rule)s of the decision rule a ruling of the chair is final."), "R49"),
    "appealed_already": Saying(_("Ruling number %(call)s has been appealed against already."), "R49"),
}  # fmt: skip
