"""The words of a position as a form brings them: one text for each language, those left empty left out."""

from collections.abc import Sequence

from django.http import QueryDict


def words_said(sent: QueryDict, languages: Sequence[str]) -> dict[str, str]:
    """Return the words by language; a field of the form is named after its language, ``text_ru``."""
    found = {each: sent.get(f"text_{each}", "").strip() for each in languages}
    return {language: text for language, text in found.items() if text}
