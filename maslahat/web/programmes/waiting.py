"""What waits for somebody in a workplan: each kind of matter in one sentence, with where it is to be done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from maslahat.actions.concerns import say_of_others, texts_of
from maslahat.actions.drafts import DraftOnScreen
from maslahat.domain.discussions.threads import Thread
from maslahat.domain.governance.positions import latest_positions
from maslahat.domain.governance.silence import SilenceProcedure, SilenceState, letters_came_back
from maslahat.domain.shared.deeds import UNDER_WAY, Deed
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.ad_referendum import waiting_for as silent_capitals
from maslahat.domain.workplans.proposals import ProposalState
from maslahat.domain.workplans.translations import open_states
from maslahat.stores.governance.reading import Said
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.shapes import ProposalFound
from maslahat.web.visits import Visit

MOST_SHOWN = 50
"""How many things one matter names; the rest is counted."""

RUNS = (SilenceState.WAITING, SilenceState.RUNNING)

UNDECIDED = (ProposalState.TABLED, ProposalState.UNDER_DISCUSSION, ProposalState.PARKED)


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits: its reference, its words, where it is dealt with, and by when if there is a last day."""

    ref: str
    words: LocalizedText
    address: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A kind of matter that waits for the visitor: the sentence, the things, and how many more there are."""

    sentence: str
    things: tuple[Thing, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the visitor's desk in one workplan."""

    visit: Visit
    screen: DraftOnScreen
    said: Said
    threads: Sequence[Thread]
    silences: Sequence[SilenceProcedure] = ()

    def may(self, deed: Deed, *, own: bool = True) -> bool:
        return self.visit.may(deed, self.screen.workplan.stage, own)

    def address(self, name: str, *more: object) -> str:
        return reverse(name, args=[self.visit.programme.code, self.screen.workplan.code, *more])

    def proposals(self, wanted: Callable[[ProposalFound], bool]) -> tuple[Thing, ...]:
        found = (each for each in self.screen.proposals if wanted(each))
        return tuple(Thing(each.ref, each.headline, self.address("proposal", each.ref)) for each in found)


def matters(desk: Desk) -> tuple[Matter, ...]:
    """Return what this visitor is expected to do now, the most pressing first; nothing if no deed waits."""
    found = (
        *_of_silence(desk),
        *_of_capitals(desk),
        *_of_those_touched(desk),
        *_of_the_author(desk),
        *_of_advisers(desk),
        *_of_the_secretariat(desk),
        *_of_the_seat(desk),
    )
    return tuple(
        Matter(sentence, things[:MOST_SHOWN], max(0, len(things) - MOST_SHOWN)) for sentence, things in found if things
    )


Found = Iterable[tuple[str, tuple[Thing, ...]]]


def _of_silence(desk: Desk) -> Found:
    def things(wanted: Callable[[SilenceProcedure], bool]) -> tuple[Thing, ...]:
        return tuple(
            Thing(str(each.number), each.note, desk.address("silence", each.number))
            for each in desk.silences
            if wanted(each)
        )

    now, party = desk.visit.now, desk.visit.actor.party
    if desk.may(Deed.SILENCE_OBJECT):
        asked = things(lambda each: party in each.seats and each.state(now) in RUNS)
        yield (
            ngettext(
                "%(number)s silence procedure asks your party: without an objection the text is adopted",
                "%(number)s silence procedures ask your party: without an objection the texts are adopted",
                len(asked),
            )
            % {"number": len(asked)},
            asked,
        )
    if desk.may(Deed.SILENCE_RECORD):
        flagged = {each.number: letters_came_back(each) for each in desk.silences}
        yield (
            gettext("A letter came back: the silence of a party says nothing"),
            things(lambda each: each.closed is None and bool(flagged[each.number])),
        )
        yield (
            gettext("An objection waits for a second person of the secretariat"),
            things(lambda each: bool(each.unconfirmed)),
        )
        yield (
            gettext("A decision by silence does not stand: an objection had come in time"),
            things(lambda each: each.state(now) is SilenceState.ANNULLED),
        )


def _of_capitals(desk: Desk) -> Found:
    if not desk.may(Deed.PROPOSAL_CONFIRM):
        return
    things = desk.proposals(lambda each: desk.visit.actor.party in _silent(each))
    yield (
        ngettext(
            "%(number)s proposal waits for the answer of your capital",
            "%(number)s proposals wait for the answer of your capital",
            len(things),
        )
        % {"number": len(things)},
        things,
    )


