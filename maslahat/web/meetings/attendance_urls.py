"""Addresses of those who take part: the list, each of them, the spreadsheet, badges and checking in."""

from django.urls import URLPattern, path

from maslahat.web.meetings import check_in, participant, participant_lists, participants

_OF_ALL = "<str:programme>/meetings/<str:meeting>/participants/"
_OF_ONE = f"{_OF_ALL}<int:registration>/"

urlpatterns: list[URLPattern] = [
    path(_OF_ALL, participants.participants, name="participants"),
    path(f"{_OF_ALL}list.<str:suffix>", participants.participants_file, name="participants_file"),
    path(f"{_OF_ALL}terms/", participants.attendance_terms, name="attendance_terms"),
    path(f"{_OF_ALL}admit/", participants.admit_listed, name="admit_listed"),
    path(f"{_OF_ALL}erase/", participants.erase_participant_names, name="erase_names"),
    path(f"{_OF_ALL}register/", participant.register_participant, name="register_participant"),
    path(f"{_OF_ALL}spreadsheet/", participant_lists.participant_list, name="participant_list"),
    path(f"{_OF_ALL}spreadsheet/empty.<str:suffix>", participant_lists.participant_sheet, name="participant_sheet"),
    path(f"{_OF_ALL}badges.pdf", check_in.badges, name="badges"),
    path(_OF_ONE, participant.participant, name="participant"),
    path(f"{_OF_ONE}deed/", participant.participant_deed, name="participant_deed"),
    path(f"{_OF_ONE}credentials/", participant.credentials_file, name="credentials_file"),
    path(f"{_OF_ONE}badge.pdf", check_in.badge, name="badge"),
    path("<str:programme>/meetings/<str:meeting>/desk/", check_in.desk, name="desk"),
    path("<str:programme>/meetings/<str:meeting>/check-in/<str:code>/", check_in.check_in, name="check_in"),
]
