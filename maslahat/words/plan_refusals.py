"""Why a deed on a plan, a proposal or a position was refused, and what still stands before a plan can be final."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_RELOAD = _("Load the page again and look at what changed.")
_CHAIR = _("Ask the secretariat.")

OF_FORMS: Mapping[str, Saying] = {
    "unknown_workplan": Saying(_("The programme has no workplan %(workplan)s."), "R1"),
    "unknown_proposal": Saying(_("The workplan has no proposal %(proposal)s."), "R45"),
    "institution_name_missing": Saying(
        _("The name in %(language)s is missing."), "R36", _("The list is read in every language of the programme.")
    ),
    "institution_known": Saying(
        _("An institution has the code %(institution)s already."), "R36", _("Choose another code.")
    ),
    "unknown_thread": Saying(_("The workplan has no discussion %(thread)s."), "R41"),
    "thread_is_resolved": Saying(
        _("Discussion %(thread)s has ended meanwhile."), "R41", _("Whoever may end it can take it up again.")
    ),
    "thread_is_open": Saying(_("Discussion %(thread)s goes on already."), "R41", _RELOAD),
    "unknown_version": Saying(_("The version on your screen is not one of this workplan."), "E80", _RELOAD),
    "unknown_line": Saying(_("A line that you name is not in this version of the plan."), "E80", _RELOAD),
    "unknown_code": Saying(
        _("The programme does not know %(value)s (%(field)s)."), "R5", _("Choose one of the values offered.")
    ),
    "unknown_conflict": Saying(_("This conflict is not open any more."), "E75", _RELOAD),
    "unknown_disposition": Saying(_("%(value)s is not a way to dispose of a proposal."), "R87"),
    "bad_value": Saying(_("%(field)s: the value cannot be taken (%(why)s)."), "E94", _("Correct it and send again.")),
    "too_long": Saying(
        _("%(field)s is longer than %(most)s characters."), "E94", _("Shorten it; put the rest in the rationale.")
    ),
    "too_many_changes": Saying(
        _("One proposal may hold at most %(most)s changes."), "E94", _("Divide it into several proposals.")
    ),
    "headline_missing": Saying(_("The headline is missing."), "R45", _("Say in one sentence what is to change.")),
    "title_missing": Saying(_("A new line needs a title."), "R59", _("Write it in English, in Russian, or in both.")),
    "reason_missing": Saying(_("The reason is missing."), "R87", _("Write why, in one language at least.")),
    "changes_nothing": Saying(_("Nothing would change: all values are as they stand in the plan."), "E31"),
    "contradiction": Saying(
        _("The proposal wants two different things of one line."), "E94", _("Leave one of the two out.")
    ),
    "money_left": Saying(
        _("The money of %(source)s is not handed on exactly: %(amount)s are left over."),
        "E21",
        _("Allocate every amount to the cent. An amount below zero was handed out too much."),
    ),
    "indicator_astray": Saying(
        _("The indicator %(indicator)s stands on %(lines)s lines instead of one."),
        "E21",
        _("Put each indicator on exactly one of the lines."),
    ),
    "restored_line_tabled": Saying(
        _("The line stands in the tabled draft: only agreed proposals of this round take it out."),
        "E39",
        _("Ask that the proposal that takes it out be reverted, or propose a change of the line."),
    ),
    "own_proposal": Saying(_("This proposal is your own party’s: it needs no support of yours."), "R86"),
    "unknown_conflict_order": Saying(_("The order names a conflict that is not open, or one twice."), "R48", _RELOAD),
    "choice_does_not_suit": Saying(_("A conflict of class %(kind)s cannot be settled in this way."), "E75", _RELOAD),
    "nothing_of_that_name": Saying(_("There is no open matter %(name)s."), "R48", _RELOAD),
    "draft_of_another_year": Saying(
        _("The draft %(workplan)s that is here already is of another year than %(year)s."),
        "R83",
        _("Choose another code for the new draft."),
    ),
    "already_tabled": Saying(_("The workplan %(workplan)s has been tabled already."), "R28"),
    "foreign_plan": Saying(_("This plan belongs to the programme %(programme)s."), "R1"),
    "foreign_programme": Saying(_("The file describes another programme: %(programme)s."), "R1"),
    "programme_fault": Saying(_("%(path)s: %(why)s."), "R102", _("Correct the file and load it again.")),
    "year_outside_programme": Saying(_("The year %(year)s lies outside the programme."), "R1"),
    "wrong_parties": Saying(_("The parties to a plan of this programme are: %(parties)s."), "R52"),
}

OF_PROPOSALS: Mapping[str, Saying] = {
    "no_right_proposal_state": Saying(
        _("In its present state nobody may do this to the proposal: %(deed)s."), "E74", _RELOAD
    ),
    "guard_wrong_state": Saying(_("The proposal is not in a state for that."), "E74", _RELOAD),
    "guard_stale_base": Saying(_("The proposal was written on an older version."), "E33", _("Confirm the rebase.")),
    "guard_language_missing": Saying(
        _("The headline is not there in every language of the programme."), "R97",
        _("Have it translated, or let the chair waive the translation."),
    ),
    "guard_no_decision": Saying(_("There is no decision behind this."), "R87", _CHAIR),
    "guard_no_deadline": Saying(
        _("Capitals need a time by which they answer, and it must still be to come."), "R38", _("Choose a later time.")
    ),
    "guard_too_few_parts": Saying(_("A proposal is divided into two parts at least."), "E44"),
    "parts_do_not_add_up": Saying(
        _("Every one of the %(operations)s changes goes into exactly one part; there are at most %(most)s parts."),
        "E44",
        _("Look at the parts again."),
    ),
    "not_a_sponsor": Saying(_("Your party does not stand behind %(proposal)s."), "E41"),
    "last_sponsor": Saying(
        _("Nobody else stands behind %(proposal)s who could take it on."), "E41",
        _("Withdraw it, or find a State that supports it first."),
    ),
    "no_such_capital": Saying(_("Only member States can be asked to confirm: %(parties)s."), "R38", _CHAIR),
    "not_asked": Saying(_("The capital of %(party)s was not asked about this proposal."), "R38"),
    "answered_already": Saying(_("The capital of %(party)s has answered already."), "R38"),
    "referral_is_over": Saying(
        _("The time for an answer was over at %(until)s."), "R38", _("Answer in a statement; the chair may reopen it.")
    ),
    "referral_still_waits": Saying(_("The time for the answers on %(proposal)s is not over yet."), "R38"),
    "guard_decision_begun": Saying(
        _("The decision on the proposal has begun: it can no longer be withdrawn."), "E39",
        _("The chair may revert it by a decision."),
    ),
    "guard_amended_by_others": Saying(
        _("Others have amended the text: it is no longer yours alone to withdraw."), "E41",
        _("You may leave its sponsorship."),
    ),
    "guard_not_a_deciding_party": Saying(
        _("An observer’s proposal needs the support of a deciding party before it is tabled."), "E45",
        _("Ask a delegation to support it, or the secretariat to table it on the observer’s behalf."),
    ),
    "guard_no_target": Saying(
        _("It is not said which proposal takes its place."), "R87", _("Choose a living proposal of this plan.")
    ),
}  # fmt: skip

OF_POSITIONS: Mapping[str, Saying] = {
    "bad_position": Saying(_("This is not a position that a party can take."), "R49"),
    "position_not_finalized": Saying(_("The plan is not finalized: there is no text to decide on."), "R48"),
    "position_stale_subject": Saying(_("The text on your screen is not the final one."), "E80", _RELOAD),
    "position_already_endorsed": Saying(_("The plan is endorsed already."), "R49"),
    "position_seat_does_not_decide": Saying(_("%(party)s is not a party to the plan."), "R37"),
    "position_not_acting_head": Saying(
        _("Only the acting head speaks for %(party)s."), "E50", _("Ask the head of your delegation.")
    ),
    "position_text_missing": Saying(
        _("A reservation or an objection needs words."), "E55", _("Write them in one language at least.")
    ),
    "position_lines_missing": Saying(
        _("A reservation names its lines, or the plan as a whole."), "E55", _("Tick the lines.")
    ),
    "position_lines_not_asked": Saying(_("Only a reservation names lines."), "E55"),
    "position_whole_not_asked": Saying(_("Only a reservation is made on the plan as a whole."), "E55"),
    "position_unknown_line": Saying(_("A line that you reserve is not in the final text."), "E56", _RELOAD),
    "reservation_not_endorsed": Saying(_("The plan is not endorsed yet."), "E83", _("State a position instead.")),
    "reservation_stale_subject": Saying(_("The text on your screen is not the endorsed one."), "E80", _RELOAD),
    "reservation_not_acting_head": Saying(_("Only the acting head speaks for %(party)s."), "E50"),
    "reservation_not_own": Saying(_("The reservation belongs to another party."), "E83"),
    "reservation_unknown": Saying(_("There is no such reservation."), "E83"),
    "reservation_lifted_already": Saying(_("The reservation has been lifted already."), "E83"),
    "reservation_text_missing": Saying(_("A reservation needs words."), "E55"),
    "reservation_unknown_line": Saying(_("A line that you reserve is not in the endorsed text."), "E56"),
}

_MEND = _("Propose the change, or ask the coordinator.")
_ACCEPTABLE = _("Have it translated, or accept it as it is, with a reason.")

OF_TRANSLATION: Mapping[str, Saying] = {
    "translation_empty": Saying(_("The translation has no words."), "R56"),
    "bad_translation_language": Saying(
        _("A text is translated from one language of the programme into another, not into %(language)s."), "R56"
    ),
    "not_touched": Saying(
        _("%(proposal)s changes nothing that concerns %(party)s."), "E46", _("Support it, or speak in the debate.")
    ),
    "unknown_stance": Saying(_("“%(value)s” is no word on a proposal."), "E46", _RELOAD),
}

OF_OPEN_MATTERS: Mapping[str, Saying] = {
    "undecided_proposal": Saying(_("The proposal %(proposal)s has no decision yet."), "R87", _("Dispose of it.")),
    "open_thread": Saying(
        _("Discussion %(thread)s about %(about)s is still open."),
        "R41",
        _("Answer it, and end it with what came of it."),
    ),
    "open_conflict": Saying(
        _("The proposals %(proposals)s do not agree (class %(kind)s)."), "R48", _("Resolve the conflict.")
    ),
    "open_conflict_rule": Saying(_("The proposals %(proposals)s together break a rule."), "R48", _("Amend amounts.")),
    "rule_pillar_ceiling": Saying(
        _("The lines of pillar %(subject)s ask for %(found)s; the ceiling is %(limit)s."), "E11", _("Amend amounts.")
    ),
    "rule_donor_ceiling": Saying(
        _("The lines ask %(subject)s for %(found)s; the ceiling is %(limit)s."), "E11", _("Amend amounts.")
    ),
    "rule_shares_not_100": Saying(_("Line %(line)s: the shares add up to %(found)s, not 100."), "E12", _MEND),
    "rule_quarter_outside_year": Saying(_("Line %(line)s: %(found)s is not a quarter of the plan."), "R59", _MEND),
    "rule_duplicate_activity": Saying(_("Output %(subject)s holds the same activity twice."), "R59", _MEND),
    "rule_negative_amount": Saying(_("Line %(line)s: %(found)s is less than nothing."), "R90", _MEND),
    "rule_currency_not_allowed": Saying(
        _("Line %(line)s: the currency %(found)s is not one of the programme (%(limit)s)."), "R90", _MEND
    ),
    "rule_too_many_sdg_targets": Saying(
        _("Line %(line)s names %(found)s SDG targets; %(limit)s are allowed."), "R59", _MEND
    ),
    "rule_unknown_output": Saying(_("Line %(line)s: the programme has no output %(subject)s."), "R5", _MEND),
    "rule_country_not_member": Saying(_("Line %(line)s: %(subject)s is not a country of the programme."), "R1", _MEND),
    "rule_marker_empty": Saying(_("Line %(line)s: the marker “%(subject)s” is empty (%(limit)s)."), "R12", _MEND),
    "rule_marker_out_of_range": Saying(
        _("Line %(line)s: the marker “%(subject)s” is %(found)s, not one of %(limit)s."), "R12", _MEND
    ),
    "translation_missing": Saying(
        _("Line %(line)s, %(text_kind)s: not translated (%(language)s)."), "E34", _ACCEPTABLE
    ),
    "translation_stale": Saying(
        _("Line %(line)s, %(text_kind)s: the translation is of an older text (%(language)s)."), "E34", _ACCEPTABLE
    ),
    "plan_translation_missing": Saying(_("%(text_kind)s: not translated (%(language)s)."), "R56", _ACCEPTABLE),
    "plan_translation_stale": Saying(
        _("%(text_kind)s: the translation is of an older text (%(language)s)."), "R56", _ACCEPTABLE
    ),
    "concern_k11_one_language": Saying(
        _("Line %(line)s: %(proposals)s changed one language only; the other waits (%(language)s)."),
        "E34",
        _("Have it translated."),
    ),
    "concern_k11_apart": Saying(
        _("Line %(line)s: %(proposals)s changed the languages of one text apart; the plan would say two things."),
        "E35",
        _("The language editor renders one of the two."),
    ),
    "concern_k12_missing": Saying(
        _("%(proposals)s changes what concerns %(party)s (line %(line)s); %(party)s has not said where it stands."),
        "E46",
        _("Ask the head of its delegation for its word."),
    ),
    "concern_k12_objected": Saying(
        _("%(party)s objects to what %(proposals)s changes in line %(line)s."),
        "E46",
        _("Agree on another text, or take the proposal back."),
    ),
    "concern_k12_shared": Saying(_("%(proposals)s changes line %(line)s, in which %(party)s takes part too."), "E46"),
    "concern_k12_given": Saying(_("%(party)s concurs with what %(proposals)s changes in line %(line)s."), "E46"),
    "concern_k13_without_consent": Saying(
        _("%(proposals)s changes in line %(line)s what belongs to %(party)s, and %(party)s has not consented."),
        "K13",
        _("Ask the owner for its consent."),
    ),
    "concern_k13_refused": Saying(
        _("%(proposals)s changes in line %(line)s what belongs to %(party)s, and %(party)s refuses."),
        "K13",
        _("Agree on another text, or take the proposal back."),
    ),
    "rule_title_empty": Saying(_("Line %(line)s has no title."), "R59", _MEND),
    "rule_indicator_missing": Saying(_("Line %(line)s has no indicator."), "R59", _MEND),
}

PLAN_SAYINGS: Mapping[str, Saying] = {
    **OF_FORMS, **OF_PROPOSALS, **OF_POSITIONS, **OF_TRANSLATION, **OF_OPEN_MATTERS
}  # fmt: skip
"""Every sentence of this module by its code."""
