"""How an indicator is measured, as a page tells it: what each part of a definition says, and what a version changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition, OwnTargets, StartingValue, YearTarget
from maslahat.domain.shared.kinds import Direction
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.results.definition_reading import DefinitionFound
from maslahat.web.templatetags.figures import counted
from maslahat.web.templatetags.texts import reading_language
from maslahat.words.labels import ROLES, label
from maslahat.words.measuring import ACROSS_PERIODS, ACROSS_UNITS, DIRECTIONS, FREQUENCIES, KINDS

BY_FILE = _("by the programme’s file")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a definition: what it is called and what it says; empty if it says nothing."""

    name: Promise
    says: str


@dataclass(frozen=True, slots=True)
class Change:
    """A part that says something else than in the version before."""

    name: Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version of an indicator: when, by whom and why it was laid down, and what it changed."""

    version: int
    valid_from: datetime
    by: str
    reason: str
    is_in_force: bool
    changes: tuple[Change, ...]


def parts(definition: IndicatorDefinition, programme: Programme) -> tuple[Part, ...]:
    """Return what a definition says, in the reader's language; the parts are the same for every definition."""
    start = _start(definition.baseline)
    tolerance = f" (± {counted(definition.tolerance)})" if definition.direction is Direction.KEEP else ""
    names = {each.code: each.name for each in programme.reporters}
    return (
        Part(pgettext_lazy("of a thing", "Name"), _said(definition.name)),
        Part(_("What exactly is counted"), _said(definition.meaning)),
        Part(_("Unit of count"), _said(programme.label("units", definition.unit)) or definition.unit),
        Part(_("What one value is"), label(KINDS, definition.kind)),
        Part(_("From reporting units to one figure"), label(ACROSS_UNITS, definition.rules.across_units)),
        Part(_("From periods to one figure"), label(ACROSS_PERIODS, definition.rules.across_periods)),
        Part(_("Where better lies"), f"{label(DIRECTIONS, definition.direction)}{tolerance}"),
        Part(_("Baseline"), start or gettext("not measured")),
        Part(_("Targets"), _targets(definition.targets)),
        Part(_("Targets of single countries"), "; ".join(_own(each, programme) for each in definition.own_targets)),
        Part(_("Split by"), "; ".join(_list(each) for each in definition.dimensions)),
        Part(_("Scale"), _list(definition.scale) if definition.scale else ""),
        Part(_("How often it is reported"), str(FREQUENCIES[definition.frequency])),
        Part(_("Who reports"), "; ".join(_said(names.get(code)) or code for code in definition.reporters)),
        Part(_("Who answers for the data"), _owners(definition, programme)),
        Part(_("Means of verification"), _said(definition.means_of_verification)),
        Part(
            _("Counts people"),
            gettext("yes: small numbers are not shown in public")
            if definition.counts_people
            else gettext("no: every number is shown"),
        ),
    )


def history(found: Iterable[DefinitionFound], programme: Programme) -> list[VersionShown]:
    """Return every version, the newest first, each with what it changed."""
    versions = list(found)
    told = [_shown(each, ()) for each in versions[:1]]
    for before, after in pairwise(versions):
        old, new = parts(before.definition, programme), parts(after.definition, programme)
        changes = [Change(b.name, a.says, b.says) for a, b in zip(old, new, strict=True) if a.says != b.says]
        told.append(_shown(after, tuple(changes)))
    return told[::-1]


def _shown(found: DefinitionFound, changes: tuple[Change, ...]) -> VersionShown:
    by = label(ROLES, found.role) if found.reason else str(BY_FILE)
    return VersionShown(found.definition.version, found.valid_from, by, found.reason, found.is_in_force, changes)


def _said(text: LocalizedText | None) -> str:
    return text.in_language(reading_language()) if text else ""


def _start(baseline: StartingValue | None) -> str:
    return f"{counted(baseline.value)} ({baseline.year})" if baseline and baseline.value is not None else ""


def _targets(targets: Iterable[YearTarget]) -> str:
    return "; ".join(_target(each) for each in targets if each.value is not None)


def _own(own: OwnTargets, programme: Programme) -> str:
    names = {each.code: each.name for each in programme.countries}
    told = {"country": _said(names.get(own.country)) or own.country, "targets": _targets(own.targets)}
    start = _start(own.baseline) or gettext("not measured")
    return gettext("%(country)s: %(targets)s, from %(start)s") % {**told, "start": start}


def _target(target: YearTarget) -> str:
    to_date = gettext("to date")
    return f"{counted(target.value)} ({target.year}{f', {to_date}' if target.is_to_date else ''})"


def _list(found: CodeList) -> str:
    return f"{_said(found.name)} ({', '.join(_said(name) for name in found.names.values())})"


def _owners(definition: IndicatorDefinition, programme: Programme) -> str:
    known = {each.code: each.name for each in programme.institutions}
    order = [each.code for each in programme.countries]
    owners = sorted(
        definition.owners.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)
    )
    return "; ".join(f"{country}: {_said(known.get(owner)) or owner}" for country, owner in owners)
