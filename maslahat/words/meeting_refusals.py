"""Why a deed in a meeting of the committee was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

MEETING_SAYINGS: Mapping[str, Saying] = {
    "unknown_meeting": Saying(_("The programme has no meeting %(meeting)s."), "R25"),
    "meeting_not_opened": Saying(
        _("Meeting %(meeting)s has not been opened. Nothing is decided before the opening."), "R30",
        _("The chair opens the meeting; then it can be decided."),
    ),
    "meeting_adjourned": Saying(
        _("Meeting %(meeting)s is adjourned. Nothing is decided until it is resumed."), "R30",
        _("The chair resumes the meeting; then it can be decided."),
    ),
    "meeting_closed": Saying(_("Meeting %(meeting)s has been closed."), "R30"),
    "meeting_act_not_possible": Saying(
        _("This is not possible now: the meeting has been opened, adjourned or closed meanwhile."), "R30",
        _("Load the page again and see how the meeting stands."),
    ),
    "inaugurated_by_missing": Saying(
        _("It is not said who inaugurates the meeting."), "R30", _("Write the office and the institution.")
    ),
    "subject_without_plan": Saying(
        _("Meeting %(meeting)s has no plan before it that everybody in the room may read."), "E90",
        _("Table the plan first, or put an item of the agenda alone on the screens."),
    ),
    "screen_without_place": Saying(
        _("It is not said where the screen stands."), "E79", _("Write it, for example: Hall A.")
    ),
    "unknown_screen": Saying(_("There is no such link, or it was taken back already."), "E79"),
}  # fmt: skip