def _silent(found: ProposalFound) -> tuple[str, ...]:
    if found.state != ProposalState.AGREED_AD_REF or found.referral is None:
        return ()
    return silent_capitals(found.referral.referral, found.referral.heard)


def _of_the_author(desk: Desk) -> Found:
    if not desk.may(Deed.PROPOSAL_PROPOSE):
        return
    party = desk.visit.actor.party
    returned = desk.proposals(lambda each: each.state == ProposalState.RETURNED and each.party == party)
    yield (
        ngettext(
            "%(number)s proposal of yours was returned for more work",
            "%(number)s proposals of yours were returned for more work",
            len(returned),
        )
        % {"number": len(returned)},
        returned,
    )


def _of_those_touched(desk: Desk) -> Found:
    if not desk.may(Deed.PROPOSAL_CONCUR):
        return
    screen, party = desk.screen, desk.visit.actor.party
    base = queries.plan(screen.workplan.base.version_id)
    living = [each.ref for each in screen.proposals if each.state in UNDER_WAY]
    concerns = say_of_others(base, screen.proposals, screen.rules, living)
    touched = {ref for each in concerns if party in each.waits_for for ref in each.conflict.proposals}
    asked = desk.proposals(lambda each: each.ref in touched)
    yield (
        ngettext(
            "%(number)s proposal waits for the word of your party",
            "%(number)s proposals wait for the word of your party",
            len(asked),
        )
        % {"number": len(asked)},
        asked,
    )


def _of_advisers(desk: Desk) -> Found:
    threads = [each for each in desk.threads if each.waits_for == desk.visit.actor.person]
    if desk.may(Deed.THREAD_SPEAK):
        number = len(threads)
        yield (
            ngettext(
                "%(number)s discussion waits for your advice", "%(number)s discussions wait for your advice", number
            )
            % {"number": number},
            tuple(Thing(str(each.number), each.asker.text, desk.address("thread", each.number)) for each in threads),
        )
    if desk.may(Deed.PROPOSAL_RECOMMEND):
        things = desk.proposals(lambda each: each.state in UNDECIDED and not each.advice)
        yield (
            ngettext(
                "%(number)s proposal without a recommendation",
                "%(number)s proposals without a recommendation",
                len(things),
            )
            % {"number": len(things)},
            things,
        )


def _of_the_secretariat(desk: Desk) -> Found:
    if desk.may(Deed.PROPOSAL_TABLE):
        things = desk.proposals(lambda each: each.state == ProposalState.SUBMITTED and not each.is_comment)
        yield (
            ngettext("%(number)s proposal to table", "%(number)s proposals to table", len(things))
            % {"number": len(things)},
            things,
        )
    if desk.may(Deed.PROPOSAL_DISPOSE):
        things = desk.proposals(lambda each: each.state in UNDECIDED)
        yield (
            ngettext("%(number)s proposal to decide", "%(number)s proposals to decide", len(things))
            % {"number": len(things)},
            things,
        )
    if desk.may(Deed.CONFLICT_RESOLVE):
        number = len(desk.screen.consolidation.conflicts)
        yield (
            ngettext("%(number)s conflict to settle", "%(number)s conflicts to settle", number) % {"number": number},
            (Thing("", LocalizedText(), desk.address("conflicts")),) if number else (),
        )
    if desk.may(Deed.PROPOSAL_LAPSE):
        things = desk.proposals(lambda each: _is_over(desk, each))
        yield gettext("The time for the answers of capitals is over"), things
    if desk.may(Deed.TEXT_TRANSLATE):
        screen = desk.screen
        base = queries.plan(screen.workplan.base.version_id)
        number = len(open_states(texts_of(base, screen.consolidation, screen.workplan, screen.rules)))
        yield (
            ngettext("%(number)s text to translate", "%(number)s texts to translate", number) % {"number": number},
            (Thing("", LocalizedText(), desk.address("translations")),) if number else (),
        )


def _is_over(desk: Desk, found: ProposalFound) -> bool:
    is_asked = found.state == ProposalState.AGREED_AD_REF and found.referral is not None
    return is_asked and found.referral is not None and desk.visit.now >= found.referral.referral.until


def _of_the_seat(desk: Desk) -> Found:
    if not desk.may(Deed.POSITION_STATE):
        return
    plan, actor = desk.screen.workplan, desk.visit.actor
    spoken = latest_positions(desk.said.positions, plan.current.version_id, actor.at)
    if actor.party not in spoken:
        sentence = gettext("Your party has not yet stated its position on the finalized plan")
        yield sentence, (Thing("", LocalizedText(), desk.address("endorse")),)
