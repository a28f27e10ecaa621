"""Addresses of what comes before a meeting: calling it, agenda, documents, letters, packs, notes, calendars."""

from django.urls import URLPattern, path

from maslahat.web.meetings import (
    agenda_pages,
    calendar_pages,
    calling_pages,
    document_pages,
    letter_pages,
    note_pages,
    pack_pages,
)

_ALL = "<str:programme>/meetings/"
_ONE = f"{_ALL}<str:meeting>/"
_AGENDA = f"{_ONE}agenda/"
_PAPER = "<slug:language>.<slug:suffix>"

urlpatterns: list[URLPattern] = [
    path(f"{_ALL}call/", calling_pages.call, name="call_meeting"),
    path(f"{_ALL}calendar.ics", calendar_pages.calendar, name="calendar"),
    path(f"{_ONE}calendar.ics", calendar_pages.meeting_calendar, name="meeting_calendar"),
    path(f"{_ONE}arrange/", calling_pages.arrange, name="arrange_meeting"),
    path(f"{_ONE}duty/", calling_pages.duty, name="meeting_duty"),
    path(_AGENDA, agenda_pages.agenda, name="agenda"),
    path(f"{_AGENDA}prepare/", agenda_pages.prepare, name="prepare_agenda"),
    path(f"{_AGENDA}change/", agenda_pages.change, name="change_agenda"),
    path(f"{_AGENDA}items/<int:item>/", agenda_pages.item, name="agenda_item"),
    path(f"{_AGENDA}file/{_PAPER}", letter_pages.agenda_file, name="agenda_file"),
    path(f"{_ONE}documents/", document_pages.put_up, name="put_up_document"),
    path(f"{_ONE}documents/<int:document>/", document_pages.document, name="document"),
    path(f"{_ONE}documents/<int:document>/withdraw/", document_pages.withdraw, name="withdraw_document"),
    path(f"{_ONE}invitations/", letter_pages.invitations, name="invitations"),
    path(f"{_ONE}invitations/all/<slug:suffix>/", letter_pages.letters_zip, name="letters_zip"),
    path(f"{_ONE}invitations/<int:letter>/{_PAPER}", letter_pages.letter, name="letter"),
    path(f"{_ONE}packs/", pack_pages.packs, name="packs"),
    path(f"{_ONE}packs/<str:pillar>/{_PAPER}", pack_pages.pack, name="pack"),
    path(f"{_ONE}notes/", note_pages.notes, name="notes"),
    path(f"{_ONE}notes/<int:note>/", note_pages.note, name="note"),
    path(f"{_ONE}notes/<int:note>/propose/", note_pages.propose, name="propose_note"),
]
