"""Who comes at the same moment is let in together, each on their own account."""

import asyncio

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from maslahat.domain.meetings.stream import Audience
from maslahat.web.live import gate
from maslahat.web.live.gate import Admission, Asking, admit, admit_all
from maslahat.web.live.turnstile import LARGEST_CROWD, Turnstile
from tests.web.live.record import played
from tests.web.live.test_gate import session_of


def asking(number: int) -> Asking:
    return Asking("SMALL", "PSC", f"session-{number}")


def let_in(one: Asking) -> Admission:
    return Admission(one, 1, Audience.ROOM, one.session)


def crowds_of(numbers, admit_all, gone=()):
    """Let so many ask at one instant; return their answers, and how large the crowds were."""
    crowds = []

    async def ask(question, askings):
        await asyncio.sleep(0.001)
        crowds.append(len(askings))
        return question(askings)

    async def all_of_them():
        turnstile = Turnstile(ask, admit_all)
        tasks = [asyncio.create_task(turnstile.ask(asking(number))) for number in numbers]
        await asyncio.sleep(0)
        for number in gone:
            tasks[number].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    return played(all_of_them()), crowds


@pytest.mark.covers("E77")
def test_a_hall_that_comes_at_once_is_asked_about_in_few_crowds_and_everybody_gets_the_own_answer():
    answers, crowds = crowds_of(range(1000), lambda askings: [let_in(each) for each in askings])

    assert [each.capacity for each in answers] == [f"session-{number}" for number in range(1000)]
    assert max(crowds) == LARGEST_CROWD
    assert len(crowds) <= 6


def test_one_who_cannot_be_asked_about_does_not_send_the_others_away():
    def admit_all(askings):
        if asking(3) in askings:
            raise OSError("unreadable")
        return [let_in(each) for each in askings]

    answers, _ = crowds_of(range(5), admit_all)

    assert [type(each) for each in answers] == [Admission] * 3 + [OSError, Admission]


def test_one_who_leaves_while_waiting_takes_nobody_along():
    answers, _ = crowds_of(range(4), lambda askings: [let_in(each) for each in askings], gone=(1,))

    assert [type(each) for each in answers] == [Admission, asyncio.CancelledError, Admission, Admission]


@pytest.mark.django_db
def test_a_crowd_is_told_what_each_would_be_told_alone_and_costs_few_questions(cast, settings):
    people = ("head-aa", "donor", "cso-bb", "secretariat", "head-bb")
    crowd = [Asking("SMALL", "PSC", session_of(settings, each)) for each in people]
    crowd += [
        Asking("SMALL", "PSC"),
        Asking("SMALL", "PSC", "x" * 32),
        Asking("SMALL", "PSC-99"),
        Asking("NEXT", "PSC"),
    ]
    crowd += [Asking("SMALL", "PSC", crowd[0].session, link="a-word-of-no-link")]
    alone = [admit(each) for each in crowd]

    with CaptureQueriesContext(connection) as asked:
        assert admit_all(crowd) == alone
    with CaptureQueriesContext(connection) as more:
        assert admit_all(crowd + crowd[:5] * 10) == alone + alone[:5] * 10

    assert [each and each.audience for each in alone[:7]] == [Audience.ROOM] * 5 + [Audience.PUBLIC] * 2
    assert len(more) - len(asked) <= 50


@pytest.mark.django_db
@pytest.mark.parametrize("ending", ["expired", "closed", "new password", "gone"])
def test_a_session_that_no_longer_holds_lets_nobody_in_from_inside(cast, settings, ending):
    session = session_of(settings, "head-aa")
    assert admit(Asking("SMALL", "PSC", session)).audience is Audience.ROOM
    person = get_user_model().objects.get(username="head-aa")
    if ending == "expired":
        Session.objects.update(expire_date=timezone.now())
    elif ending == "closed":
        get_user_model().objects.filter(pk=person.pk).update(is_active=False)
    elif ending == "new password":
        person.set_password("another-one-altogether")
        person.save()
    else:
        Session.objects.all().delete()

    assert gate.signed_in({session}, timezone.now()) == {}
    assert admit(Asking("SMALL", "PSC", session)).audience is Audience.PUBLIC
