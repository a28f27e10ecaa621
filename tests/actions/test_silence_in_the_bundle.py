"""The sealed record of a plan that silence completed holds what was attached, and nothing said at the table."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from maslahat.actions.publications import sealed_bundle
from maslahat.actions.silence.course import run_silences
from maslahat.publishing.bundle.checking import check_bundle
from maslahat.publishing.bundle.keys import make_signer
from maslahat.publishing.bundle.verifier import verify
from tests.actions.silences import a_final_text, attaches, later, objects, opened, seen, started
from tests.cast import NOON, Cast

pytestmark = pytest.mark.django_db
READING = {"en": "We read it so", "ru": "Мы понимаем это так"}


def sealed(cast: Cast) -> bytes:
    return sealed_bundle("SMALL", "JWP", signer=make_signer(b"\7" * 32, now=NOON), sealed_at=cast.now)


def files(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.covers("E62", "R50")
def test_a_statement_attached_to_silence_is_sealed_with_the_plan_and_every_verifier_accepts_the_bundle():
    cast = a_final_text()
    started(cast)
    attaches(cast, "head-cc", "statement", text=READING)
    run_silences("SMALL", later(cast, hours=73).now)

    data = sealed(cast)

    (told,) = json.loads(files(data)["silence.json"])["procedures"]
    assert (told["seats"], told["deadline"]) == (["CC"], "2022-10-29T12:00:00.000000Z")
    assert [(each["kind"], each["seat"], each["text"]["texts"]) for each in told["attached"]] == [
        ("statement", "CC", READING)
    ]
    assert verify.check(data)[0] == []
    assert check_bundle(data).findings == ()
    assert ["CC", "silence", ""] in verify.joined(data)


@pytest.mark.covers("R50")
def test_a_changed_word_of_a_statement_is_found():
    cast = a_final_text()
    started(cast)
    attaches(cast, "head-cc", "statement", text=READING)
    run_silences("SMALL", later(cast, hours=73).now)

    changed = sealed(cast).replace(b"We read it so", b"We read it no")

    assert verify.check(changed)[0] != []


@pytest.mark.covers("R50")
def test_an_objection_stays_at_the_table_and_a_plan_without_silence_has_no_such_file():
    cast = a_final_text()
    opened(cast)
    seen(cast, "head-cc")
    objects(cast, "head-cc")
    cast.say("head-cc")

    assert "silence.json" not in files(sealed(later(cast, hours=1)))
