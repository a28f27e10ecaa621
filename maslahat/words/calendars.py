"""Public holidays of countries by day, in English and Russian: computed when somebody reads, kept nowhere.

Days come from the calendars of the package ``holidays``, which follow the laws and decrees of each country. It has no
Russian for Kazakhstan and Uzbekistan, so that names are translated here; one that is not known stands in English alone.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from holidays import country_holidays, list_supported_countries

from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.impact import Holiday

CALENDARS_KEPT = 64
_ADDED = re.compile(r" \((?P<said>[^)]*)\)$")
_DAY_OFF = "Day off"

HOLIDAYS: Mapping[str, Promise] = {
    "Additional day off by Presidential decree": _("Additional day off by presidential decree"),
    "Additional public holiday": _("Additional public holiday"),
    "Capital Day": _("Capital City Day"),
    "Christmas Day": _("Orthodox Christmas"),
    "Constitution Day": _("Constitution Day"),
    "Constitution and State Flag Day": _("Constitution and State Flag Day"),
    "Day of Memory and Honor": _("Day of Memory and Honour"),
    "Day of the People's April Revolution": _("Day of the People’s April Revolution"),
    _DAY_OFF: _("Day off in exchange for a working Saturday or Sunday"),
    "Days of History and Commemoration of Ancestors": _("Days of History and Commemoration of Ancestors"),
    "Defender of the Fatherland Day": _("Defender of the Fatherland Day"),
    "Eid al-Adha": _("Eid al-Adha"),
    "Eid al-Fitr": _("Eid al-Fitr"),
    "Fatherland Defender's Day": _("Defender of the Fatherland Day"),
    "Independence Day": _("Independence Day"),
    "International Neutrality Day": _("International Day of Neutrality"),
    "International Nowruz Day": _("International Day of Nowruz"),
    "International Women's Day": _("International Women’s Day"),
    "Kazakhstan's People Solidarity Holiday": _("Holiday of Unity of the People of Kazakhstan"),
    "Labor Day": _("Labour Day"),
    "May Holidays": _("May holidays"),
    "Memorial Day": _("Day of Remembrance"),
    "Mother's Day": _("Mother’s Day"),
    "National Unity Day": _("Day of National Unity"),
    "New Year Holidays": _("New Year holidays"),
    "New Year's Day": _("New Year’s Day"),
    "Non-working day": _("Non-working day"),
    "Nooruz Holiday": _("Nooruz"),
    "Nowruz": _("Nowruz"),
    "Nowruz Holiday": _("Nauryz"),
    "Orthodox Christmas": _("Orthodox Christmas"),
    "Republic Day": _("Republic Day"),
    "Spring Festival": _("National Spring Festival"),
    "Teachers and Instructors Day": _("Teachers’ and Mentors’ Day"),
    "Victory Day": _("Victory Day"),
    "Women's Day": _("Women’s Day"),
}
"""What the holidays of the five countries are called, by the name that the calendars give them."""


def public_holidays(countries: Iterable[str], year: int) -> tuple[Holiday, ...]:
    """Return the public holidays of these countries (two letters, ISO 3166-1) in a year, by day and country.

    A country of which no calendar is known has none here.
    """
    found = [day for country in sorted(set(countries)) for day in _of_country(country, year)]
    return tuple(sorted(found, key=lambda day: (day.on, day.country)))


@lru_cache(maxsize=CALENDARS_KEPT)
def _of_country(country: str, year: int) -> tuple[Holiday, ...]:
    if country not in list_supported_countries():
        return ()
    days = country_holidays(country, years=year, language="en_US")
    return tuple(_holiday(country, on, written) for on in sorted(days) for written in days.get_list(on))


def _holiday(country: str, on: date, written: str) -> Holiday:
    added = _ADDED.search(written)
    name = _ADDED.sub("", written)
    return Holiday(country, on, _in_languages(name), bool(added and "estimated" in added["said"]))


def _in_languages(name: str) -> LocalizedText:
    if name not in HOLIDAYS:
        return LocalizedText.of(en=name)
    said = {}
    for language in ("en", "ru"):
        with translation.override(language):
            said[language] = str(HOLIDAYS[name])
    return LocalizedText.of(**said)
