"""Why a deed was refused, in words: for each reason what happened, the rule behind it, and the way out."""

from collections.abc import Mapping

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from maslahat.words.after_endorsement import AFTER_ENDORSEMENT
from maslahat.words.attendance import ATTENDANCE_SAYINGS
from maslahat.words.call_refusals import CALL_SAYINGS
from maslahat.words.calling_refusals import CALLING_SAYINGS
from maslahat.words.definition_refusals import DEFINITION_SAYINGS
from maslahat.words.edition_refusals import EDITION_SAYINGS
from maslahat.words.fields import FIELD_NAMES
from maslahat.words.floor_refusals import FLOOR_SAYINGS
from maslahat.words.form_refusals import FORM_SAYINGS
from maslahat.words.labels import DEEDS, LANGUAGES, ROLES, TEXT_KINDS, label
from maslahat.words.meeting_refusals import MEETING_SAYINGS
from maslahat.words.plan_refusals import PLAN_SAYINGS
from maslahat.words.practices import PRACTICE_SAYINGS
from maslahat.words.record_refusals import RECORD_SAYINGS
from maslahat.words.result_refusals import RESULT_SAYINGS
from maslahat.words.saying import Saying
from maslahat.words.sheet_refusals import SHEET_SAYINGS
from maslahat.words.signing_refusals import SIGNING_SAYINGS
from maslahat.words.silence import SILENCE_SAYINGS

_NOT_OF_ROLE = Saying(_("The role “%(role)s” may not do this: %(deed)s."), "R37", _("The rights table says who may."))

SAYINGS: Mapping[str, Saying] = {
    **SIGNING_SAYINGS,
    **PLAN_SAYINGS,
    **RECORD_SAYINGS,
    **SHEET_SAYINGS,
    **FORM_SAYINGS,
    **AFTER_ENDORSEMENT,
    **MEETING_SAYINGS,
    **ATTENDANCE_SAYINGS,
    **SILENCE_SAYINGS,
    **FLOOR_SAYINGS,
    **CALLING_SAYINGS,
    **CALL_SAYINGS,
    **RESULT_SAYINGS,
    **DEFINITION_SAYINGS,
    **PRACTICE_SAYINGS,
    **EDITION_SAYINGS,
    "no_right": _NOT_OF_ROLE,
    "no_right_role": _NOT_OF_ROLE,
    "no_right_stage": Saying(_("At this stage of the plan nobody may do this: %(deed)s."), "R48"),
    "no_right_not_own": Saying(
        _("You may do this only for your own party: %(deed)s."), "R38", _("Ask the secretariat, or that party.")
    ),
    "capacity_ended": Saying(
        _("Your accreditation as %(role)s for %(party)s has ended."), "E48", _("Ask the secretariat for a new one.")
    ),
    "bad_key": Saying(_("The form came without its own mark."), "E73", _("Load the page again and send it once more.")),
    "key_taken": Saying(
        _("This form was already sent with other content."), "E73", _("Load the page again and send it once more.")
    ),
    "office_missing": Saying(_("The office is missing."), "R35", _("Write it in English, in Russian, or in both.")),
    "bad_username": Saying(
        _("This user name cannot be used."), "", _("Use letters, digits, full stops and hyphens, at most 80.")
    ),
    "username_taken": Saying(
        _("The user name %(username)s belongs to somebody already."), "", _("Choose another one.")
    ),
    "unknown_party": Saying(_("The programme has no party %(party)s."), "R1"),
    "unknown_role": Saying(_("There is no role %(role)s.")),
    "unknown_person": Saying(_("Nobody is known by the user name %(username)s."), "", _("Invite the person first.")),
    "role_not_yours_to_give": Saying(
        _("Your role cannot give or end the role “%(role)s”."), "R38",
        _("Ask the secretariat: it holds the credentials.")
    ),
    "seat_ends_before_it_starts": Saying(_("The last day lies before the first."), "", _("Look at both days again.")),
    "seat_role_not_of_this_kind": Saying(
        _("A party of this kind has no role “%(role)s”."), "R37", _("Choose a role that suits the party.")
    ),
    "seat_second_head": Saying(
        _("%(party)s has somebody in the role “%(role)s” in that time already."), "E50",
        _("Tick “takes over”, and the other steps down at that instant."),
    ),
    "seat_held_already": Saying(_("This person holds the role “%(role)s” for %(party)s already.")),
    "unknown_accreditation": Saying(_("There is no such accreditation in this programme."), "R1"),
    "ended_already": Saying(_("This accreditation has ended already."), "E48"),
}  # fmt: skip


def sentence(code: str, facts: Mapping[str, str | int]) -> dict[str, str]:
    """Return {words, rule, way_out} for a reason; a reason without a sentence is told by its code."""
    saying = SAYINGS.get(code)
    if saying is None:
        return {"words": gettext("This was refused: %(code)s.") % {"code": code}, "rule": "", "way_out": ""}
    told = {name: _spoken(name, value) for name, value in facts.items()}
    return {"words": str(saying.words) % told, "rule": saying.rule, "way_out": str(saying.way_out)}


def _spoken(name: str, value: str | int) -> str:
    names = {
        "role": ROLES,
        "deed": DEEDS,
        "text_kind": TEXT_KINDS,
        "language": LANGUAGES,
        "field": FIELD_NAMES,
    }.get(name, {})
    return label(names, str(value))
