"""Translation of a plan's texts and of proposals' words: given for the very original that was on the screen (R56)."""

from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import Asked, about, hold_plan, hold_proposal
from maslahat.actions.doing import deed, tell
from maslahat.actions.drafts import drafted_without_translations, redraft
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.actions.outcomes import ProposalCompleted, Reason, Refused, Stale, TextTranslated
from maslahat.actions.wishes import read_text
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId
from maslahat.domain.shared.texts import LONGEST_TEXT, LocalizedText, text_hash
from maslahat.domain.workplans.plan import Plan
from maslahat.domain.workplans.translations import TextPlace, Translation, replaced_hash, text_at
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, save
from maslahat.stores.workplans.shapes import WorkplanFound


@deed(Deed.TEXT_TRANSLATE)
def translate_text(
    *,
    workplan: str,
    line: str,
    place: str,
    language: str,
    original: str,
    words: str,
    made_from: str,
    standing: str,
    by: Actor,
    key: str,
    now: datetime,
) -> TextTranslated | Refused | Stale:
    """Give the words of one text of the draft in another language, made from the words in ``original``.

    ``line`` is the line's id or @plan, ``place`` the field (title, indicators:I1:text). ``made_from`` and ``standing``
    are the hashes of the original and of the words in ``language`` on the screen (empty: there were none): if either is
    another by now, nothing is done. The same words again say that they render the new original as well. The translation
    takes effect at once and for as long as both stand in the draft (ADR 0008).
    """
    found = hold_plan(by, Deed.TEXT_TRANSLATE, workplan)
    if isinstance(found, Refused):
        return found
    programme = programmes.programme(by.programme)
    where = TextPlace(LineId(line), tuple(place.split(":")))
    if language not in programme.languages or original not in programme.languages or language == original:
        return Refused.because("bad_translation_language", language=language[:20])
    plan = load.plan(found.current.version_id)
    if stale := _moved_on(plan, where, (original, made_from), (language, standing)):
        return stale
    reasons: list[Reason] = []
    text = read_text({language: words}, "translation", LONGEST_TEXT, reasons).texts.get(language, "")
    if not text and not reasons:
        reasons.append(Reason("translation_empty"))
    if not reasons and _says_so_already(plan, where, language, original, text):
        reasons.append(Reason("changes_nothing"))
    if reasons:
        return Refused(tuple(reasons))
    return _give(found, programme, (where, language, text, original, made_from), by=by, now=now)


def _moved_on(plan: Plan, where: TextPlace, source: tuple[str, str], target: tuple[str, str]) -> Stale | None:
    texts = text_at(plan, where).texts
    for language, seen in (source, target):
        now = replaced_hash(texts.get(language, ""))
        if now != seen:
            return Stale(f"text:{where.line[:40]}/{where.name[:80]}:{language}", seen[:16], now)
    return None if source[1] else Stale(f"text:{where.line[:40]}/{where.name[:80]}", "", "")


def _says_so_already(plan: Plan, where: TextPlace, language: str, original: str, words: str) -> bool:
    text = text_at(plan, where)
    same = text.texts.get(language) == words
    return same and where.field[0] != "indicators" and text.source == original and text.is_current(language)


def _give(
    found: WorkplanFound,
    programme: Programme,
    told: tuple[TextPlace, str, str, str, str],
    *,
    by: Actor,
    now: datetime,
) -> TextTranslated:
    where, language, words, original, made_from = told
    under = text_at(drafted_without_translations(found, programme), where).texts.get(language, "")
    given = Translation(where, language, words, original, made_from, replaced_hash(under))
    base = found.base.version_id
    save.translation(given, workplan=found.id, base=base, party=by.party, person=by.person, role=by.role.value, now=now)
    renewed = load.workplan(found.programme, found.code) or found
    drafted = redraft(renewed, programme, now)
    detail = {
        "line": where.line,
        "place": where.name,
        "language": language,
        "words": words,
        "original": original,
        "made_from": made_from,
        "replaces": given.replaces,
        "draft": drafted.version_id,
    }
    tell(by=by, right=Deed.TEXT_TRANSLATE, about=about(found), now=now, detail=detail)
    return TextTranslated(where.line, where.name, language, drafted.version_id)


@deed(Deed.PROPOSAL_COMPLETE)
def complete_proposal(
    *,
    workplan: str,
    proposal: str,
    row_version: int,
    headline: Mapping[str, str],
    rationale: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ProposalCompleted | Refused | Stale:
    """Add a proposal's headline and rationale in the languages in which they are missing; nothing is written over."""
    asked = hold_proposal(by, Deed.PROPOSAL_COMPLETE, workplan, proposal, row_version)
    if not isinstance(asked, Asked):
        return asked
    reasons: list[Reason] = []
    known = programmes.programme(by.programme).languages
    new = (
        _added(asked.proposal.headline, headline, known, ("headline", LONGEST_HEADLINE), reasons),
        _added(asked.proposal.rationale, rationale, known, ("rationale", LONGEST_RATIONALE), reasons),
    )
    if new == (asked.proposal.headline, asked.proposal.rationale) and not reasons:
        reasons.append(Reason("changes_nothing"))
    if reasons:
        return Refused(tuple(reasons))
    save.proposal_texts(asked.proposal.id, headline=new[0], rationale=new[1])
    save.touch(asked.workplan.id)
    detail = {"headline": new[0].document(), "rationale": new[1].document()}
    tell(by=by, right=Deed.PROPOSAL_COMPLETE, about=about(asked.workplan, proposal), now=now, detail=detail)
    added = {language for text in (headline, rationale) for language, words in text.items() if words.strip()}
    return ProposalCompleted(proposal, tuple(sorted(added & set(known))), row_version + 1)


def _added(
    text: LocalizedText, words: Mapping[str, str], known: tuple[str, ...], limit: tuple[str, int], reasons: list[Reason]
) -> LocalizedText:
    given = read_text(words, limit[0], limit[1], reasons).texts
    new = {each: said for each, said in given.items() if each in known and not text.texts.get(each)}
    if not new or not text:
        return text
    made_from = text_hash(text.texts.get(text.source, ""))
    return LocalizedText({**text.texts, **new}, text.source, {**text.translated_from, **dict.fromkeys(new, made_from)})
