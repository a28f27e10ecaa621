"""Coming in and going out."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from tests.cast import a_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_password(cast):
    person = get_user_model().objects.get(username="head-aa")
    person.set_password("a long enough phrase")
    person.save()
    return person


def test_the_right_password_lets_in_and_returns_to_the_page_asked_for(with_password, reader):
    reader.sends("/sign-in/", username="head-aa", password="a long enough phrase", next="/SMALL/people/")

    assert reader.last["location"] == "/SMALL/people/"
    assert "Office head-aa" in reader.read("/SMALL/people/")


@pytest.mark.covers("R96")
@pytest.mark.parametrize("wanted", ["", "/", "https://elsewhere.example/"])
def test_whoever_comes_for_no_page_in_particular_is_led_to_what_waits(with_password, reader, wanted):
    reader.sends("/sign-in/", username="head-aa", password="a long enough phrase", next=wanted)

    assert reader.last["location"] == "/SMALL/waiting/"


def test_whoever_acts_in_two_programmes_chooses_between_them(with_password, reader):
    a_programme("OTHER")

    reader.sends("/sign-in/", username="head-aa", password="a long enough phrase")

    assert reader.last["location"] == "/"


@pytest.mark.parametrize("username", ["head-aa", "nobody-of-that-name"])
def test_a_wrong_password_says_the_same_whether_or_not_the_name_exists(with_password, reader, username):
    page = reader.sends("/sign-in/", username=username, password="wrong")

    assert reader.status == 422
    assert "do not belong together" in page
    assert f'value="{username}"' in page


def test_ten_wrong_passwords_close_the_name_for_a_while(with_password, reader):
    for _ in range(10):
        page = reader.sends("/sign-in/", username="head-aa", password="wrong")

    assert reader.status == 429
    assert "15 minutes" in page


def test_signing_out_ends_the_session(cast, reader):
    reader.signs_in_as("head-aa").sends("/sign-out/")

    assert "Sign out" not in reader.read("/")


def test_in_a_demonstration_every_seat_is_one_press_away(cast, reader):
    page = reader.read("/sign-in/")

    assert 'name="username" value="donor"' in page
    assert "Member States" in page


def test_where_no_demonstration_is_meant_no_seat_can_be_taken(cast, reader, settings):
    settings.MASLAHAT_DEMO = False

    reader.sends("/sign-in/as/", username="secretariat")

    assert reader.status == 404
    assert "Act as any seat" not in reader.read("/sign-in/")


@pytest.mark.parametrize("username", ["", "nobody", "keeper"])
def test_a_demonstration_lets_nobody_in_who_has_no_seat(cast, reader, username):
    get_user_model().objects.create_superuser("keeper", "a long enough phrase")

    reader.sends("/sign-in/as/", username=username)

    assert reader.status == 404


def test_a_form_without_its_token_is_refused_with_the_way_out(cast, settings):
    settings.MASLAHAT_DEMO = True

    answer = Client(enforce_csrf_checks=True).post("/sign-in/as/", {"username": "secretariat"})

    assert answer.status_code == 403
    assert "This form has grown too old" in answer.content.decode()


def test_before_any_programme_is_loaded_the_seats_say_so(reader):
    assert "Seats will be listed here" in reader.read("/sign-in/")
