"""Where each party stands on one text: its position that counts, who stated it, and what all of them amount to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext

from maslahat.actions.rulebook import decision_rule
from maslahat.domain.governance.consensus import Endorsed, NotEndorsed, Provisional, Silence, outcome
from maslahat.domain.governance.positions import Position, PositionKind, latest_positions
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.ids import VersionId
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.governance.reading import Said
from maslahat.web.proposals.opening import party_name
from maslahat.web.templatetags.texts import localized
from maslahat.words.decisions import CHANNELS, METHODS, POSITIONS
from maslahat.words.labels import ROLES, label

SILENT = "silent"
"""In place of the kind of a position: the party joins by its silence."""


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """One party to the plan: what it said, if anything; ``lines`` are (id, code, title) of those it reserves."""

    code: str
    name: LocalizedText
    is_agency: bool
    kind: str
    kind_label: str
    role: str
    channel: str
    stated_at: datetime | None
    text: LocalizedText
    lines: tuple[tuple[str, str, LocalizedText], ...]
    whole: bool
    method: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Standing:
    """All parties, and in words what their positions amount to; ``waiting`` and ``objecting`` name parties."""

    parties: tuple[PartyStanding, ...]
    in_favour: int
    summary: str
    is_endorsed: bool


def standing(
    programme: Programme,
    plan: Plan,
    subject: VersionId,
    said: Said,
    now: datetime,
    silences: Iterable[Silence] = (),
) -> Standing:
    """Return where the parties stand on this version at this instant; ``silences`` are those that still count."""
    rule = decision_rule(programme)
    counted = latest_positions(said.positions, subject, now)
    result = outcome(rule, said.positions, subject, now, silences)
    heard = tuple(_party(programme, plan, str(code), counted.get(code)) for code in rule.parties)
    parties = tuple(_silent(each, result) for each in heard)
    joined = sum(each.kind == SILENT or (bool(each.kind) and PositionKind(each.kind).is_in_favour) for each in parties)
    return Standing(parties, joined, _summary(programme, joined, len(parties), result), isinstance(result, Endorsed))


def _silent(party: PartyStanding, result: object) -> PartyStanding:
    """Return the party as joining by its silence, or as being asked by one that runs, if that is so."""
    if isinstance(result, Endorsed) and party.code in result.by_silence:
        return replace(party, kind=SILENT, kind_label=gettext("joins by silence"), stated_at=result.endorsed_at)
    if isinstance(result, Provisional) and party.code in {each.seat for each in result.pending}:
        return replace(party, kind_label=gettext("asked by a silence procedure"))
    return party


def _party(programme: Programme, plan: Plan, code: str, said: Position | None) -> PartyStanding:
    codes: Mapping[str, str] = {str(line): printed for line, printed in plan.printed_codes.items()}
    return PartyStanding(
        code=code,
        name=party_name(programme, code),
        is_agency=code == programme.agency,
        kind=said.kind.value if said else "",
        kind_label=label(POSITIONS, said.kind) if said else gettext("has not spoken"),
        role=label(ROLES, said.role) if said else "",
        channel=label(CHANNELS, said.channel) if said else "",
        stated_at=said.stated_at if said else None,
        text=said.text if said else LocalizedText(),
        lines=tuple((str(each), codes.get(str(each), ""), plan.line(each).title) for each in said.lines if each in plan)
        if said
        else (),
        whole=bool(said and said.whole),
        method=label(METHODS, said.method) if said else "",
        evidence=said.evidence if said else "",
    )


def _summary(programme: Programme, joined: int, whole: int, result: object) -> str:
    count = gettext("%(joined)s of %(whole)s parties have endorsed") % {"joined": joined, "whole": whole}
    match result:
        case Endorsed():
            return gettext("All parties have endorsed the text: the plan is endorsed.")
        case NotEndorsed(waiting_for=waiting, objections=against, short_of_quorum=short):
            parts = [count]
            if waiting:
                parts.append(gettext("waiting for: %(parties)s") % {"parties": _names(programme, waiting)})
            if against:
                names = _names(programme, tuple(each.seat for each in against))
                parts.append(gettext("objecting: %(parties)s") % {"parties": names})
            if short and not waiting:
                parts.append(gettext("short of the quorum by %(number)s") % {"number": short})
            return "; ".join(parts) + "."
        case Provisional(pending=pending):
            names = _names(programme, tuple(each.seat for each in pending))
            return gettext("%(count)s; the silence procedure still runs for: %(parties)s.") % {
                "count": count,
                "parties": names,
            }
    return count


def _names(programme: Programme, codes: tuple[str, ...]) -> str:
    return ", ".join(localized(party_name(programme, str(each))) for each in codes)
