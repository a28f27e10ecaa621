"""Why a deed on a reporting period or a reported result was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_LOOK_AGAIN = _("Load the page again and see how it stands.")

RESULT_SAYINGS: Mapping[str, Saying] = {
    "period_unreadable": Saying(
        _("“%(period)s” is no reporting period."), "", _("Write 2023, 2023-H1, 2023-Q1 or 2023-03.")
    ),
    "period_outside_cycle": Saying(
        _("The period %(period)s is longer than a year or lies outside the programme’s years."), "R3"
    ),
    "period_due_too_early": Saying(
        _("The last day for reports must come after the end of the period %(period)s."), "R92", _("Choose a later day.")
    ),
    "reminder_bad_address": Saying(
        _("This is not an e-mail address."), "R92", _("Write one address, or leave the field empty: no reminders.")
    ),
    "reminder_not_begun": Saying(_("Nobody began to send this reminder."), "R92"),
    "period_not_so": Saying(_("The period %(period)s cannot be moved so."), "R92", _LOOK_AGAIN),
    "unknown_period": Saying(_("The programme has no reporting period %(period)s."), "R92"),
    "unknown_unit": Saying(_("Nobody reports under the code %(unit)s."), "R92"),
    "unknown_report": Saying(_("Nothing was reported for %(indicator)s."), "R92"),
    "unknown_indicator": Saying(_("This unit does not report %(indicator)s."), "R92"),
    "report_not_in_state": Saying(_("The report does not stand so that this can be done."), "R92", _LOOK_AGAIN),
    "report_period_closed": Saying(
        _("The period %(period)s is closed for reports."), "R92", _("Ask the secretariat to open it again.")
    ),
    "report_period_locked": Saying(
        _("The period %(period)s is locked: its values change by correction alone."), "R92",
        _("Correct the report, with a reason."),
    ),
    "report_period_not_locked": Saying(
        _("The period %(period)s is not locked yet."), "R92", _("Report the value anew instead of correcting it.")
    ),
    "report_not_confirmed": Saying(
        _("The report awaits its partner: one side alone stands behind it."), "R95",
        _("The other side of the joint responsibility confirms it first."),
    ),
    "report_no_evidence": Saying(
        _("The report has no evidence."), "R92", _("Attach a paper that bears it out, or send it back.")
    ),
    "report_same_side": Saying(
        _("Your own side reported this: the other side confirms it."), "R95",
        _("A report of a country is confirmed by the agency, and a report of the agency by the country."),
    ),
    "report_own_report": Saying(_("Nobody verifies what he or she reported."), "R92", _("Another person verifies it.")),
    "cells_refused": Saying(
        _("%(indicator)s: nothing is filled in, a cell stands twice, or there are too many cells."), "R92"
    ),
    "cell_unknown": Saying(_("%(indicator)s is not split so: %(cell)s."), "R92", _LOOK_AGAIN),
    "state_unknown": Saying(
        _("%(indicator)s, %(cell)s: say whether it is reported, not reported or not applicable."), "R92"
    ),
    "sending_pillar_empty": Saying(
        _("Nothing is reported under pillar %(pillar)s."), "R43",
        _("Report something, or tick that there is nothing to report."),
    ),
    "sending_pillar_not_empty": Saying(
        _("It is ticked that there is nothing to report under pillar %(pillar)s, and something is reported."), "R43",
        _("Take the tick away."),
    ),
    "sending_nothing_asked": Saying(_("Nothing is asked of this unit for the period."), "R43"),
    "split_by_sex_missing": Saying(
        _("People are told of in one total, without women and men (%(indicator)s)."), "R44",
        _("Give the numbers by sex, or say why there are none."),
    ),
    "reason_refused": Saying(
        _("The reason given for %(indicator)s cannot be kept."), "",
        _("Write it in plain words, at most 1,000 characters."),
    ),
    "not_applicable_without_reason": Saying(
        _("%(indicator)s, %(cell)s: say in a few words why this does not apply."), "R92"
    ),
    "number_unreadable": Saying(
        _("%(indicator)s, %(cell)s: this is no number."), "R92",
        _("Write digits, with a point or a comma before decimals. Zero is a number; an empty field is not."),
    ),
    "number_negative": Saying(_("%(indicator)s, %(cell)s: this cannot be below zero."), "R92"),
    "number_not_whole": Saying(_("%(indicator)s, %(cell)s: this is counted in whole numbers."), "R92"),
    "answer_missing": Saying(_("%(indicator)s, %(cell)s: answer yes or no."), "R92"),
    "step_unknown": Saying(_("%(indicator)s, %(cell)s: choose a step of the scale."), "R92"),
    "words_missing": Saying(_("%(indicator)s, %(cell)s: write what happened in at least one language."), "R92"),
    "words_refused": Saying(
        _("%(indicator)s, %(cell)s: the text is too long or has signs that cannot be kept."), "E94"
    ),
    "nothing_reported": Saying(_("Nothing is filled in."), "R92", _("Fill in at least one indicator.")),
    "too_many_papers": Saying(_("A report takes at most %(most)s papers."), "R92"),
    "paper_known": Saying(_("This very file is attached already."), "R92"),
    "nothing_corrected": Saying(_("No value would change."), "R92", _("Change at least one value.")),
    "overlap_refused": Saying(
        _("An overlap is declared between at least two units that report the same indicator."), "R92"
    ),
    "groups_not_done": Saying(
        _("The work is done for %(done)s of %(of)s beneficiary groups: the line is not done yet."),
        "R76",
        _("Tell for which groups it is done, or choose another state."),
    ),
    "unknown_group": Saying(_("The line names no beneficiary group %(group)s."), "R76"),
    "problem_without_next_step": Saying(
        _("A problem is told without what comes next."), "R92", _("Say who does what about it.")
    ),
}  # fmt: skip
