"""Why a deed on the floor or on a statement was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_LOOK_AGAIN = _("Load the page again and see how the list stands.")

FLOOR_SAYINGS: Mapping[str, Saying] = {
    "unknown_item": Saying(_("The agenda has no item %(item)s."), "R39"),
    "unknown_floor_request": Saying(_("Nobody asked for the floor under number %(number)s."), "R27"),
    "unknown_statement": Saying(_("The meeting has no statement %(statement)s."), "R31"),
    "unknown_institution": Saying(_("The programme has no institution %(institution)s."), "R31"),
    "institution_of_other_party": Saying(_("The institution %(institution)s belongs to another party."), "R31"),
    "statement_empty": Saying(
        _("The statement has neither a text nor a summary."), "R31", _("Write one of them, in one language at least.")
    ),
    "floor_not_registered": Saying(
        _("Nobody of %(party)s is registered for this meeting."), "R32", _("Register first; then ask for the floor.")
    ),
    "floor_meeting_closed": Saying(
        _("Meeting %(meeting)s has been closed."), "R30", _("You can still file a statement.")
    ),
    "floor_meeting_not_open": Saying(
        _("Nobody has the floor while meeting %(meeting)s is not open."), "R30",
        _("Open or resume the meeting first."),
    ),
    "floor_other_item": Saying(
        _("Another item of the agenda is before the meeting than the one of this request."), "R39",
        _("Call that item first."),
    ),
    "floor_time_out_of_bounds": Saying(_("The time must be between one second and %(most)s minutes."), "R27"),
    "floor_list_closed": Saying(
        _("The list of speakers on this item is closed."), "R27",
        _("The chair can reopen it; a right of reply or a point of order can still be asked for."),
    ),
    "floor_matter_missing": Saying(
        _("A point of order is about procedure; it is not said which."), "E92", _("Choose what it is about.")
    ),
    "floor_conduct_only": Saying(
        _("A decision is being taken: a point of order can be about its conduct only."), "E92",
        _("Raise other points when the decision has been taken."),
    ),
    "floor_deciding": Saying(
        _("A decision is being taken: nobody speaks to the substance now."), "E92",
        _("Give the floor when the decision has been taken."),
    ),
    "floor_nothing_to_reply_to": Saying(
        _("A right of reply answers another delegation that has spoken on this item."), "R27",
        _("Choose a delegation that has spoken, or ask for the floor."),
    ),
    "floor_holds_the_floor": Saying(_("This speaker has the floor already."), "E92"),
    "floor_not_waiting": Saying(_("This request no longer waits for the floor."), "E74", _LOOK_AGAIN),
    "floor_not_next": Saying(
        _("Somebody else is next in the list."), "R27", _("Move the speaker first, with a reason; it is kept.")
    ),
    "floor_somebody_speaks": Saying(
        _("Somebody else has the floor."), "R27", _("End that speech first.")
    ),
    "floor_not_speaking": Saying(_("This speaker does not have the floor now."), "E74", _LOOK_AGAIN),
    "floor_clock_as_asked": Saying(_("The clock is so already."), "E74", _LOOK_AGAIN),
    "floor_no_limit": Saying(
        _("This speaker has no time limit to add to."), "R27", _("Set a time for each speaker; it holds for the next.")
    ),
    "floor_not_movable": Saying(
        _("This request cannot be moved there."), "R27",
        _("Statements move among statements, replies among replies; a point of order stays first."),
    ),
    "clearance_no_text": Saying(_("The statement has no text that could be quoted."), "R31"),
    "clearance_no_summary": Saying(_("The statement has no summary that could be quoted."), "R31"),
    "clearance_old_version": Saying(
        _("There is a newer wording of statement %(statement)s."), "R31", _("Read it, then say what may be quoted.")
    ),
    "clearance_quoted_already": Saying(
        _("A released story quotes statement %(statement)s; this can no longer be taken back."), "R54",
        _("Ask the communications officer for a correction of the story."),
    ),
    "clearance_as_before": Saying(_("This is what you said already."), "E74"),
}  # fmt: skip
