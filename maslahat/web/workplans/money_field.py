"""An amount as people type it in either language: 130000, 130 000, 130,000.50, 130000,5."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from maslahat.domain.shared.money import NotAnAmount, amount

_WRITTEN = re.compile(r"(?P<whole>\d{1,3}(?:[ ,]\d{3})+|\d+)(?:[.,](?P<cents>\d{1,2}))?")
_BLANKS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "'": " ", "’": " "})


class MoneyField(forms.CharField):
    """Gives an exact decimal with two places, or None if nothing was typed."""

    def __init__(self, **told: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **told)

    def clean(self, value: Any) -> Any:
        """Return the amount; raise ValidationError for anything that is no amount."""
        typed = super().clean(value)
        return read_amount(typed) if typed else None


def read_amount(typed: str) -> Decimal:
    """Return the amount that somebody typed; a point or comma before one or two last digits parts the cents off."""
    found = _WRITTEN.fullmatch(typed.translate(_BLANKS).strip())
    try:
        if found is None or (not typed.isascii() and any(sign.isdigit() and not sign.isascii() for sign in typed)):
            raise NotAnAmount(typed)
        return amount(f"{re.sub('[ ,]', '', found['whole'])}.{found['cents'] or '0'}")
    except NotAnAmount as fault:
        raise ValidationError(_("Write an amount such as 130 000 or 130000.50, without a currency.")) from fault
