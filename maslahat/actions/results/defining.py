"""What an indicator means is laid down anew: meaning, rules, targets, dimensions; the codes of a list as well.

Each change is a new version. Nothing that was reported or published under an earlier one changes (results §4).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.results.definition_outcomes import CodeListDefined, IndicatorDefined
from maslahat.actions.wishes import read_text
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results import definition_documents as documents
from maslahat.domain.results.defining import unfit
from maslahat.domain.results.indicators import CodeList, IndicatorDefinition, Rules, YearTarget
from maslahat.domain.results.periods import Period
from maslahat.domain.results.versions import NewVersion, Standing, on_newer_lists
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.kinds import AcrossPeriods, AcrossUnits, Direction, Kind
from maslahat.domain.shared.texts import LocalizedText
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import load_definitions as load
from maslahat.stores.results import save_definitions as save
from maslahat.stores.results.save_definitions import Author
from maslahat.stores.results.subjects import Subject

LONGEST_REASON = 1000
LONGEST_NAME = 300
MOST_CODES = 200
SCALES = "scale."

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@-]{0,59}")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """How an indicator is to be measured, in the words of its enumerations; ``targets`` are (year, value, to date)."""

    meaning: Mapping[str, str]
    kind: str
    across_units: str
    across_periods: str
    direction: str
    tolerance: Decimal
    frequency: int
    counts_people: bool
    targets: tuple[tuple[int, Decimal, bool], ...]
    dimensions: tuple[str, ...]
    scale: str = ""


@deed(Deed.INDICATOR_DEFINE)
def define_indicator(
    *, indicator: str, version: int, asked: Asked, reason: str, by: Actor, key: str, now: datetime
) -> IndicatorDefined | Refused | Stale:
    """Lay down in a new version how an indicator is measured. ``version`` is the one on the screen (E80)."""
    standing = load.standing(Subject.INDICATOR, by.programme).get(indicator)
    if standing is None or not standing.is_in_force:
        return Refused.because("unknown_indicator", indicator=indicator[:80])
    if standing.version != version:
        return Stale(f"indicator:{indicator}", str(version), str(standing.version))
    lists = _lists(by.programme)
    wanted = _wanted(_definition(indicator, standing), asked, lists)
    if isinstance(wanted, Refused):
        return wanted
    programme = programmes.programme(by.programme)
    if faults := unfit(wanted, _cycle(programme)):
        return Refused(tuple(Reason(f"indicator_{fault.value}", {"kind": wanted.kind.value}) for fault in faults))
    document = documents.definition_document(wanted)
    if refused := _not_worth_a_version(document, standing, reason):
        return refused
    new = NewVersion(indicator, version + 1, document)
    save.versions(Subject.INDICATOR, (new,), _author(by, now, reason))
    _tell(by, f"indicator:{indicator}", new, reason, now)
    return IndicatorDefined(indicator, new.version)


@deed(Deed.INDICATOR_DEFINE)
def define_code_list(
    *,
    code_list: str,
    version: int,
    codes: tuple[tuple[str, Mapping[str, str]], ...],
    reason: str,
    by: Actor,
    key: str,
    now: datetime,
) -> CodeListDefined | Refused | Stale:
    """Lay down the codes of a list, in order, in a new version; every indicator that uses the list follows to it.

    Removing a code deletes no value: what was reported under it keeps the version that had it.
    """
    standing = load.standing(Subject.CODE_LIST, by.programme).get(code_list)
    if standing is None or not standing.is_in_force:
        return Refused.because("unknown_code_list", code_list=code_list[:80])
    if standing.version != version:
        return Stale(f"code_list:{code_list}", str(version), str(standing.version))
    names = _names(codes, programmes.programme(by.programme).languages)
    if isinstance(names, Refused):
        return names
    known = documents.read_code_list(code_list, version, standing.document)
    document = documents.code_list_document(replace(known, names=names))
    if refused := _not_worth_a_version(document, standing, reason):
        return refused
    new, author = NewVersion(code_list, version + 1, document), _author(by, now, reason)
    save.versions(Subject.CODE_LIST, (new,), author)
    followers = on_newer_lists(load.standing(Subject.INDICATOR, by.programme), {code_list: new.version})
    save.versions(Subject.INDICATOR, followers, author)
    _tell(by, f"code_list:{code_list}", new, reason, now)
    return CodeListDefined(code_list, new.version, tuple(each.code for each in followers))


def _lists(programme: str) -> dict[str, CodeList]:
    standing = load.standing(Subject.CODE_LIST, programme)
    return {
        code: documents.read_code_list(code, each.version, each.document)
        for code, each in standing.items()
        if each.is_in_force
    }


def _definition(indicator: str, standing: Standing) -> IndicatorDefinition:
    """Return the standing definition without its code lists: what is asked names them anew."""
    bare = {**standing.document, "dimensions": [], "scale": None}
    return documents.read_definition(indicator, standing.version, bare, {})


def _wanted(
    standing: IndicatorDefinition, asked: Asked, lists: Mapping[str, CodeList]
) -> IndicatorDefinition | Refused:
    meaning = say(asked.meaning)
    unknown = [code for code in asked.dimensions if code not in lists or code.startswith(SCALES)]
    if asked.scale and asked.scale not in lists:
        unknown.append(asked.scale)
    reasons = [Reason("unknown_code_list", {"code_list": code[:80]}) for code in unknown]
    words = (
        _word(Kind, asked.kind),
        _word(AcrossUnits, asked.across_units),
        _word(AcrossPeriods, asked.across_periods),
        _word(Direction, asked.direction),
    )
    kind, units, periods, direction = words
    if isinstance(meaning, Refused) or reasons:
        return Refused((*(meaning.reasons if isinstance(meaning, Refused) else ()), *reasons))
    if kind is None or units is None or periods is None or direction is None:
        return Refused.because("unknown_measure_word")
    return replace(
        standing,
        meaning=meaning,
        kind=kind,
        rules=Rules(units, periods),
        direction=direction,
        tolerance=asked.tolerance,
        frequency=asked.frequency,
        counts_people=asked.counts_people,
        targets=tuple(YearTarget(*each) for each in sorted(asked.targets)),
        dimensions=tuple(lists[code] for code in dict.fromkeys(asked.dimensions)),
        scale=lists.get(asked.scale),
    )


def _word(words: type[_Word], spelled: str) -> _Word | None:
    return next((word for word in words if word.value == spelled), None)


def _names(
    codes: tuple[tuple[str, Mapping[str, str]], ...], languages: tuple[str, ...]
) -> dict[str, LocalizedText] | Refused:
    reasons: list[Reason] = []
    names = {code: read_text(texts, "name", LONGEST_NAME, reasons) for code, texts in codes}
    if reasons:
        return Refused(tuple(reasons))
    if unfit_codes := [code for code in names if not _CODE.fullmatch(code)]:
        return Refused.because("code_not_plain", name=unfit_codes[0][:80])
    if not names or len(names) != len(codes) or len(names) > MOST_CODES:
        return Refused.because("codes_not_distinct", most=MOST_CODES)
    missing = [code for code, name in names.items() if not set(languages) <= name.texts.keys()]
    return Refused.because("code_name_missing", name=missing[0][:80]) if missing else names


def _cycle(programme: Programme) -> Period:
    return Period.read(f"{programme.starts_on.year:04}").until(Period.read(f"{programme.ends_on.year:04}"))


def _not_worth_a_version(document: Mapping[str, object], standing: Standing, reason: str) -> Refused | None:
    if not reason.strip() or len(reason) > LONGEST_REASON:
        return Refused.because("definition_reason_missing")
    return Refused.because("definition_nothing_new") if document == standing.document else None


def _author(by: Actor, now: datetime, reason: str) -> Author:
    return Author(by.programme, by.person or None, by.role, now, reason.strip())


def _tell(by: Actor, about: str, new: NewVersion, reason: str, now: datetime) -> None:
    detail = {"version": new.version, "document": new.document, "reason": reason.strip()}
    tell(by=by, right=Deed.INDICATOR_DEFINE, about=about, now=now, detail=detail)
