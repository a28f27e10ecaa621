"""The cast: one person per role and party, and the small plan about which they argue."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any, Self

from maslahat.actions import people, programmes
from maslahat.actions.actor import Actor
from maslahat.actions.concerns import say_of_others
from maslahat.actions.concurring import state_concurrence
from maslahat.actions.deciding import dispose_proposal
from maslahat.actions.discussions import open_thread, resolve_thread
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.governance import state_position
from maslahat.actions.meetings.floor import ask_for_floor
from maslahat.actions.meetings.floor_outcomes import FloorMoved, StatementFiled
from maslahat.actions.meetings.running import open_meeting
from maslahat.actions.meetings.statements import file_statement
from maslahat.actions.outcomes import Done, ThreadMoved
from maslahat.actions.proposals import propose_change, support_proposal
from maslahat.actions.tabling import table_proposal
from maslahat.actions.translating import translate_text
from maslahat.actions.wishes import Edit, Wish
from maslahat.actions.workplans import finalise_plan, table_draft
from maslahat.domain.shared.ids import LineId, mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan, text_cells
from maslahat.domain.workplans.translations import TextPlace, replaced_hash, text_at
from maslahat.stores.meetings import queries as meetings
from maslahat.stores.people import queries as people_queries
from maslahat.stores.workplans import queries as plans
from maslahat.stores.workplans.shapes import ProposalFound, WorkplanFound
from tests.prepared import prepared
from tests.small_programme import STATES, small_programme

NOON = datetime(2022, 10, 26, 12, tzinfo=UTC)
LONG_AGO = NOON - timedelta(days=200)

SEATS: tuple[tuple[str, str, str], ...] = (
    ("secretariat", "AG", "secretariat"),
    ("coordinator", "AG", "coordinator"),
    ("expert", "AG", "expert"),
    ("communications", "AG", "communications"),
    ("head-ag", "AG", "head_of_delegation"),
    *((f"head-{state.lower()}", state, "head_of_delegation") for state in STATES),
    ("alternate-aa", "AA", "alternate"),
    ("delegate-aa", "AA", "delegate"),
    ("focal-aa", "AA", "focal_point"),
    ("host-aa", "AA", "host_officer"),
    ("cso-bb", "BB-CSO", "civil_society"),
    ("donor", "DON", "donor"),
)
"""User name, party and role of everybody."""


@dataclass
class Cast:
    """A programme with its people and perhaps a plan; ``key()`` gives a new request key each time."""

    programme: str = "SMALL"
    plan: str = "JWP"
    now: datetime = NOON
    numbers: Any = field(default_factory=count)

    def key(self) -> str:
        return f"key-{next(self.numbers)}"

    def again(self) -> Self:
        """Return the same cast, which gives the same request keys from here on."""
        number = next(self.numbers)
        self.numbers = count(number)
        return replace(self, numbers=count(number))

    def __call__(self, username: str) -> Actor:
        """Return the person with this user name in the capacity held now."""
        found = people_queries.person(username)
        assert found is not None, username
        return people.actor_of(found.id, self.programme, self.now)

    def told(self) -> dict[str, Any]:
        """Return the keywords that every deed takes beside its own: key and instant."""
        return {"key": self.key(), "now": self.now}

    @property
    def keeper(self) -> Actor:
        return people.keeper(self.programme, self.now)

    @property
    def workplan(self) -> WorkplanFound:
        found = plans.workplan(self.programme, self.plan)
        assert found is not None
        return found

    @property
    def draft(self) -> str:
        return self.workplan.current.version_id

    @property
    def text(self) -> Plan:
        return plans.plan(self.workplan.current.version_id)

    def proposal(self, ref: str) -> ProposalFound:
        found = plans.proposal(self.workplan.id, ref)
        assert found is not None, ref
        return found

    def file(self, username: str, *wishes: Wish, headline: str = "A better plan", **more: Any) -> ProposalFound:
        """File a proposal of this person's party and return it."""
        texts = {"en": headline, "ru": f"По-русски: {headline}"}
        asked = {"workplan": self.plan, "base": self.draft, "wishes": wishes, "headline": texts, "rationale": texts}
        filed = propose_change(**asked | {"by": self(username)} | self.told() | more)
        assert isinstance(filed, Done), filed
        return self.proposal(filed.proposal)

    def on(self, ref: str) -> dict[str, Any]:
        """Return the keywords by which a deed names a proposal as it stands now."""
        return {"workplan": self.plan, "proposal": ref, "row_version": self.proposal(ref).row_version} | self.told()

    def tabled(self, username: str, *wishes: Wish, **more: Any) -> ProposalFound:
        """File a proposal and table it, with the support of a State if it needs one."""
        ref = self.file(username, *wishes, **more).ref
        if self.proposal(ref).is_comment:
            _must(support_proposal(by=self("head-bb"), **self.on(ref)))
        _must(table_proposal(by=self("secretariat"), **self.on(ref)))
        return self.proposal(ref)

    def dispose(self, ref: str, disposition: str = "accepted", **more: Any) -> Any:
        """Let the secretariat record what was decided on a proposal and return the outcome."""
        reason = {"en": "So decided", "ru": "Так решено"}
        asked = {"draft": self.draft, "disposition": disposition, "reason": reason, "by": self("secretariat")}
        return dispose_proposal(**asked | self.on(ref) | more)

    def agree(self, ref: str) -> ProposalFound:
        """Let a proposal be accepted, with the word of every State whose line it changes, and return it."""
        done = self.dispose(ref)
        assert isinstance(done, Done), done
        for party in self.asked(ref):
            _must(self.concur(f"head-{party.lower()}", ref))
        return self.proposal(ref)

    def asked(self, ref: str) -> tuple[str, ...]:
        """Return the parties whose word on a proposal is waited for."""
        draft = draft_on_screen(self.programme, self.plan)
        assert draft is not None
        base = plans.plan(draft.workplan.base.version_id)
        concerns = say_of_others(base, draft.proposals, draft.rules, [ref])
        return tuple(party for each in concerns for party in each.waits_for)

    def concur(self, username: str, ref: str, kind: str = "concur", **more: Any) -> Any:
        """Let this person say where the own party stands on a proposal and return the outcome."""
        asked = {"kind": kind, "text": {"en": "So we see it"}, "by": self(username)}
        return state_concurrence(**asked | self.on(ref) | more)

    def translate(self, line: str, words: str, place: str = "title", **more: Any) -> Any:
        """Let the secretariat give the Russian words for the English ones that stand in the draft."""
        texts = text_at(self.text, TextPlace(LineId(line), tuple(place.split(":")))).texts
        hashes = {"made_from": replaced_hash(texts.get("en", "")), "standing": replaced_hash(texts.get("ru", ""))}
        told = {"line": line, "place": place, "language": "ru", "original": "en", "words": words, **hashes}
        return translate_text(**{"workplan": self.plan, "by": self("secretariat")} | told | self.told() | more)

    def finalise(self, **more: Any) -> Any:
        """Freeze the draft and return the outcome."""
        asked = {"workplan": self.plan, "draft": self.draft, "by": self("secretariat")}
        return finalise_plan(**asked | self.told() | more)

    def say(self, username: str, kind: str = "endorse", **more: Any) -> Any:
        """State a position on the newest version and return the outcome."""
        asked = {"workplan": self.plan, "subject": self.draft, "kind": kind, "by": self(username)}
        return state_position(**asked | self.told() | more)

    def asks(self, username: str, words: str, line: str = "", **more: Any) -> int:
        """Let somebody begin a discussion, of the first line unless told otherwise, and return its number."""
        about = {"line": line or L1} if "proposal" not in more else {}
        done = open_thread(workplan=self.plan, text={"en": words}, by=self(username), **about, **self.told(), **more)
        assert isinstance(done, ThreadMoved), done
        return done.thread

    def wants_the_floor(self, username: str, meeting: str = "PSC", **more: Any) -> int:
        """Let somebody ask for the floor and return the number of the request."""
        done = ask_for_floor(**{"meeting": meeting, "item": 0, "by": self(username), **self.told()} | more)
        assert isinstance(done, FloorMoved), done
        return done.number

    def states(self, username: str, words: str, meeting: str = "PSC", **more: Any) -> int:
        """Let somebody file a statement and return its number."""
        office = {"en": f"Office {username}", "ru": f"Должность {username}"}
        texts = {"en": words, "ru": f"По-русски: {words}"}
        asked = {"meeting": meeting, "item": 0, "office": office, "language": "ru", "text": texts, "summary": texts}
        done = file_statement(**asked | {"by": self(username), **self.told()} | more)
        assert isinstance(done, StatementFiled), done
        return done.statement

    def ends(self, thread: int, username: str = "secretariat") -> None:
        """End a discussion that has one entry."""
        asked = {"workplan": self.plan, "thread": thread, "entries": 1, "text": {"en": "Settled"}}
        done = resolve_thread(**asked, by=self(username), **self.told())
        assert isinstance(done, ThreadMoved), done

    def inaugurating(self) -> dict[str, Any]:
        """Return the keywords by which the secretariat opens a meeting, beside the meeting itself."""
        office = {"en": "Deputy Minister of AA", "ru": "Заместитель министра AA"}
        return {"inaugurated_by": office, "by": self("secretariat")} | self.told()

    def endorse(self) -> None:
        """Finalise the draft and let every party endorse it."""
        for outcome in (self.finalise(), *(self.say(f"head-{party.lower()}") for party in (*STATES, "AG"))):
            assert isinstance(outcome, Done), outcome


