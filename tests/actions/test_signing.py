"""A head of delegation signs the exact text with a passkey; what was not signed so is not recorded so."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import timedelta

import pytest

from maslahat.actions import people
from maslahat.actions.governance import state_position, statement_to_sign
from maslahat.actions.outcomes import PasskeyKept, PositionStated, Refused, Stale
from maslahat.actions.passkeys import add_passkey, registration_options, rename_passkey, revoke_passkey
from maslahat.actions.publications import sealed_bundle
from maslahat.actions.signing import SignedStatement, ToSign
from maslahat.domain.governance.positions import Method
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.keys import make_signer
from maslahat.publishing.bundle.verifier import verify
from maslahat.stores.governance import queries as governance
from maslahat.stores.governance.models import Position, Signature
from maslahat.stores.people import queries
from tests.cast import L1, NOON, Cast, a_tabled_plan
from tests.passkeys import PRESENT, VERIFIED, Passkey

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cast = a_tabled_plan()
    cast.finalise()
    return cast


def add(cast: Cast, username: str = "head-aa", passkey: Passkey | None = None, name: str = "My phone", **more):
    """Let a person make this passkey known, and return the outcome."""
    offered = registration_options(cast(username), "Maslahat")
    assert not isinstance(offered, Refused), offered
    options, ticket = offered
    answer = json.dumps((passkey or Passkey()).registers(verify_bytes(options["challenge"])))
    told = {"name": name, "answer": answer, "ticket": ticket, "by": cast(username)} | cast.told() | more
    return add_passkey(**told)


def verify_bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def ask(cast: Cast, username: str = "head-aa", kind: str = "endorse", **more):
    """Ask for the statement of a position on the newest text."""
    told = {"text": {}, "lines": (), "whole": False} | more
    asked = {"workplan": "JWP", "subject": cast.draft, "kind": kind}
    return statement_to_sign(**asked | {"by": cast(username), "now": cast.now} | told)


def signed(asked: ToSign, passkey: Passkey) -> SignedStatement:
    return SignedStatement(json.dumps(asked.statement), asked.ticket, json.dumps(passkey.signs(asked.challenge)))


def sign(cast: Cast, passkey: Passkey, username: str = "head-aa", kind: str = "endorse", **more):
    """Ask for a statement, sign it and state the position."""
    asked = ask(cast, username, kind, **more)
    assert isinstance(asked, ToSign), asked
    return cast.say(username, kind, signed=signed(asked, passkey), **more)


@pytest.mark.covers("R49", "E81")
def test_endorsements_signed_with_passkeys_of_three_kinds_are_in_the_bundle_and_proved_offline(cast):
    keys = {f"head-{party}": Passkey(kind) for party, kind in (("aa", "ES256"), ("bb", "EdDSA"), ("cc", "RS256"))}
    for username, passkey in keys.items():
        assert isinstance(add(cast, username, passkey), PasskeyKept)

    stated = [sign(cast, passkey, username) for username, passkey in keys.items()]
    cast.say("head-ag")
    data = sealed_bundle("SMALL", "JWP", signer=make_signer(b"\7" * 32, now=NOON), sealed_at=NOON + timedelta(days=1))

    assert all(isinstance(each, PositionStated) for each in stated)
    assert check_bundle(data).is_sound
    assert verify.check(data)[0] == []
    assert [each[1] for each in verify.joined(data)] == ["passkey", "passkey", "passkey", "click"]
    [first] = [each for each in governance.said(cast.workplan.id).positions if each.seat == "AA"]
    assert (first.method, first.evidence) == (Method.PASSKEY, verify.sha(verify.canon(Passkey().public)))


@pytest.mark.covers("R49")
def test_a_reservation_is_signed_with_its_words_and_lines(cast):
    add(cast, passkey=Passkey())
    words = {"text": {"en": "Not this year", "ru": "Не в этом году"}, "lines": (L1,)}

    assert isinstance(sign(cast, Passkey(), kind="endorse_reservation", **words), PositionStated)
    asked = ask(cast, kind="endorse_reservation", **words)
    other = cast.say(
        "head-aa", "endorse_reservation", signed=signed(asked, Passkey(counter=2)), whole=True, text={"en": "x"}
    )
    assert other.codes == ("signing_other_statement",)


@pytest.mark.covers("E80")
def test_the_signature_of_another_text_is_refused(cast):
    add(cast, passkey=Passkey())

    assert isinstance(ask(cast, subject="0" * 64), Stale)
    asked = ask(cast)
    stale = cast.say("head-aa", subject="0" * 64, signed=signed(asked, Passkey()))
    assert isinstance(stale, Stale)
    assert Position.objects.count() == 0


WRONG = {
    "signing_other_statement": [
        lambda asked, key: replace(signed(asked, key), ticket="x"),
        lambda asked, key: replace(signed(asked, key), statement="{"),
        lambda asked, key: replace(signed(asked, key), statement=json.dumps({**asked.statement, "seat": "BB"})),
        lambda asked, key: replace(signed(asked, key), statement=json.dumps({**asked.statement, "nonce": "0" * 64})),
    ],
    "signing_not_verified": [
        lambda asked, key: replace(signed(asked, key), answer="{}"),
        lambda asked, key: replace(signed(asked, key), answer="[" * 5000),
        lambda asked, key: signed(asked, replace(key, origin="https://evil.example")),
        lambda asked, key: signed(asked, replace(key, domain="evil.example")),
        lambda asked, key: signed(asked, replace(key, flags=PRESENT)),
        lambda asked, key: signed(asked, replace(key, flags=VERIFIED)),
        lambda asked, key: replace(signed(asked, key), answer=json.dumps(key.signs(b"x" * 32))),
        lambda asked, key: altered(signed(asked, key), "authenticatorData"),
        lambda asked, key: altered(signed(asked, key), "clientDataJSON"),
        lambda asked, key: altered(signed(asked, key), "signature"),
    ],
    "signing_key_unknown": [lambda asked, key: signed(asked, replace(key, number=2))],
    "signing_counter_went_back": [lambda asked, key: signed(asked, replace(key, counter=1))],
}


def altered(told: SignedStatement, part: str) -> SignedStatement:
    """Return what a browser sent with one bit of one part of the assertion turned."""
    answer = json.loads(told.answer)
    data = bytearray(verify_bytes(answer["response"][part]))
    data[-2] ^= 1
    answer["response"][part] = urlsafe_b64encode(bytes(data)).decode().rstrip("=")
    return replace(told, answer=json.dumps(answer))


@pytest.mark.covers("R49", "E81")
@pytest.mark.parametrize("code", WRONG)
def test_what_is_not_the_owners_signature_of_this_statement_is_refused_and_nothing_is_recorded(cast, code):
    add(cast, passkey=Passkey())
    sign(cast, Passkey(counter=7), kind="not_yet")

    refused = [cast.say("head-aa", signed=forge(ask(cast), Passkey(counter=8))) for forge in WRONG[code]]

    assert [each.codes for each in refused] == [(code,)] * len(refused)
    assert (Position.objects.count(), Signature.objects.count()) == (1, 1)


@pytest.mark.covers("R49", "E73")
def test_a_signature_carries_one_position_and_no_second(cast):
    add(cast, passkey=Passkey())
    told = signed(ask(cast), Passkey())
    key = {"key": "once"}

    first = cast.say("head-aa", signed=told, **key)
    again = cast.say("head-aa", signed=told, **key)
    replayed = cast.say("head-aa", signed=told)

    assert first == again
    assert isinstance(replayed, Refused)
    assert replayed.codes == ("signing_used_already",)
    assert Signature.objects.count() == 1


def test_a_statement_is_too_old_after_ten_minutes(cast):
    add(cast, passkey=Passkey())
    told = signed(ask(cast), Passkey())
    cast.now += timedelta(minutes=10)

    assert cast.say("head-aa", signed=told).codes == ("signing_too_old",)


@pytest.mark.covers("E48", "E49")
def test_the_passkey_of_a_head_who_was_replaced_signs_nothing_more(cast):
    add(cast, passkey=Passkey())
    told, old = signed(ask(cast), Passkey()), cast("head-aa")
    cast.now += timedelta(seconds=1)
    replaced = {"username": "delegate-aa", "party": "AA", "role": "head_of_delegation", "replaces": True}
    people.accredit(by=cast("secretariat"), **replaced, **cast.told())

    refused = state_position(workplan="JWP", subject=cast.draft, kind="endorse", by=old, signed=told, **cast.told())
    anew = cast.say("head-aa", signed=told)

    assert (refused.codes, anew.codes) == (("capacity_ended",), ("no_right",))
    assert Position.objects.count() == 0


@pytest.mark.covers("R49")
def test_nobody_signs_with_the_passkey_of_another_person(cast):
    add(cast, "head-aa", Passkey())
    add(cast, "head-bb", Passkey(number=2))

    assert cast.say("head-bb", signed=signed(ask(cast, "head-bb"), Passkey())).codes == ("signing_key_unknown",)
    assert cast.say("head-bb", signed=signed(ask(cast, "head-aa"), Passkey())).codes == ("signing_other_statement",)


def test_a_revoked_passkey_signs_nothing_and_what_it_signed_stays(cast):
    made = add(cast, passkey=Passkey())
    add(cast, passkey=Passkey(number=2), name="Spare key")
    sign(cast, Passkey(), kind="not_yet")
    told = signed(ask(cast), Passkey(counter=2))
    revoke_passkey(passkey=made.passkey, by=cast("head-aa"), **cast.told())

    assert cast.say("head-aa", signed=told).codes == ("signing_key_revoked",)
    assert Signature.objects.count() == 1
    assert isinstance(sign(cast, Passkey(number=2)), PositionStated)


def test_a_person_keeps_only_passkeys_of_their_own(cast):
    made = add(cast, "head-aa", Passkey())
    named = {"passkey": made.passkey, "name": "Work phone"}

    assert rename_passkey(by=cast("head-bb"), **named, **cast.told()).codes == ("unknown_passkey",)
    assert revoke_passkey(passkey=made.passkey, by=cast("head-bb"), **cast.told()).codes == ("unknown_passkey",)
    assert isinstance(rename_passkey(by=cast("head-aa"), **named, **cast.told()), PasskeyKept)
    assert [each.name for each in queries.passkeys(cast("head-aa").person)] == ["Work phone"]


UNFIT = (
    ({"name": " "}, "passkey_name"),
    ({"name": "x" * 61}, "passkey_name"),
    ({"answer": "{}"}, "passkey_not_verified"),
    ({"ticket": "x"}, "passkey_not_verified"),
    ({"passkey": Passkey(origin="https://evil.example")}, "passkey_not_verified"),
    ({"passkey": Passkey(domain="evil.example")}, "passkey_not_verified"),
    ({"passkey": Passkey(flags=PRESENT)}, "passkey_not_verified"),
)


def test_a_passkey_that_was_not_made_for_this_site_by_its_verified_owner_is_refused(cast):
    assert [add(cast, **more).codes for more, _code in UNFIT] == [(code,) for _more, code in UNFIT]
    assert queries.passkeys(cast("head-aa").person) == ()


def test_a_passkey_is_made_known_once(cast):
    add(cast, passkey=Passkey())

    assert add(cast, passkey=Passkey()).codes == ("passkey_known",)
    assert add(cast, "head-bb", Passkey()).codes == ("passkey_known",)


def test_who_has_no_passkey_is_told_so_and_can_still_press_the_button(cast):
    assert ask(cast).codes == ("signing_key_unknown",)
    assert isinstance(cast.say("head-aa"), PositionStated)


@pytest.mark.covers("E50")
def test_the_word_of_who_does_not_bind_the_party_is_kept_without_a_signature(cast):
    add(cast, "alternate-aa", Passkey())

    assert ask(cast, "alternate-aa").codes == ("position_not_acting_head",)
    kept = cast.say("alternate-aa")
    assert kept.is_effective is False
