"""How a noun agrees with the number before it, in the languages of the house."""

from collections.abc import Sequence

_TEENS = range(11, 15)


def agreed(number: int, forms: Sequence[str], language: str) -> str:
    """Return the form of a word that this number asks for; without forms nothing.

    English has two forms (1 party, 2 parties), Russian three (1 участник, 2 участника, 5 участников). Another
    language, or Russian with fewer forms, is treated as English.
    """
    if not forms:
        return ""
    if language != "ru" or len(forms) < 3:
        return forms[0 if number == 1 else -1]
    if number % 100 in _TEENS:
        return forms[2]
    return forms[{1: 0, 2: 1, 3: 1, 4: 1}.get(number % 10, 2)]
