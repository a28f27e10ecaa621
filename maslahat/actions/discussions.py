"""Discussing a plan: open a thread, say something in it, ask an expert, end it, take it up again.

What is said stays at the table: the journal, which is published with an endorsed plan, keeps only the fingerprint of
each text, by which anyone at the table can prove what was said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.asking import about, hold_plan, refused_here
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale, ThreadMoved
from maslahat.domain.discussions.threads import Entry, EntryKind, Thread, Topic
from maslahat.domain.shared.canonical import fingerprint
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.ids import LineId, PartyCode, ProposalRef
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import FIELDS
from maslahat.stores.discussions import load, save
from maslahat.stores.discussions.reading import ThreadFound
from maslahat.stores.people import queries as people
from maslahat.stores.workplans import load as plans
from maslahat.stores.workplans import save as save_plans
from maslahat.stores.workplans.shapes import WorkplanFound


@dataclass(frozen=True, slots=True)
class _Asked:
    workplan: WorkplanFound
    found: ThreadFound

    @property
    def thread(self) -> Thread:
        return self.found.thread


@deed(Deed.THREAD_SPEAK)
def open_thread(
    *,
    workplan: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
    line: str = "",
    cell: Sequence[str] = (),
    proposal: str = "",
) -> ThreadMoved | Refused:
    """Begin a discussion of a line, of one cell of it, or of a proposal, with a question in one language or more."""
    found = hold_plan(by, Deed.THREAD_SPEAK, workplan)
    if isinstance(found, Refused):
        return found
    topic, words = _topic(found, line, cell, proposal), say(text, required=True)
    if isinstance(topic, Refused) or isinstance(words, Refused):
        return Refused(tuple(each for said in (topic, words) if isinstance(said, Refused) for each in said.reasons))
    row, number = save.thread(found.id, topic)
    empty = _Asked(found, ThreadFound(row, Thread(number, topic), {}))
    return _said(empty, EntryKind.REMARK, words, by=by, right=Deed.THREAD_SPEAK, now=now)


def _topic(found: WorkplanFound, line: str, cell: Sequence[str], proposal: str) -> Topic | Refused:
    if proposal:
        known = not line and not cell and plans.proposal(found.id, proposal) is not None
        return (
            Topic(proposal=ProposalRef(proposal))
            if known
            else Refused.because("unknown_proposal", proposal=proposal[:80])
        )
    if LineId(line) not in plans.plan(found.current.version_id):
        return Refused.because("unknown_line", line=line[:80])
    if cell and cell[0] not in FIELDS:
        return Refused.because("unknown_code", field="cell", value="/".join(cell)[:80])
    return Topic(line=LineId(line), cell=tuple(cell))


@deed(Deed.THREAD_SPEAK)
def add_remark(
    *, workplan: str, thread: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> ThreadMoved | Refused | Stale:
    """Say something in an open thread. Nothing said is lost: two remarks at once both stand, one after the other."""
    asked = _hold(by, Deed.THREAD_SPEAK, workplan, thread)
    if isinstance(asked, Refused | Stale):
        return asked
    if not asked.thread.is_open:
        return Refused.because("thread_is_resolved", thread=thread)
    return _with_words(asked, EntryKind.REMARK, text, by=by, right=Deed.THREAD_SPEAK, now=now)


@deed(Deed.THREAD_ASSIGN)
def assign_expert(
    *,
    workplan: str,
    thread: int,
    entries: int,
    expert: str,
    text: Mapping[str, str],
    by: Actor,
    key: str,
    now: datetime,
) -> ThreadMoved | Refused | Stale:
    """Ask somebody who sits in the programme now, by user name, for advice; the thread waits for that answer.

    ``entries`` is the number of entries on the screen: whoever did not see the last one looks again first.
    """
    asked = _hold(by, Deed.THREAD_ASSIGN, workplan, thread, entries)
    if isinstance(asked, Refused | Stale):
        return asked
    person = people.person(expert)
    if person is None or not people.accreditations_of(person.id, by.programme, now):
        return Refused.because("unknown_person", username=expert[:80])
    if not asked.thread.is_open:
        return Refused.because("thread_is_resolved", thread=thread)
    words = say(text)
    if isinstance(words, Refused):
        return words
    return _said(asked, EntryKind.ASSIGNMENT, words, by=by, right=Deed.THREAD_ASSIGN, now=now, expert=person.id)


@deed(Deed.THREAD_RESOLVE)
def resolve_thread(
    *, workplan: str, thread: int, entries: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> ThreadMoved | Refused | Stale:
    """End a discussion and say what came of it; it stays in the record, and no longer holds up the final text."""
    asked = _hold(by, Deed.THREAD_RESOLVE, workplan, thread, entries)
    if isinstance(asked, Refused | Stale):
        return asked
    if not asked.thread.is_open:
        return Refused.because("thread_is_resolved", thread=thread)
    return _with_words(asked, EntryKind.RESOLUTION, text, by=by, right=Deed.THREAD_RESOLVE, now=now)


@deed(Deed.THREAD_RESOLVE)
def reopen_thread(
    *, workplan: str, thread: int, entries: int, text: Mapping[str, str], by: Actor, key: str, now: datetime
) -> ThreadMoved | Refused | Stale:
    """Take up a discussion again that was ended, and say why."""
    asked = _hold(by, Deed.THREAD_RESOLVE, workplan, thread, entries)
    if isinstance(asked, Refused | Stale):
        return asked
    if asked.thread.is_open:
        return Refused.because("thread_is_open", thread=thread)
    return _with_words(asked, EntryKind.REOPENING, text, by=by, right=Deed.THREAD_RESOLVE, now=now)


def _hold(by: Actor, right: Deed, workplan: str, number: int, entries: int | None = None) -> _Asked | Refused | Stale:
    plan = plans.workplan(by.programme, workplan)
    if plan is None:
        return Refused.because("unknown_workplan", workplan=workplan[:80])
    found = load.thread(plan.id, number)
    if found is None:
        return Refused.because("unknown_thread", thread=number)
    own = found.thread.asker.party == by.party
    if refused := refused_here(by, right, plan, own=own):
        return refused
    if entries is not None and entries != len(found.thread.entries):
        return Stale(f"thread:{number}", str(entries), str(len(found.thread.entries)))
    return _Asked(plan, found)


def _with_words(
    asked: _Asked, kind: EntryKind, text: Mapping[str, str], *, by: Actor, right: Deed, now: datetime
) -> ThreadMoved | Refused:
    words = say(text, required=True)
    return words if isinstance(words, Refused) else _said(asked, kind, words, by=by, right=right, now=now)


def _said(
    asked: _Asked,
    kind: EntryKind,
    words: LocalizedText,
    *,
    by: Actor,
    right: Deed,
    now: datetime,
    expert: int | None = None,
) -> ThreadMoved:
    thread = asked.thread
    number = len(thread.entries) + 1
    entry = Entry(number, kind, by.person, PartyCode(by.party), by.role, words, now, expert)
    save.entry(asked.found.id, entry)
    save_plans.touch(asked.workplan.id)
    topic = thread.topic
    detail = {
        "thread": thread.number,
        "entry": number,
        "kind": kind.value,
        "line": topic.line or "",
        "cell": list(topic.cell),
        "proposal": topic.proposal or "",
        "text": fingerprint(words.document()),
    }
    tell(by=by, right=right, about=about(asked.workplan), now=now, detail=detail, name=f"thread.{kind.value}")
    moved = Thread(thread.number, topic, (*thread.entries, entry))
    return ThreadMoved(thread.number, number, moved.is_open)