def line_id(ordinal: int) -> LineId:
    return mint_line_id("SMALL", "JWP", f"L{ordinal}")


L1, L2, L3 = (line_id(ordinal) for ordinal in (1, 2, 3))


def a_line(line: LineId, output: str, title: str, **cells: Value) -> Line:
    """Return a complete line: both languages, one country, one quarter, a marker and 100 dollars of the donor."""
    found: dict[CellKey, Value] = {
        **text_cells("title", LocalizedText.of(en=title, ru=f"По-русски: {title}")),
        ("type",): "training",
        ("countries", "AA"): True,
        ("quarters", "Q1"): True,
        ("lead",): "SEC",
        ("budget", "DON", "USD"): Decimal("100.00"),
        ("markers", "gender"): 1,
    }
    return Line(line, output, {**found, **{(name,): value for name, value in cells.items()}})


def small_plan(programme: str = "SMALL", code: str = "JWP") -> Plan:
    """Return a plan of three lines, two under output 1.1.1 and one under 2.1.1."""
    lines = (a_line(L1, "1.1.1", "Train officers"), a_line(L2, "1.1.1", "Equip posts"), a_line(L3, "2.1.1", "Study"))
    title = LocalizedText.of(en="Joint workplan", ru="Совместный план работы")
    return Plan(programme, code, 2023, title, LocalizedText(), (*STATES, "AG"), lines)


