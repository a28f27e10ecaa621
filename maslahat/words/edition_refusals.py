"""Why a deed on an annual report was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

EDITION_SAYINGS: Mapping[str, Saying] = {
    "edition_scope_unknown": Saying(
        _("An annual report is about the programme, one of its pillars, countries or donors."),
        "R94",
        _("Choose one from the list."),
    ),
    "edition_year_outside": Saying(
        _("The year %(year)s lies outside the programme or has not begun."), "R94", _("Choose another year.")
    ),
    "edition_basis_unknown": Saying(_("It must be said which reports count."), "R94"),
    "edition_in_work": Saying(
        _("A report on this for %(year)s is in work already."), "R94", _("Write in that one, or publish it first.")
    ),
    "edition_unknown": Saying(_("There is no such annual report."), "R94"),
    "edition_published": Saying(
        _("Revision %(revision)s is published and does not change any more."),
        "R94",
        _("Begin a new revision; it says which one it replaces."),
    ),
    "edition_section_unknown": Saying(_("The report has no section “%(section)s”."), "R94"),
    "edition_not_countable": Saying(
        _("Small counts cannot be protected, because a figure of people is no whole number: %(why)s"),
        "R70",
        _("Correct the report that holds it."),
    ),
    "edition_numbers_unconfirmed": Saying(
        _("The narrative names numbers that are not among those of this report: %(numbers)s."),
        "R94",
        _("Look at them in their sentences; then mend the narrative, or confirm that they come from elsewhere."),
    ),
    "edition_without_figures": Saying(
        _("No figure of %(year)s counts yet, so there is nothing to publish."),
        "R94",
        _("Have reports verified, or begin an edition in which all reports count."),
    ),
}
