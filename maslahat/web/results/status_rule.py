"""By which thresholds status is told, with every version that a programme has had."""

from dataclasses import dataclass, fields

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from maslahat.domain.shared.status_rules import CUSTOMARY, StatusRule
from maslahat.stores.results import queries
from maslahat.web.results.gate import opened
from maslahat.web.results.standing_words import percent
from maslahat.web.visits import show
from maslahat.words.standings import THRESHOLDS


@dataclass(frozen=True, slots=True)
class ThresholdShown:
    """One threshold: what it means, what it is now, and what it was in every earlier version, the newest first."""

    name: Promise
    now: str
    before: tuple[str, ...]


@require_safe
def status_rule(request: HttpRequest, programme: str) -> HttpResponse:
    """Show the thresholds in force, and the earlier ones beside them."""
    visit = opened(request, programme)
    versions = queries.status_rules(programme)[::-1]
    rules = [each.rule for each in versions] or [CUSTOMARY]
    rows = [_shown(each.name, rules) for each in fields(StatusRule)]
    return show(request, "results/status_rule.html", visit, tab="results", rows=rows, versions=versions)


def _shown(name: str, rules: list[StatusRule]) -> ThresholdShown:
    now, *before = (_said(name, rule) for rule in rules)
    return ThresholdShown(THRESHOLDS[name], now, tuple(before))


def _said(name: str, rule: StatusRule) -> str:
    language, value = get_language() or "en", getattr(rule, name)
    return str(value) if name == "keep_at_risk" else f"{percent(value, language)} %"