def raise_budget(line: LineId, to: str) -> Edit:
    return Edit(line, cells={("budget", "DON", "USD"): to})


def retitle(line: LineId, title: str) -> Edit:
    return Edit(line, words={"title": {"en": title, "ru": f"По-русски: {title}"}})


@prepared
def a_programme(programme: str = "SMALL", document: Mapping[str, Any] | None = None) -> Cast:
    """Load the small programme with its people, who have been accredited for a long time."""
    cast = Cast(programme=programme, now=LONG_AGO)
    document = document or small_programme(programme)
    _must(programmes.load_programme(document=document, by=cast.keeper, **cast.told()))
    for username, party, role in SEATS:
        if people_queries.person(username) is None:
            office = {"en": f"Office {username}", "ru": f"Должность {username}"}
            invited = {"username": username, "office": office, "institution": "", "language": "en"}
            _must(people.invite_person(by=cast.keeper, **invited, **cast.told()))
        by = cast.keeper if role == "secretariat" else cast("secretariat")
        _must(people.accredit(username=username, party=party, role=role, by=by, **cast.told()))
    cast.now = NOON
    return cast


@prepared
def a_tabled_plan(
    programme: str = "SMALL",
    plan: Plan | None = None,
    document: Mapping[str, Any] | None = None,
    *,
    open_meetings: bool = True,
) -> Cast:
    """Return the cast with the small plan open for proposals, and its meeting opened unless told otherwise."""
    cast = a_programme(programme, document)
    text = plan or small_plan(programme)
    _must(table_draft(plan=text, by=cast("secretariat"), **cast.told()))
    for each in meetings.meetings(programme):
        if open_meetings and each.workplan == text.code:
            _must(open_meeting(meeting=each.code, row_version=each.row_version, **cast.inaugurating()))
    return cast


@prepared
def an_endorsed_plan() -> Cast:
    """Return the cast with the small plan as tabled, endorsed by every party."""
    cast = a_tabled_plan()
    cast.endorse()
    return cast


def _must(outcome: object) -> None:
    assert isinstance(outcome, Done), outcome
