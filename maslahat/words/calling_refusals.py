"""Why a deed before a meeting was refused, in words: calling it, its agenda, documents, letters, notes of groups."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

CALLING_SAYINGS: Mapping[str, Saying] = {
    "bad_meeting_code": Saying(
        _("This code cannot be used for a meeting."), "R25",
        _("Use letters, digits, full stops and hyphens, at most 40, such as PSC-2026."),
    ),
    "meeting_code_taken": Saying(
        _("There is a meeting %(meeting)s already."), "R25", _("Choose another code, or change that meeting.")
    ),
    "meeting_is_over": Saying(
        _("Meeting %(meeting)s has been closed. Nothing of it is prepared any more."), "R30"
    ),
    "second_annual_meeting": Saying(
        _("There is an annual meeting in %(year)s already: %(meetings)s."), "R25",
        _("Look whether it is the same meeting. If it is another one, tick that you know it and send the form again."),
    ),
    "arrangement_title_missing": Saying(_("The meeting has no title."), "R25", _("Write it in at least one language.")),
    "arrangement_organiser_missing": Saying(_("It is not said who organizes the meeting."), "R29"),
    "arrangement_host_missing": Saying(
        _("It is not said who hosts the meeting."), "R29", _("Only a meeting that is wholly online has no host.")
    ),
    "arrangement_city_missing": Saying(
        _("It is not said in what city the meeting is held."), "R25",
        _("Only a meeting that is wholly online has no city."),
    ),
    "arrangement_ends_too_early": Saying(_("The meeting ends before it begins."), "R25", _("Look at both times.")),
    "arrangement_too_long": Saying(_("The meeting would last longer than 14 days."), "R25"),
    "unknown_time_zone": Saying(
        _("There is no time zone %(zone)s."), "E67", _("Write its name as in Asia/Almaty.")
    ),
    "unknown_duty": Saying(_("The host has no such duty."), "R29"),
    "not_the_host": Saying(
        _("Only the organizer and the parties that host the meeting say what is seen to."), "R29"
    ),
    "item_title_missing": Saying(_("The item has no title."), "R39", _("Write it in at least one language.")),
    "item_minutes_out_of_range": Saying(_("The time of an item is between 1 minute and 24 hours."), "R39"),
    "item_too_many_links": Saying(_("The item is linked to too many lines and proposals."), "R39"),
    "unknown_item": Saying(_("The agenda has no such item now."), "R39", _("Load the page again.")),
    "too_many_items": Saying(_("An agenda has at most %(most)s items."), "R39"),
    "agenda_is_empty": Saying(_("There is nothing to publish: the agenda has no item."), "R28", _("Add an item.")),
    "agenda_says_nothing_new": Saying(
        _("The agenda says what its latest published revision says."), "R28", _("Change something first.")
    ),
    "document_title_missing": Saying(_("The document has no title."), "R39", _("Write it in at least one language.")),
    "document_kind_unknown": Saying(_("There is no such kind of document."), "R39"),
    "document_too_large": Saying(_("The file is larger than %(megabytes)s MB."), "R39", _("Send a smaller one.")),
    "document_type_not_taken": Saying(
        _("The bytes of the file are not those of a kind that is taken."), "R39",
        _("Send a PDF, a DOCX, XLSX or PPTX without macros, or a PNG or JPEG picture."),
    ),
    "too_many_documents": Saying(_("A meeting has at most %(most)s documents."), "R39"),
    "unknown_document": Saying(_("The meeting has no such document."), "R39"),
    "nobody_to_invite": Saying(_("It is not said who is invited."), "R28", _("Tick at least one party.")),
    "note_text_missing": Saying(_("The note is empty."), "R42", _("Write it in at least one language.")),
    "note_unknown_country": Saying(_("The programme has no such country."), "R42", _("Choose one from the list.")),
    "note_unknown_topic": Saying(_("The programme has no such topic."), "R42", _("Choose one from the list.")),
    "note_is_proposal": Saying(
        _("The note has become proposal %(proposal)s. It stays as the source of it."), "R42",
        _("Write a new note, or revise the proposal."),
    ),
    "unknown_note": Saying(_("The meeting has no such note."), "R42"),
    "too_many_notes": Saying(_("A meeting has at most %(most)s notes."), "R42"),
}  # fmt: skip
