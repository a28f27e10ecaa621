"""Texts in the reader's language, marked with their own language and kept apart from what stands around them."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from maslahat.domain.shared.texts import LocalizedText

register = template.Library()

Text = LocalizedText | Mapping[str, Any] | str | None


def texts_of(value: Text) -> dict[str, str]:
    """Return {language: text} of a text in whatever form it comes; the language of a plain text is ""."""
    if isinstance(value, LocalizedText):
        return {language: text for language, text in value.texts.items() if text}
    if isinstance(value, Mapping) and "texts" in value:
        return texts_of(LocalizedText.read(value))
    if isinstance(value, Mapping):
        return {key: text for key, text in value.items() if text and isinstance(text, str) and key.isalpha()}
    return {"": value} if value else {}


def chosen(value: Text) -> tuple[str, str]:
    """Return (language, text) that a reader of the current language is shown; ("", "") if there is no text."""
    language, texts = reading_language(), texts_of(value)
    if not texts:
        return "", ""
    source = value.source if isinstance(value, LocalizedText) else "en"
    found = next((code for code in (language, source, *sorted(texts)) if code in texts), "")
    return found, texts[found]


def reading_language() -> str:
    """Return the bare code of the language in which the page is being read, ``en`` or ``ru``."""
    return (get_language() or "en").split("-")[0]


@register.simple_tag(name="text")
def text_tag(value: Text, missing: str = "") -> SafeString:
    """Print a text in the reader's language; in another with its ``lang`` and a note if it is not translated."""
    language, words = chosen(value)
    if not words:
        return format_html('<span class="soft">{}</span>', missing) if missing else SafeString("")
    if language in ("", reading_language()):
        return format_html("<bdi>{}</bdi>", words)
    return format_html('<bdi lang="{}">{}</bdi> <span class="only-in">({})</span>', language, words, only_in(language))


@register.simple_tag
def text_in(value: Text, language: str) -> SafeString:
    """Print a text in exactly this language, or say that this language is missing."""
    if words := texts_of(value).get(language):
        return format_html('<bdi lang="{}">{}</bdi>', language, words)
    return format_html('<span class="only-in">{}</span>', gettext("not yet translated"))


@register.filter
def localized(value: Text) -> str:
    """Return the plain words for attributes and titles, where no markup can stand."""
    return chosen(value)[1]


def only_in(language: str) -> str:
    """Say in the reader's language that a text exists in one other language only."""
    known = {"en": gettext("only in English"), "ru": gettext("only in Russian")}
    return known.get(language, gettext("only in: %(language)s") % {"language": language})
