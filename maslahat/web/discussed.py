"""Threads as pages show them: what each is about in the reader's words, who said what, and whose turn it is.

Pages of lines and of proposals show their own threads; the pages of discussions show all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.discussions.threads import EntryKind, Topic
from maslahat.domain.shared.deeds import Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.stores.discussions import queries
from maslahat.stores.discussions.reading import ThreadFound
from maslahat.stores.workplans import queries as plans
from maslahat.web.visits import Visit
from maslahat.words.decisions import ENTRIES
from maslahat.words.fields import FIELD_NAMES
from maslahat.words.labels import ROLES, label


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry; ``office`` and ``expert`` are empty where only party and role may be told (R35)."""

    number: int
    kind: str
    kind_label: str
    office: LocalizedText
    party: LocalizedText
    role: str
    text: LocalizedText
    made_at: datetime
    expert: LocalizedText


@dataclass(frozen=True, slots=True)
class ThreadShown:
    """A thread: ``code`` is the printed code of its line, ``title`` of the line or headline of the proposal.

    ``waits_for_me`` tells the reader that an answer is expected from him or her, ``waits`` that it is from somebody.
    """

    number: int
    line: str
    code: str
    proposal: str
    title: LocalizedText
    cell: str
    is_open: bool
    waits: bool
    waits_for_me: bool
    entries: tuple[EntryShown, ...]

    @property
    def question(self) -> EntryShown:
        return self.entries[0]

    @property
    def last(self) -> EntryShown:
        return self.entries[-1]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the topics of threads are found: the texts in which lines stand, the newest first, and headlines by ref."""

    plans: tuple[Plan, ...]
    headlines: dict[str, LocalizedText]


def shown(visit: Visit, shelf: Shelf, found: Iterable[ThreadFound]) -> tuple[ThreadShown, ...]:
    """Return these threads in the reader's words."""
    return tuple(_thread(visit, shelf, each) for each in found)


def _thread(visit: Visit, shelf: Shelf, found: ThreadFound) -> ThreadShown:
    thread = found.thread
    code, title = _topic(shelf, thread.topic)
    return ThreadShown(
        number=thread.number,
        line=thread.topic.line or "",
        code=code,
        proposal=thread.topic.proposal or "",
        title=title,
        cell=topic_cell(thread.topic.cell),
        is_open=thread.is_open,
        waits=thread.waits_for is not None,
        waits_for_me=thread.waits_for == visit.actor.person,
        entries=tuple(_entries(visit, found)),
    )


def _topic(shelf: Shelf, topic: Topic) -> tuple[str, LocalizedText]:
    if topic.proposal:
        return "", shelf.headlines.get(topic.proposal, LocalizedText())
    plan = next((each for each in shelf.plans if topic.line in each), None)
    if plan is None or topic.line is None:
        return "", LocalizedText()
    return plan.printed_codes[topic.line], plan.line(topic.line).title


def topic_cell(cell: Sequence[str]) -> str:
    """Return what a cell is called: its field, and what it is about in the field."""
    return " ".join((label(FIELD_NAMES, cell[0]), *cell[1:])) if cell else ""


def _party(visit: Visit, code: str) -> LocalizedText:
    return next((each.name for each in visit.programme.parties if each.code == code), LocalizedText.of(en=code))


def _entries(visit: Visit, found: ThreadFound) -> Iterable[EntryShown]:
    for each in found.thread.entries:
        sees = visit.may(Deed.PERSON_READ, own=each.party == visit.actor.party)
        yield EntryShown(
            number=each.number,
            kind=each.kind.value,
            kind_label=label(ENTRIES, each.kind) if each.kind is not EntryKind.REMARK else "",
            office=found.offices.get(each.person, LocalizedText()) if sees else LocalizedText(),
            party=_party(visit, each.party),
            role=label(ROLES, each.role),
            text=each.text,
            made_at=each.made_at,
            expert=found.offices.get(each.expert or 0, LocalizedText())
            if _sees_expert(visit, each.expert)
            else LocalizedText(),
        )


def _sees_expert(visit: Visit, expert: int | None) -> bool:
    return expert is not None and (expert == visit.actor.person or visit.may(Deed.PERSON_READ, own=False))


def discussion_of(visit: Visit, screen: DraftOnScreen, *, line: str = "", proposal: str = "") -> dict[str, Any]:
    """Return what the page of a line or a proposal shows: may one see it, the threads, where a new one is begun."""
    if not visit.may(Deed.THREAD_READ, screen.workplan.stage):
        return {"discusses": False}
    plan = screen.workplan.id
    found = queries.threads_on_line(plan, line) if line else queries.threads_on_proposal(plan, proposal)
    to_new = ""
    if visit.may(Deed.THREAD_SPEAK, screen.workplan.stage):
        about = {"line": line} if line else {"proposal": proposal}
        to_new = f"{reverse('new_thread', args=[visit.programme.code, screen.workplan.code])}?{urlencode(about)}"
    return {"discusses": True, "threads": shown(visit, shelf_of(screen), found), "to_new": to_new}


def shelf_of(screen: DraftOnScreen) -> Shelf:
    """Return where the topics of the plan's threads are found: the newest text, then the tabled one."""
    versions = (screen.workplan.current, screen.workplan.base)
    return Shelf(
        tuple(plans.plan(each.version_id) for each in versions), {each.ref: each.headline for each in screen.proposals}
    )
