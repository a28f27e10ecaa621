"""The small marks of a plan: quarters, markers, states, pillars, roles, fingerprints, labels of invented figures."""

from collections.abc import Collection, Mapping

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from maslahat.domain.programmes.programme import Programme
from maslahat.web.templatetags.texts import Text, localized, text_tag

register = template.Library()

TONES = 8
QUARTERS = ("Q1", "Q2", "Q3", "Q4")

STATE_LOOKS: Mapping[str, tuple[str, str]] = {
    "on_track": ("good", "✓"),
    "at_risk": ("warn", "!"),
    "off_track": ("bad", "✕"),
    "no_data": ("", "?"),
    "consultation": ("live", "●"),
    "finalized": ("warn", "■"),
    "endorsed": ("good", "✓"),
    "draft": ("", "○"),
    "planned": ("", "○"),
    "open": ("live", "●"),
    "adjourned": ("warn", "‖"),
    "closed": ("good", "✓"),
    "submitted": ("live", "→"),
    "returned": ("warn", "↩"),
    "tabled": ("live", "●"),
    "under_discussion": ("live", "●"),
    "agreed": ("good", "✓"),
    "merged": ("good", "✓"),
    "adopted": ("good", "✓"),
    "held": ("warn", "!"),
    "reverted": ("warn", "↩"),
    "withdrawn": ("", "–"),
    "not_agreed": ("bad", "✕"),
    "fallen": ("bad", "✕"),
    "applied": ("live", "→"),
    "admitted": ("good", "✓"),
    "refused": ("bad", "✕"),
    "done": ("good", "✓"),
    "overdue": ("bad", "!"),
    "dropped": ("", "–"),
    "circulated": ("live", "●"),
    "taken_in": ("good", "✓"),
    "declined": ("bad", "✕"),
    "edited": ("live", "●"),
    "cleared": ("good", "✓"),
    "released": ("good", "✓"),
}
"""Look and sign of each state; the sign says without colour what the colour says."""


@register.simple_tag
def quarters(chosen_quarters: Collection[str], year: int | str = "") -> SafeString:
    """Print the year as four boxes with the planned quarters filled; read aloud as one phrase."""
    on = [quarter for quarter in QUARTERS if quarter in chosen_quarters]
    spoken = ", ".join(quarter_in_words(quarter) for quarter in on) or gettext("no quarter planned")
    boxes = format_html_join(
        "",
        '<span class="quarter{}" aria-hidden="true">{}</span>',
        ((" on" if quarter in on else "", quarter[1]) for quarter in QUARTERS),
    )
    label = f"{spoken} {year}".strip()
    return format_html('<span class="quarters" role="img" aria-label="{}" title="{}">{}</span>', label, label, boxes)


def quarter_in_words(quarter: str) -> str:
    """Return ``Q2`` as the language writes it: ``Q2``, «II кв.»."""
    names = {
        "Q1": pgettext("quarter", "Q1"),
        "Q2": pgettext("quarter", "Q2"),
        "Q3": pgettext("quarter", "Q3"),
        "Q4": pgettext("quarter", "Q4"),
    }
    return names.get(quarter, quarter)


@register.simple_tag
def pillar_code(code: str, place: int, name: Text = None) -> SafeString:
    """Print the code of a pillar in the colour of its place (1, 2, …); the code itself is always there to read."""
    words = localized(name)
    return format_html('<span class="pillar-code tone-{}" title="{}">{}</span>', tone(place), words or code, code)


@register.filter
def tone(place: int) -> int:
    """Return which of the eight colours belongs to the pillar at this place (1, 2, …)."""
    return (int(place) - 1) % TONES + 1


@register.simple_tag
def marker(name: Text, value: int | None, most: int = 3) -> SafeString:
    """Print a marker with its code. An empty marker is shown as not yet coded, never as 0 (R12)."""
    words = localized(name)
    if value is None:
        spoken = gettext("%(marker)s: not yet coded") % {"marker": words}
        return format_html('<span class="chip unset" title="{}">{}: –</span>', spoken, words)
    spoken = gettext("%(marker)s: %(value)s of %(most)s") % {"marker": words, "value": value, "most": most}
    strong = " strong" if value == most else ""
    return format_html('<span class="chip{}" title="{}">{}: {}</span>', strong, spoken, words, value)


@register.simple_tag
def state(code: str, label: str) -> SafeString:
    """Print a state as a badge: sign, word and colour. ``label`` is the word in the reader's language."""
    look, sign = STATE_LOOKS.get(code, ("", "○"))
    return format_html('<span class="badge {}"><span aria-hidden="true">{}</span>{}</span>', look, sign, label)


@register.simple_tag
def fingerprint(version_id: str, *, whole: bool = False) -> SafeString:
    """Print a fingerprint in groups of eight, or only its first twelve digits with the whole one as a title."""
    if not whole:
        return format_html('<code class="fingerprint" title="{}">{}</code>', version_id, version_id[:12])
    groups = (version_id[start : start + 8] for start in range(0, len(version_id), 8))
    return format_html(
        '<code class="fingerprint">{}</code>', format_html_join(" ", "{}", ((group,) for group in groups))
    )


@register.simple_tag
def role_badge(label: str) -> SafeString:
    """Print a role, already in the reader's language, as a badge."""
    return format_html('<span class="badge role">{}</span>', label)


@register.simple_tag
def illustrative(is_so: bool) -> SafeString:
    """Print the label that a figure was invented for illustration, where that is so."""
    if not is_so:
        return SafeString("")
    return format_html(' <span class="illustrative">{}</span>', gettext("illustrative figure"))


@register.simple_tag
def invented(programme: Programme | None = None, *subject: str) -> SafeString:
    """Print a dagger where a value was invented for illustration; without a subject the dagger itself, for a legend."""
    if programme is not None and not programme.is_illustrative(":".join(subject)):
        return SafeString("")
    return format_html('<abbr class="invented" title="{}">†</abbr>', gettext("illustrative figure"))


@register.simple_tag
def code_name(programme: Programme, code_list: str, code: str) -> str:
    """Return the name of a code in one of the programme's code lists, in the reader's language."""
    return localized(programme.label(code_list, code)) or code


@register.simple_tag
def office(title: Text, party: Text = None, *, hidden: bool = False) -> SafeString:
    """Print who someone is: office and party. A hidden person is named by the party alone (R35)."""
    if hidden:
        return format_html("{}, {}", gettext("delegate"), text_tag(party))
    if localized(party):
        return format_html('{} <span class="soft">· {}</span>', text_tag(title), text_tag(party))
    return text_tag(title)
