"""Why a change of an endorsed plan, or a step into the next year, was refused; and what such changes are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.workplans.adjustments import AdjustmentKind
from maslahat.domain.workplans.carrying_over import Fate
from maslahat.domain.workplans.objection_window import AdjustmentState
from maslahat.words.saying import Saying

_AMEND = _("Such a change needs an amendment: the secretariat opens a round, and it is proposed, decided and endorsed.")

AFTER_ENDORSEMENT: Mapping[str, Saying] = {
    "beyond_not_a_text": Saying(
        _("Line %(line)s: a corrigendum changes words only, not the field “%(field)s”."), "E86",
        _("Notify a minor adjustment instead, or wait for an amendment."),
    ),
    "beyond_number_changed": Saying(
        _("Line %(line)s: a corrigendum changes no number (before: %(limit)s; now: %(found)s)."), "E86", _AMEND
    ),
    "beyond_text_taken_away": Saying(
        _("Line %(line)s: a corrigendum takes no text away (“%(field)s”)."), "E86", _AMEND
    ),
    "beyond_line_changed": Saying(
        _("Line %(line)s: lines are added, removed or moved to another output only by an amendment."), "E86", _AMEND
    ),
    "beyond_other_field": Saying(
        _("Line %(line)s: a minor adjustment changes quarters and amounts, not the field “%(field)s”."), "E85", _AMEND
    ),
    "beyond_donor_changed": Saying(
        _("Line %(line)s: a minor adjustment neither brings in a source of money nor takes one away."), "E85", _AMEND
    ),
    "beyond_amount_too_far": Saying(
        _("Line %(line)s: since the endorsed text the amount would change by %(found)s; at most %(limit)s is minor."),
        "E85", _AMEND,
    ),
    "beyond_quarters_too_far": Saying(
        _("Line %(line)s: from %(limit)s to %(found)s is too far from the endorsed text for a minor adjustment."),
        "E85", _AMEND,
    ),
    "beyond_not_endorsed": Saying(_("Line %(line)s is not in the endorsed text."), "E85", _AMEND),
    "adjustment_open_on_line": Saying(
        _("%(adjustment)s on the same line is still open to objection."), "E85", _("Wait until its time has run out.")
    ),
    "adjustment_still_open": Saying(
        _("%(adjustment)s is still open to objection."), "E71", _("Wait for the deadline, then bring it into effect.")
    ),
    "adjustment_ended": Saying(_("%(adjustment)s has been stopped already."), "E58"),
    "objected_already": Saying(_("%(party)s has objected already."), "E58"),
    "unknown_adjustment": Saying(_("There is no such change on this plan: %(adjustment)s."), "E85"),
    "unknown_fate": Saying(_("%(value)s is not something that can become of a line."), "R101"),
    "fate_unknown_line": Saying(_("The line %(line)s is not in the plan in force."), "R101"),
    "fate_reason_missing": Saying(
        _("Line %(line)s: a line is cancelled with a reason."), "R101", _("Write why, in one language at least.")
    ),
    "fate_unspent_not_asked": Saying(
        _("Line %(line)s: only a line that is carried over takes unspent money along."), "E88",
        _("Leave the amounts out, or carry the line over."),
    ),
    "fate_unspent_too_much": Saying(
        _("Line %(line)s: more is carried over than the line has from this source."), "E88", _("Correct the amounts.")
    ),
    "lines_without_fate": Saying(
        _("The year cannot be closed: lines without a decision: %(number)s, the first is %(line)s."), "R101",
        _("Say of each line whether it is carried over, cancelled or closed."),
    ),
    "bad_plan_code": Saying(
        _("“%(workplan)s” cannot be the code of a plan."), "R83", _("Use letters, digits and hyphens, at most 60.")
    ),
    "unknown_quarter": Saying(_("A quarter that you name is not one of the year."), "R83", _("Choose from the list.")),
    "nothing_to_carry_over": Saying(
        _("No line is carried over and none is chosen: the draft would be empty."), "R83", _("Choose lines.")
    ),
}  # fmt: skip

ADJUSTMENT_KINDS: Mapping[str, Promise] = {
    AdjustmentKind.CORRIGENDUM: pgettext_lazy("change", "corrigendum"),
    AdjustmentKind.MINOR: pgettext_lazy("change", "minor adjustment"),
    AdjustmentKind.AMENDMENT: pgettext_lazy("change", "amendment"),
}

ADJUSTMENT_STATES: Mapping[str, Promise] = {
    AdjustmentState.OPEN: pgettext_lazy("change", "open to objection"),
    AdjustmentState.IN_EFFECT: pgettext_lazy("change", "in effect"),
    AdjustmentState.OBJECTED: pgettext_lazy("change", "stopped by an objection"),
    AdjustmentState.LAPSED: pgettext_lazy("change", "lapsed: it no longer fits the text"),
}

FATES: Mapping[str, Promise] = {
    Fate.CARRIED_OVER: pgettext_lazy("fate", "carried over"),
    Fate.CANCELLED: pgettext_lazy("fate", "cancelled"),
    Fate.CLOSED: pgettext_lazy("fate", "closed"),
}
