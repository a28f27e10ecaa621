"""A proposal before it is sent: what one person wishes of a plan, kept on the server so that nothing typed is lost.

No deed in the sense of the record: nobody else sees it and nothing follows from it until it is sent, so the journal
does not tell of it. Keeping the same thing twice keeps it once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from maslahat.actions.actor import Actor
from maslahat.actions.asking import hold_plan
from maslahat.actions.codes import unknown_codes
from maslahat.actions.filing import LONGEST_HEADLINE, LONGEST_RATIONALE
from maslahat.actions.outcomes import Reason, Refused, Stale
from maslahat.actions.wish_documents import Wished, read_wishes, wish_document
from maslahat.actions.wishes import MOST_WISHES, Add, NotUnderstood, Understood, Wish, brings, read_text, understand
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, mint_line_id
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.programmes import queries as programmes
from maslahat.stores.workplans import load, queries, save
from maslahat.stores.workplans.shapes import UnsentFound, WorkplanFound

NEW = "new-"
"""Start of the name under which a new line is wished for, until it is sent and gets its id."""


@dataclass(frozen=True, slots=True)
class UnsentKept:
    """It is kept; ``wishes`` counts what is asked now, ``changed`` tells whether the last wish changes anything."""

    wishes: int
    changed: bool


@transaction.atomic
def put_wishes(
    *, workplan: str, base: str, about: str, wishes: Sequence[Wish], by: Actor, now: datetime
) -> UnsentKept | Refused | Stale:
    """Keep what the person wishes about one line, written on the version ``base``, in place of earlier wishes about it.

    No wishes, or wishes that would change nothing, take the line out of the proposal. Stale if the rest of the
    unsent proposal was written on another version.
    """
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    kept = _kept(found, by)
    others = tuple(each for each in kept.wishes if each["about"] != about)
    if kept.wishes and kept.base != base:
        return Stale("unsent", base[:64], kept.base)
    plan = _plan(found, base)
    if plan is None:
        return Refused.because("unknown_version", version=base[:64])
    if len(others) + len(wishes) > MOST_WISHES:
        return Refused.because("too_many_changes", most=MOST_WISHES)
    understood = understand(plan, wishes, lambda place: new_line(found, f"{about}-{place}"))
    changes = isinstance(understood, Understood)
    if isinstance(understood, NotUnderstood) and any(each.code != "changes_nothing" for each in understood.reasons):
        return Refused(understood.reasons)
    operations = understood.operations if isinstance(understood, Understood) else ()
    if reasons := unknown_codes(programmes.programme(by.programme), operations):
        return Refused(reasons)
    own = tuple(wish_document(Wished(about, wish)) for wish in wishes) if changes else ()
    _save(found, by, replace(kept, base=base, wishes=(*others, *own)), now)
    return UnsentKept(len(others) + len(own), changes)


@transaction.atomic
def put_all(
    *, workplan: str, base: str, wished: Sequence[Wished], by: Actor, now: datetime
) -> UnsentKept | Refused | Stale:
    """Keep many wishes at once, all written on the version ``base``: all of them or, if one cannot be kept, none.

    Wishes about the same lines are replaced. A new line that is wished for already in the same words stays one, so that
    the same list kept twice is kept once (E73). Stale as ``put_wishes``.
    """
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    kept = _kept(found, by)
    if kept.wishes and kept.base != base:
        return Stale("unsent", base[:64], kept.base)
    plan = _plan(found, base)
    if plan is None:
        return Refused.because("unknown_version", version=base[:64])
    all_wished = _joined(read_wishes(kept.wishes), wished)
    wishes = [each.wish for each in all_wished]
    understood = understand(plan, wishes, new_lines(found, all_wished))
    if isinstance(understood, NotUnderstood):
        return Refused(understood.reasons)
    if reasons := unknown_codes(programmes.programme(by.programme), understood.operations):
        return Refused(reasons)
    _save(found, by, replace(kept, base=base, wishes=tuple(wish_document(each) for each in all_wished)), now)
    return UnsentKept(len(all_wished), changed=True)


def _joined(kept: Sequence[Wished], wished: Sequence[Wished]) -> list[Wished]:
    """Return what was wished before and what is wished now, each new line under a name of its own."""
    about = {each.about for each in wished if not isinstance(each.wish, Add)}
    joined = [each for each in kept if each.about not in about]
    known = [wish_document(Wished("", each.wish)) for each in joined]
    taken = max((int(each.about.removeprefix(NEW)) for each in joined if isinstance(each.wish, Add)), default=0)
    for each in wished:
        if not isinstance(each.wish, Add):
            joined.append(each)
        elif wish_document(Wished("", each.wish)) not in known:
            taken += 1
            joined.append(Wished(f"{NEW}{taken}", each.wish))
    return joined


@transaction.atomic
def put_texts(
    *, workplan: str, headline: Mapping[str, str], rationale: Mapping[str, str], by: Actor, now: datetime
) -> UnsentKept | Refused:
    """Keep headline and rationale, by language, as they were typed so far."""
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    reasons: list[Reason] = []
    read_text(headline, "headline", LONGEST_HEADLINE, reasons)
    read_text(rationale, "rationale", LONGEST_RATIONALE, reasons)
    if reasons:
        return Refused(tuple(reasons))
    kept = _kept(found, by)
    _save(found, by, replace(kept, headline=headline, rationale=rationale), now)
    return UnsentKept(len(kept.wishes), changed=True)


@transaction.atomic
def bring_forward(*, workplan: str, by: Actor, now: datetime) -> UnsentKept | Refused:
    """Put what is wished onto the newest version; wishes name only what they change, so all else is as it is there."""
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    kept = _kept(found, by)
    _save(found, by, replace(kept, base=found.current.version_id), now)
    return UnsentKept(len(kept.wishes), changed=True)


@transaction.atomic
def note_sent(*, workplan: str, key: str, proposal: str, by: Actor, now: datetime) -> UnsentKept | Refused:
    """Empty the unsent proposal after it was sent with this key, and remember what came of it (E73)."""
    found = hold_plan(by, Deed.PROPOSAL_PROPOSE, workplan)
    if isinstance(found, Refused):
        return found
    _save(found, by, UnsentFound(base=found.current.version_id, sent_key=key, sent_as=proposal), now)
    return UnsentKept(0, changed=True)


def wished_in(kept: UnsentFound | None) -> tuple[Wished, ...]:
    """Return the wishes of an unsent proposal."""
    return read_wishes(kept.wishes) if kept else ()


def new_line(found: WorkplanFound, name: str) -> LineId:
    """Return the id that a new line bears until it is sent."""
    return mint_line_id(found.programme, found.code, "unsent", name)


def new_lines(found: WorkplanFound, wished: Sequence[Wished]) -> Callable[[int], LineId]:
    """Return what gives the id of the n-th new line (from 0) that all these wishes bring until they are sent."""
    names = [f"{each.about}-{place}" for each in wished for place in range(brings(each.wish))]
    return lambda place: new_line(found, names[place])


def _kept(found: WorkplanFound, by: Actor) -> UnsentFound:
    return queries.unsent(found.id, by.person, by.party) or UnsentFound(base=found.current.version_id)


def _save(found: WorkplanFound, by: Actor, kept: UnsentFound, now: datetime) -> None:
    save.unsent(found.id, by.person, by.party, kept, now)


def _plan(found: WorkplanFound, base: str) -> Plan | None:
    version = next((each for each in found.versions if each.version_id == base), None)
    return load.plan(version.version_id) if version else None
