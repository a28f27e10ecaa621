"""What a meeting is called as long as nobody gave it a title of its own: its kind and its year, in every language."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from maslahat.domain.meetings.arrangements import MeetingKind
from maslahat.domain.shared.texts import LocalizedText

_TITLES: Mapping[MeetingKind, Promise] = {
    MeetingKind.ANNUAL: _("Meeting of the Programme Steering Committee, %(year)s"),
    MeetingKind.EXTRAORDINARY: _("Extraordinary meeting of the Programme Steering Committee, %(year)s"),
    MeetingKind.NATIONAL: _("Meeting of the national steering committee, %(year)s"),
    MeetingKind.LAUNCH: _("Launch of the programme, %(year)s"),
}


def title_of(kind: MeetingKind, year: int) -> LocalizedText:
    """Return the title of a meeting of this kind in this year, in every language of the site."""
    texts = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            texts[language] = str(_TITLES[kind]) % {"year": year}
    return LocalizedText.of(next(iter(texts)), **texts)
