"""The papers of a meeting, each in one language: its minutes, its outcome document, its list of participants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from maslahat.domain.meetings.minutes import Minutes, MinutesState, Section
from maslahat.domain.meetings.record import MeetingRecord, PositionTold, civil_society_part
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.minutes_drafting import counted, draft_minutes, for_year, running_day, said
from maslahat.publishing.minutes_phrases import PAPERS, POSITIONS, SECTIONS, STATES
from maslahat.publishing.phrases import Pair, instant_in_words
from maslahat.publishing.record_document import Block, Grid, Heading, Passage, RecordDocument, in_languages
from maslahat.publishing.spelling import in_groups


@dataclass(frozen=True, slots=True)
class ParticipantTold:
    """One participant as the list names them: an office or the kind of institution (R35), never a person's name."""

    party: LocalizedText
    office: LocalizedText
    mode: str = ""


@dataclass(frozen=True, slots=True)
class PaperMaker:
    """Makes papers of one meeting in one language; ``as_of`` is the date they bear (aware UTC)."""

    record: MeetingRecord
    programme: LocalizedText
    language: str
    as_of: datetime

    def minutes(self, minutes: Minutes) -> RecordDocument:
        """Return the minutes with the head of each part, and how they stand: draft, before the delegations, agreed."""
        blocks: list[Block] = []
        for section, part in groupby(minutes.paragraphs, key=lambda each: each.section):
            blocks.append(Heading(self._in(SECTIONS[section])))
            blocks += [Passage(each.text.in_language(self.language), f"{each.number}.") for each in part]
        is_agreed = minutes.state is MinutesState.AGREED
        foot = f"SHA-256 {in_groups(minutes.fingerprint)}" if is_agreed else ""
        status = self._word(f"minutes_{minutes.state.value}")
        return self._paper("minutes", blocks, status=status, foot=foot, is_draft=not is_agreed)

    def outcome(self) -> RecordDocument:
        """Return what the meeting agreed: the plan with its fingerprint, positions, reservations, decisions."""
        opening = next(iter(draft_minutes(self.record))).text.in_language(self.language)
        blocks: list[Block] = [Passage(opening), *self._plan(), *self._decisions(), *self._part_of_civil_society()]
        plan = self.record.plan
        return self._paper("outcome", blocks, foot=f"SHA-256 {in_groups(plan.fingerprint)}" if plan else "")

    def participants(self, people: Sequence[ParticipantTold]) -> RecordDocument:
        """Return the list of participants by party, in the order given."""
        came = self.record.attendance
        blocks: list[Block] = []
        if came.present:
            blocks.append(Passage(self._in(said("present_in_all", **self._numbers()))))
        for name, group in groupby(people, key=lambda each: each.party.in_language(self.language)):
            rows = tuple(
                (each.office.in_language(self.language), self._word(f"mode_{each.mode}") if each.mode else "")
                for each in group
            )
            blocks += [Heading(name), Grid(name, (self._word("office"), self._word("mode")), rows, (4, 1))]
        return self._paper("participants", blocks)

    def _numbers(self) -> dict[str, object]:
        came = self.record.attendance
        return {
            "counted": counted("participants", came.present),
            "room": came.present - came.online,
            "online": came.online,
        }

    def _plan(self) -> list[Block]:
        plan = self.record.plan
        if plan is None:
            return []
        told: Mapping[str, object] = {
            "title": _pair(plan.title),
            "for_year": for_year(plan),
            "label": plan.label,
            "fingerprint": plan.fingerprint,
        }
        words = said("not_endorsed_yet" if plan.endorsed_on is None else "endorsed", **told)
        return [
            Heading(self._word("plan")),
            Passage(self._in(words)),
            self._positions(plan.positions),
            *self._reservations(),
        ]

    def _positions(self, positions: Sequence[PositionTold]) -> Grid:
        rows = tuple(
            (each.party.in_language(self.language), self._in(POSITIONS.get(each.kind, POSITIONS[""])))
            for each in positions
        )
        return Grid(self._word("positions"), (self._word("party"), self._word("position")), rows, (3, 2))

    def _reservations(self) -> list[Block]:
        told = [
            Passage(each.text.in_language(self.language))
            for each in draft_minutes(self.record)
            if each.section is Section.RESERVATIONS
        ]
        return [Heading(self._in(SECTIONS[Section.RESERVATIONS])), *told]

    def _decisions(self) -> list[Block]:
        shown = [each for each in self.record.decisions if not each.is_internal]
        if not shown:
            return [Heading(self._word("decisions")), Passage(self._in(said("no_decisions")))]
        rows = tuple(
            (
                each.symbol,
                each.text.in_language(self.language),
                self._party(each.owner),
                self._in(running_day(each.due_on)) if each.due_on else "—",
                self._in(STATES[each.state(self.as_of.date())]),
            )
            for each in shown
        )
        head = tuple(self._word(name) for name in ("symbol", "decision", "owner", "due", "state"))
        return [Heading(self._word("decisions")), Grid(self._word("decisions"), head, rows, (4, 14, 5, 3, 4))]

    def _part_of_civil_society(self) -> list[Block]:
        part = civil_society_part(self.record.proposals)
        if part.percent is None:
            return []
        told = said("share", proposals=part.proposals, taken=part.taken_up, percent=counted("percent", part.percent))
        return [Heading(self._word("civil_society")), Passage(self._in(told))]

    def _party(self, code: str) -> str:
        found = self.record.parties.get(code)
        return found.in_language(self.language) if found else code

    def _paper(
        self, name: str, blocks: Sequence[Block], *, status: str = "", foot: str = "", is_draft: bool = False
    ) -> RecordDocument:
        day, place = running_day(self.record.held_on), self.record.place.in_language(self.language)
        where = ", ".join(filter(None, (place, self._in(day))))
        as_of = self._in(said("as_of", instant=instant_in_words(self.as_of)))
        title = f"{self._word(name)} {self.record.code}"
        over = self.programme.in_language(self.language)
        return RecordDocument(
            self.language, title, over, (where, as_of), tuple(blocks), self.as_of, status, foot, is_draft
        )

    def _word(self, name: str) -> str:
        return self._in(PAPERS[name])

    def _in(self, pair: Pair) -> str:
        return in_languages(self.language, pair)


def _pair(text: LocalizedText) -> Pair:
    return text.in_language("en"), text.in_language("ru")
