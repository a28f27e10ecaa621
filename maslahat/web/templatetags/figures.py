"""Money, counts, dates and times as the reader's language writes them."""

import re
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from maslahat.web.reading_zone import reading_zone
from maslahat.web.templatetags.texts import reading_language

register = template.Library()

_WRITTEN_MONEY = re.compile(r"(?P<amount>-?\d+\.\d\d) (?P<currency>[A-Z]{3})")

NO_BREAK_SPACE = "\u00a0"


def babel_locale() -> str:
    """Return the Babel locale of the reader; English is written the United Nations way (26 October 2022)."""
    language = reading_language()
    return "en_GB" if language == "en" else language


@register.filter
def counted(value: int | Decimal | None) -> str:
    """Return a number with the grouping of the language: ``1,250`` or ``1 250``."""
    return "" if value is None else format_decimal(value, locale=babel_locale())


@register.simple_tag
def money(amount: Decimal | None, currency: str = "", *, whole: bool = False) -> SafeString:
    """Print an amount with grouping and currency; cents only where there are any, or never. None prints a dash."""
    if amount is None:
        return format_html('<span class="soft">{}</span>', "–")
    shown = amount.quantize(Decimal(1)) if whole else amount
    return format_html('<span class="nowrap">{}</span>', money_in_words(shown, currency))


def money_in_words(amount: Decimal, currency: str) -> str:
    """Return an amount as plain text: ``US$ 130,000`` or ``130 000 долл. США``."""
    pattern = "#,##0" if amount == amount.to_integral_value() else "#,##0.00"
    digits = format_decimal(amount, format=pattern, locale=babel_locale())
    if not currency:
        return digits
    name = gettext("US$") if currency == "USD" else currency
    phrase = gettext("%(currency)s %(amount)s") % {"currency": name, "amount": digits}
    return phrase.replace(" ", NO_BREAK_SPACE)


def figure_in_words(written: str) -> str:
    """Return a figure that a rule gives as ``965000.00 USD`` in the words of the reader; any other text as it is."""
    found = _WRITTEN_MONEY.fullmatch(written)
    return money_in_words(Decimal(found["amount"]), found["currency"]) if found else written


@register.filter
def in_words(day: date | None) -> SafeString:
    """Print a day in words: ``26 October 2022``, «26 октября 2022 г.»."""
    if day is None:
        return SafeString("")
    words = format_date(day, "long", locale=babel_locale()).replace("\u202f", " ").replace(" ", NO_BREAK_SPACE)
    return format_html('<time datetime="{}">{}</time>', day.isoformat(), words)


@register.filter
def moment(instant: datetime | None) -> SafeString:
    """Print an aware instant in the reader's zone, with the zone's distance from UTC: ``…, 14:05 (UTC+5)``."""
    return SafeString("") if instant is None else moment_in(instant, reading_zone())


def moment_in(instant: datetime, zone: tzinfo) -> SafeString:
    """Print an aware instant in this zone, with the zone's distance from UTC."""
    there = instant.astimezone(zone)
    day = format_date(there, "long", locale=babel_locale())
    hour = format_datetime(there.replace(tzinfo=None), "HH:mm", locale="en")
    stamp = instant.astimezone(UTC).isoformat(timespec="seconds")
    return format_html('<time datetime="{}">{}, {} ({})</time>', stamp, day, hour, _zone_in_words(there))


def _zone_in_words(there: datetime) -> str:
    offset = there.utcoffset()
    minutes = int(offset.total_seconds()) // 60 if offset else 0
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


@register.simple_tag
def signed(value: int | Decimal) -> str:
    """Print a difference with its sign, a true minus and the grouping of the language: ``+1,250``, ``−3``."""
    sign = "+" if value > 0 else "−" if value < 0 else "±"
    return sign + format_decimal(abs(Decimal(value)), locale=babel_locale())


@register.simple_tag
def signed_money(amount: Decimal, currency: str = "") -> SafeString:
    """Print a difference of money with its sign: ``+US$ 130,000``, ``−130 000 долл. США``."""
    sign = "+" if amount > 0 else "−" if amount < 0 else "±"
    return format_html('<span class="nowrap">{}{}</span>', sign, money_in_words(abs(amount), currency))
