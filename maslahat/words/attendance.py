"""Words of registration and presence: what codes are called, and why something is refused."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.meetings.participants import AttendanceMode, Function, RegistrationState, RegistrationStep, Sex
from maslahat.domain.meetings.presence import Channel, PresenceKind
from maslahat.domain.meetings.turnout import Dimension
from maslahat.words.saying import Saying

FUNCTIONS: Mapping[str, Promise] = {
    Function.HEAD: _("head of delegation"),
    Function.ALTERNATE: _("alternate head of delegation"),
    Function.DELEGATE: _("delegate"),
    Function.ADVISER: _("adviser"),
    Function.STAFF: _("staff of the meeting"),
}

MODES: Mapping[str, Promise] = {
    AttendanceMode.ROOM: pgettext_lazy("attendance", "in the room"),
    AttendanceMode.ONLINE: pgettext_lazy("attendance", "online"),
}

SEXES: Mapping[str, Promise] = {
    Sex.FEMALE: pgettext_lazy("sex", "female"),
    Sex.MALE: pgettext_lazy("sex", "male"),
    Sex.NOT_STATED: pgettext_lazy("sex", "not stated"),
}

REGISTRATION_STATES: Mapping[str, Promise] = {
    RegistrationState.APPLIED: pgettext_lazy("registration", "applied"),
    RegistrationState.ADMITTED: pgettext_lazy("registration", "admitted"),
    RegistrationState.REFUSED: pgettext_lazy("registration", "refused"),
    RegistrationState.CANCELLED: pgettext_lazy("registration", "cancelled"),
}

REGISTRATION_STEPS: Mapping[str, Promise] = {
    RegistrationStep.ADMIT: pgettext_lazy("registration", "Admit"),
    RegistrationStep.REFUSE: pgettext_lazy("registration", "Refuse"),
    RegistrationStep.CANCEL: pgettext_lazy("registration", "Cancel the registration"),
}

PRESENCES: Mapping[tuple[str, str], Promise] = {
    (PresenceKind.ARRIVED, Channel.ROOM): pgettext_lazy("presence", "in the room"),
    (PresenceKind.RETURNED, Channel.ROOM): pgettext_lazy("presence", "in the room"),
    (PresenceKind.ARRIVED, Channel.ONLINE): pgettext_lazy("presence", "online"),
    (PresenceKind.RETURNED, Channel.ONLINE): pgettext_lazy("presence", "online"),
    (PresenceKind.LOST, Channel.ROOM): pgettext_lazy("presence", "connection lost"),
    (PresenceKind.LOST, Channel.ONLINE): pgettext_lazy("presence", "connection lost"),
    (PresenceKind.LEFT, Channel.ROOM): pgettext_lazy("presence", "left"),
    (PresenceKind.LEFT, Channel.ONLINE): pgettext_lazy("presence", "left"),
}

DIMENSIONS: Mapping[str, Promise] = {
    Dimension.MODE: _("By way of attendance"),
    Dimension.COUNTRY: _("By country"),
    Dimension.CATEGORY: _("By kind of institution"),
    Dimension.SEX: _("By sex"),
}

_SECRETARIAT = _("Ask the secretariat.")

ATTENDANCE_SAYINGS: Mapping[str, Saying] = {
    "participant_office_missing": Saying(
        _("The office is missing."), "R35", _("Write it in English, in Russian, or in both.")
    ),
    "participant_category_missing": Saying(
        _("It is not said to what kind of institution the person belongs."), "R33",
        _("Choose the institution, or its kind if it is not in the list."),
    ),
    "participant_category_other": Saying(
        _("The institution is of another kind than %(value)s."), "R33", _("Leave the kind empty: it follows.")
    ),
    "participant_party_missing": Saying(_("It is not said for which party this person takes part."), "R32"),
    "participant_not_your_party": Saying(
        _("You may register people of your own party only, not of %(value)s."), "R32", _("Leave the cell empty.")
    ),
    "participant_formula": Saying(
        _("The text begins like a formula."), "E94", _("Begin it with a letter or a digit.")
    ),
    "participant_not_accredited": Saying(
        _("%(username)s is not accredited for this party."), "R32",
        _("Have this person accredited first, or leave the user name empty."),
    ),
    "participant_party_stays": Saying(
        _("A registration stays with its party (%(party)s)."), "R32", _("Cancel it and register the person anew.")
    ),
    "participants_on_list": Saying(
        _("A list registers from one to %(most)s people."), "E93", _("Divide it into several lists.")
    ),
    "registered_already": Saying(_("This person is registered already, under number %(number)s."), "R32"),
    "twice_on_list": Saying(_("The same person stands on the list twice."), "E93", _("Keep one of the two rows.")),
    "registration_over": Saying(_("The time for registration was over at %(until)s."), "R32", _SECRETARIAT),
    "registration_step": Saying(_("This is not possible with a registration in its present state."), "R32"),
    "registration_not_standing": Saying(_("The registration is refused or cancelled."), "R32", _SECRETARIAT),
    "second_in_function": Saying(
        _("%(party)s has somebody admitted in this function already, under number %(number)s."), "R38",
        _("Cancel that registration first, or register this person in another function."),
    ),
    "nobody_waits": Saying(_("Nobody of these waits for admission any more."), "E74"),
    "unknown_participant": Saying(_("The meeting has no registration under number %(number)s."), "R32"),
    "bad_join_address": Saying(
        _("This is not an address for joining online."), "R26", _("Write one that begins with https://.")
    ),
    "credentials_not_needed": Saying(_("Credentials are filed for heads of delegation and their alternates."), "R38"),
    "document_too_large": Saying(_("The file is larger than %(most)s MB."), "E94", _("Scan it with less detail.")),
    "document_kind": Saying(_("The file is neither a PDF nor a picture (PNG, JPEG)."), "E94"),
    "document_changed": Saying(_("The file changed on its way."), "", _("Send it once more.")),
    "names_still_needed": Saying(_("Names are erased once the meeting is closed."), "R35"),
    "unknown_badge": Saying(
        _("This is not the code of a badge of this meeting."), "R32", _("Go to the desk with your badge.")
    ),
    "desk_checks_in": Saying(
        _("At this meeting the desk checks people in."), "R32", _("Show your badge at the desk.")
    ),
    "not_its_day": Saying(
        _("The meeting %(meeting)s is not held today."), "R32", _("Check in on a day of the meeting.")
    ),
    "not_admitted": Saying(_("Number %(number)s is not admitted to the meeting."), "R32", _SECRETARIAT),
    "never_came": Saying(_("Number %(number)s has not come yet."), "R32"),
    "csv_not_utf8": Saying(
        _("The file is not written in UTF-8."), "E93", _("Save it as “CSV UTF-8”, or send the workbook (XLSX).")
    ),
    "wrong_meeting": Saying(
        _("The workbook belongs to another meeting: %(found)s."), "E93", _("Take the list of this meeting away again.")
    ),
}  # fmt: skip
"""Every sentence of refusals about registration and presence by its code."""
