"""What is wrong in a reporting form that came back: what it is, the way out."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_ANEW = _("Take the form away again and write into the new one what you changed.")
_ONE = _("Decide on one of the two.")

FORM_SAYINGS: Mapping[str, Saying] = {
    "wrong_unit": Saying(
        _("The form belongs to another reporting unit (%(found)s), not to %(wanted)s."), "R92",
        _("Load it on the page of its own unit."),
    ),
    "wrong_period": Saying(
        _("The form is for the period %(found)s, the page for %(wanted)s."), "R92",
        _("Load it on the page of its own period."),
    ),
    "form_id_unknown": Saying(
        _("The id of this row was changed, or %(indicator)s is not asked here: %(found)s."), "E93", _ANEW
    ),
    "form_name_differs": Saying(
        _("The name of the row is not that of its id: “%(found)s” stands there, not “%(wanted)s”."), "E93",
        _("Sort whole rows only, and put back the name."),
    ),
    "form_row_missing": Saying(
        _("Parts of %(indicator)s are filled in, but its row on the sheet of values is missing."), "E93", _ANEW
    ),
    "form_definition_changed": Saying(
        _("%(indicator)s is measured otherwise since the form was taken away."), "R92", _ANEW
    ),
    "form_stale": Saying(
        _("%(indicator)s was reported by somebody else since the form was taken away, and you changed it as well."),
        "E33", _ANEW,
    ),
    "form_emptied": Saying(
        _("%(indicator)s, %(cell)s: a value stood here and the cell is empty now."), "R92",
        _("Choose “not reported” to take it back, or write the value."),
    ),
    "form_reason_alone": Saying(
        _("%(indicator)s, %(cell)s: a reason is given where none is asked for."), "R92",
        _("Choose “does not apply”, or take the reason out."),
    ),
    "form_value_not_reported": Saying(
        _("%(indicator)s, %(cell)s: there is a value, but the state says that there is none."), "R92", _ONE
    ),
    "form_value_missing": Saying(
        _("%(indicator)s, %(cell)s: reported, but the value is missing."), "R92",
        _("Write the value; write 0 for zero."),
    ),
    "form_value_of_another_kind": Saying(
        _("%(indicator)s, %(cell)s: this indicator takes no value in this column."), "R92", _("Empty the cell.")
    ),
    "form_zero_not_taken": Saying(
        _("%(indicator)s, %(cell)s: zero is no value of this indicator."), "R92", _("Choose “reported” and the value.")
    ),
    "form_zero_with_value": Saying(
        _("%(indicator)s, %(cell)s: the state says zero, the value does not."), "R92", _ONE
    ),
}  # fmt: skip
