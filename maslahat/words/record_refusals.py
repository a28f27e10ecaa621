"""Why a deed on decisions, minutes or a story was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_BY_RECORD = _("Name a fact of the record in braces instead; the list of facts stands beside the text.")

_DECISIONS: Mapping[str, Saying] = {
    "unknown_decision": Saying(_("The register of this meeting has no such decision."), "R53"),
    "decision_text_missing": Saying(
        _("A decision stands in the register in every language of the programme."), "R53", _("Write it in all of them.")
    ),
    "decision_due_before_taken": Saying(_("The decision would be due before the day it was taken."), "R53"),
    "decision_due_not_a_day": Saying(_("The last day is not a date."), "", _("Choose a day, or leave it empty.")),
    "decision_state_not_noted": Saying(
        _("A decision is set to: under way, implemented or discontinued. That it is overdue the calendar tells."), "R53"
    ),
    "decision_reason_missing": Saying(
        _("To discontinue a decision, or to take one up again, needs a reason."), "R53", _("Write the reason.")
    ),
    "decision_nothing_new": Saying(
        _("The note says nothing new."), "", _("Change the state of the decision, or write what was done.")
    ),
}

_MINUTES: Mapping[str, Saying] = {
    "unknown_minutes": Saying(_("The minutes of meeting %(meeting)s have not been drafted."), "R53"),
    "unknown_correction": Saying(_("There is no such correction."), "R53"),
    "minutes_not_closed": Saying(
        _("The meeting has not been closed: its record still grows."), "R53", _("The chair closes the meeting first.")
    ),
    "minutes_not_draft": Saying(_("The minutes are before the delegations already, or agreed."), "R53"),
    "minutes_not_circulated": Saying(_("The minutes are not before the delegations yet."), "R53"),
    "minutes_agreed_already": Saying(_("The minutes are agreed and frozen."), "R53"),
    "minutes_deadline_past": Saying(
        _("The deadline for corrections has to lie ahead."), "E91", _("Choose a later day and hour.")
    ),
    "minutes_correction_late": Saying(
        _("The time for corrections is over. A correction at the deadline itself is late."),
        "E91",
        _("You can file what you wished to say as a statement; your words are kept below."),
    ),
    "minutes_corrections_open": Saying(
        _("A correction still waits for an answer."), "R53", _("Take each one in, or decline it with a reason.")
    ),
    "minutes_corrections_run": Saying(
        _("The delegations may still ask for corrections."), "E91", _("Wait until the deadline has passed.")
    ),
    "minutes_text_missing": Saying(
        _("Words are missing."), "R53", _("Every paragraph stands in every language; a correction says something.")
    ),
    "minutes_unknown_paragraph": Saying(_("The minutes have no such paragraph."), "R53"),
    "minutes_wording_missing": Saying(
        _("To take a correction in, the paragraph needs its new wording."), "R53", _("Write it in every language.")
    ),
}

_STORIES: Mapping[str, Saying] = {
    "unknown_story": Saying(_("The programme has no such story in this language.")),
    "story_bad_address": Saying(
        _("This cannot stand in an address."), "", _("Use small Latin letters, digits and hyphens, at most 80.")
    ),
    "story_address_taken": Saying(_("A story has the address %(story)s already."), "", _("Choose another one.")),
    "photographs_enough": Saying(
        _("A story takes at most %(most)s photographs."), "R54", _("Take one down before you put up another.")
    ),
    "photograph_too_large": Saying(
        _("The file is larger than 5 MB."), "E94", _("Send it smaller: it is shown 1,600 points wide at most.")
    ),
    "photograph_no_picture": Saying(_("The file is no photograph (JPEG or PNG), or it is damaged."), "E94"),
    "photograph_too_many_points": Saying(
        _("The picture has more than 40 million points."), "E94", _("Send it smaller.")
    ),
    "photograph_too_small": Saying(
        _("The picture is smaller than 200 points on a side."), "R54", _("Send a larger one.")
    ),
    "photograph_alternative_missing": Saying(
        _("What is seen on the photograph is not said in this language: %(language)s."), "R54",
        _("Say it in one sentence for those who do not see the picture."),
    ),
    "photograph_credit_missing": Saying(_("It is not said whose photograph it is."), "R54"),
    "photograph_words_long": Saying(_("The words of a photograph have at most %(most)s characters."), "R54"),
    "unknown_photograph": Saying(_("The story has no photograph number %(number)s."), "R54"),
    "story_brace": Saying(
        _("A brace has no partner, or no fact can have this name: %(about)s"), "R54", _("Look at the braces again.")
    ),
    "story_unreadable": Saying(_("The text is too long, or holds signs that no document may hold.")),
    "story_headline": Saying(
        _("The headline is missing, or longer than %(longest)s characters."), "", _("Write one short line.")
    ),
    "story_own_text": Saying(
        _("Who wrote a text last does not clear it."), "R54", _("Ask another person of the secretariat.")
    ),
    "story_not_clear": Saying(_("In its present state the text cannot be cleared."), "R54"),
    "story_not_release": Saying(
        _("Only a text that is cleared is released."), "R54", _("The secretariat clears it first.")
    ),
    "story_not_in_public": Saying(_("In this language the story is not in public.")),
    "story_note_missing": Saying(
        _("A correction or a withdrawal says to the public what or why."), "R54", _("Write it in one or two sentences.")
    ),
    "story_figure_without_record": Saying(
        _("Paragraph %(paragraph)s: a figure without a record: “%(about)s”."), "R54", _BY_RECORD
    ),
    "story_quote_without_record": Saying(
        _("Paragraph %(paragraph)s: a quote without a record: %(about)s."), "R54", _BY_RECORD
    ),
    "story_unknown_fact": Saying(
        _("Paragraph %(paragraph)s: the public record holds no fact “%(about)s”."), "R54", _BY_RECORD
    ),
    "story_uncleared_statement": Saying(
        _("Paragraph %(paragraph)s: “%(about)s” is not cleared for quoting."), "R54",
        _("Ask the delegation to clear its statement, or take the quote out."),
    ),
    "story_noun_forms_missing": Saying(
        _("Paragraph %(paragraph)s: the noun after “%(about)s” needs its other forms."), "R54",
        _("Write them all: {countries|country|countries}."),
    ),
    "story_contact_in_text": Saying(
        _("Paragraph %(paragraph)s: an address or telephone in the text: %(about)s."), "R55",
        _("The press contact stands in one protected place; take it out here."),
    ),
    "story_nothing_to_read": Saying(_("There is no headline or no text."), "R54"),
    "contact_not_reachable": Saying(
        _("Give an address of mail, a telephone, or both, in their usual form."), "R55"
    ),
}  # fmt: skip

RECORD_SAYINGS: Mapping[str, Saying] = {**_DECISIONS, **_MINUTES, **_STORIES}
