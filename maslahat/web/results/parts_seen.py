"""Totals and their parts in the reader's words: what is made of parts, and what differs from them."""

from django.utils.translation import gettext

from maslahat.domain.results.figures import Difference
from maslahat.domain.results.indicators import IndicatorDefinition
from maslahat.domain.results.values import State
from maslahat.domain.results.within import Within, within
from maslahat.stores.results.report_reading import ReportInShort
from maslahat.web.results.reports_seen import told_in_words, value_in_words
from maslahat.web.templatetags.figures import counted


def parts_in_words(definition: IndicatorDefinition, found: Within | None) -> str:
    """Return what the parts of a cell come to, where that is not what was told of it; empty if it is."""
    if found is None:
        return ""
    if found.is_made:
        return gettext("made of parts: %(value)s") % {"value": value_in_words(definition, found.value)}
    return "; ".join(_difference(each) for each in found.differences)


def total_in_words(definition: IndicatorDefinition, report: ReportInShort, *, is_hidden: bool) -> str:
    """Return the total of a report; where none was told, what its parts come to, and that it is made of them."""
    told = report.told_in(())
    if is_hidden or (told is not None and told.state is not State.NOT_REPORTED):
        return told_in_words(definition, told, is_hidden=is_hidden)
    return parts_in_words(definition, whole(definition, report)) or told_in_words(definition, told)


def whole(definition: IndicatorDefinition, report: ReportInShort) -> Within | None:
    """Return what a report says in all, by the rule of the roll-up."""
    values = {each.cell: each.value for each in report.told if each.value is not None}
    return within(definition, report.period.period, values, ())


def _difference(found: Difference) -> str:
    told = {"parts": counted(found.parts), "total": counted(found.total)}
    rest = found.total - found.parts
    if rest > 0:
        words = gettext("parts %(parts)s, told %(total)s: %(rest)s without split")
        return words % (told | {"rest": counted(rest)})
    words = gettext("parts %(parts)s, told %(total)s: the parts are %(rest)s more")
    return words % (told | {"rest": counted(-rest)})
