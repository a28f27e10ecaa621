"""Annual reports: begun from the record, written in words by people, published for good under a checksum (R94).

Publishing changes no report and no period: what is corrected afterwards is told beside the edition, as a restatement.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.results.annual_record import Drafted, drafted, scope_names
from maslahat.actions.results.edition_outcomes import EditionBegun, EditionPublished, NarrativeWritten
from maslahat.actions.results.known import results_known
from maslahat.actions.wishes import read_text
from maslahat.domain.governance.seats import PartyKind
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.results.annual_documents import annual_bytes, annual_sha256
from maslahat.domain.results.annual_report import AnnualReport, Basis, Replaced, Scope, ScopeKind
from maslahat.domain.results.counted_tables import NotCountable
from maslahat.domain.results.narrative_numbers import compared, unfounded
from maslahat.domain.results.typed_numbers import TypedNumber
from maslahat.domain.results.values import State
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.rights import why_not
from maslahat.domain.shared.texts import text_hash
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.results import edition_queries, load_editions, save_editions
from maslahat.stores.results.edition_reading import EditionFound, NarrativeFound
from maslahat.stores.results.save_reports import By

LONGEST_NARRATIVE = 10_000
"""Most characters of a section in one language."""

NUMBERS_NAMED = 10
"""How many numbers that the edition has not a refusal names; the page lists them all."""

FIXED_SECTIONS = ("introduction", "challenges", "lessons", "next_steps")


@dataclass(frozen=True, slots=True)
class Named:
    """Which edition is meant: kind and code of its scope, its year, its revision."""

    scope_kind: str
    scope_code: str
    year: int
    revision: int

    @property
    def scope(self) -> Scope | None:
        """The scope, or None if there is no such kind."""
        return Scope(ScopeKind(self.scope_kind), self.scope_code) if self.scope_kind in tuple(ScopeKind) else None


@deed(Deed.EDITION_DRAFT)
def begin_edition(
    *, scope_kind: str, scope_code: str, year: int, basis: str, by: Actor, key: str, now: datetime
) -> EditionBegun | Refused | Stale:
    """Begin an annual report; one that is published already gets its next revision, with the narrative it had."""
    programme, scope = programmes.programme(by.programme), Named(scope_kind, scope_code, year, 0).scope
    if scope is None or scope not in scope_names(programme):
        return Refused.because("edition_scope_unknown")
    if not programme.starts_on.year <= year <= min(programme.ends_on.year, now.year):
        return Refused.because("edition_year_outside", year=str(year))
    if basis not in tuple(Basis):
        return Refused.because("edition_basis_unknown")
    earlier = load_editions.of_scope(by.programme, year, scope)
    if any(each.published is None for each in earlier):
        return Refused.because("edition_in_work", year=str(year))
    revision, who = len(earlier) + 1, _by(by, now)
    row = save_editions.edition(by.programme, year, scope, revision, Basis(basis), who)
    if earlier:
        save_editions.carried_over(row, edition_queries.narratives(earlier[0].id).values(), who)
    tell(by=by, right=Deed.EDITION_DRAFT, about=_about(scope, year, revision), now=now, detail={"basis": basis})
    return EditionBegun(str(scope), year, revision)


@deed(Deed.EDITION_WRITE)
def write_narrative(
    *,
    scope_kind: str,
    scope_code: str,
    year: int,
    revision: int,
    section: str,
    standing: int,
    texts: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> NarrativeWritten | Refused | Stale:
    """Write the narrative of a section anew; ``standing`` is the wording on the screen, 0 if there was none.

    A State writes in the report on itself alone (R43). An empty text takes the narrative back.
    """
    found = _in_work(by, Named(scope_kind, scope_code, year, revision))
    if isinstance(found, Refused):
        return found
    if refusal := why_not(by.role, Deed.EDITION_WRITE, own=is_own(by, found.scope)):
        return Refused.because(f"no_right_{refusal.because[0].value}", deed=refusal.deed.value, role=by.role.value)
    if section not in sections_of(programmes.programme(by.programme), found.scope):
        return Refused.because("edition_section_unknown", section=section[:80])
    last = edition_queries.narratives(found.id).get(section)
    if (last.revision if last else 0) != standing:
        return Stale(f"narrative:{section}", str(standing), last.texts.in_language("en")[:80] if last else "")
    reasons: list[Reason] = []
    text = read_text(texts, "narrative", LONGEST_NARRATIVE, reasons)
    if reasons:
        return Refused(tuple(reasons))
    save_editions.narrative(found.id, section, standing + 1, text, _by(by, now))
    detail = {"section": section, "revision": standing + 1}
    detail |= {language: text_hash(words) for language, words in text.texts.items()}
    about = _about(found.scope, year, revision)
    tell(by=by, right=Deed.EDITION_WRITE, about=about, now=now, detail=detail)
    return NarrativeWritten(str(found.scope), year, section, standing + 1)


@deed(Deed.EDITION_PUBLISH)
def publish_edition(
    *,
    scope_kind: str,
    scope_code: str,
    year: int,
    revision: int,
    seen: str,
    numbers_confirmed: bool = False,
    by: Actor,
    key: str,
    now: datetime,
) -> EditionPublished | Refused | Stale:
    """Publish an edition for good; ``seen`` is the checksum of the draft on the screen, figures and narrative.

    ``numbers_confirmed`` says that whoever publishes saw every number of a narrative that the edition has not; the
    journal keeps these numbers (ADR 0035).
    """
    found = _in_work(by, Named(scope_kind, scope_code, year, revision))
    if isinstance(found, Refused):
        return found
    try:
        stands = draft_of(by.programme, found, now)
    except NotCountable as fault:
        return Refused.because("edition_not_countable", why=str(fault)[:200])
    checksum = annual_sha256(stands.report)
    if checksum != seen:
        return Stale(_about(found.scope, year, revision), seen[:12], checksum[:12])
    if not any(each.state is State.REPORTED for each in stands.report.figures):
        return Refused.because("edition_without_figures", year=str(year))
    foreign = unfounded(compared(stands.report))
    if foreign and not numbers_confirmed:
        return Refused.because("edition_numbers_unconfirmed", numbers=_listed(foreign[:NUMBERS_NAMED]))
    record = results_known(by.programme).record
    report = replace(stands.report, published_at=now.isoformat(), record=record)
    content, sha256 = annual_bytes(report), annual_sha256(report)
    save_editions.published(found.id, content, sha256, stands.withheld, _by(by, now))
    about = _about(found.scope, year, revision)
    detail = {"sha256": sha256, "basis": report.basis} | ({"not_in_record": _listed(foreign)} if foreign else {})
    tell(by=by, right=Deed.EDITION_PUBLISH, about=about, now=now, detail=detail)
    return EditionPublished(str(found.scope), year, revision, sha256)


def draft_of(programme: str, found: EditionFound, now: datetime) -> Drafted:
    """Return an edition in work as it would be published now: figures of the record, narrative as it stands.

    Raises NotCountable as the protection of small counts does.
    """
    stands = drafted(programme, found.scope, found.year, found.basis, now.date())
    report = _with_narrative(stands.report, edition_queries.narratives(found.id))
    earlier = edition_queries.edition(programme, found.year, found.scope, found.revision - 1)
    if earlier is not None and earlier.published is not None:
        report = replace(report, replaces=Replaced(earlier.revision, earlier.published.sha256))
    return Drafted(replace(report, revision=found.revision, record=""), stands.withheld)


def sections_of(programme: Programme, scope: Scope) -> tuple[str, ...]:
    """Return the names of the sections in which people may write."""
    if scope.kind is ScopeKind.PILLAR:
        middle = tuple(f"outcome:{each.code}" for each in programme.pillar(scope.code).outcomes)
    else:
        middle = tuple(f"pillar:{each.code}" for each in programme.pillars)
    return (*FIXED_SECTIONS, *middle)


def is_own(by: Actor, scope: Scope) -> bool:
    """Tell whether a report is that of the State for which a person acts."""
    return scope.kind is ScopeKind.COUNTRY and by.party_kind == PartyKind.MEMBER and by.country == scope.code


def _with_narrative(report: AnnualReport, told: Mapping[str, NarrativeFound]) -> AnnualReport:
    sections = (
        replace(each, narrative=word.texts, revision=word.revision, party=word.party)
        if (word := told.get(each.name))
        else each
        for each in report.sections
    )
    return replace(report, sections=tuple(sections))


def _in_work(by: Actor, named: Named) -> EditionFound | Refused:
    scope = named.scope
    known = load_editions.of_scope(by.programme, named.year, scope) if scope else ()
    found = next((each for each in known if each.revision == named.revision), None)
    if found is None:
        return Refused.because("edition_unknown")
    return Refused.because("edition_published", revision=str(found.revision)) if found.published else found


def _listed(numbers: Iterable[TypedNumber]) -> str:
    return "; ".join(dict.fromkeys(each.words for each in numbers))


def _by(by: Actor, now: datetime) -> By:
    return By(by.person, by.party, by.role.value, now)


def _about(scope: Scope, year: int, revision: int) -> str:
    return f"annual_report:{year}/{scope}/{revision}"
