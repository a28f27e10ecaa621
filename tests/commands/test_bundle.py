"""`maslahat bundle`: a file is exported sealed, found sound, and every change is told in the reader's language."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from maslahat.publishing.bundle.keys import Keyring
from maslahat.words.sealing import place_said
from tests.cast import a_tabled_plan
from tests.publishing.bundle import sample


def said(*words: str) -> tuple[str, int]:
    out = StringIO()
    try:
        call_command("bundle", *words, stdout=out)
    except SystemExit as ended:
        return out.getvalue(), int(str(ended.code))
    return out.getvalue(), 0


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "bundle.zip"
    path.write_bytes(sample.bundle())
    return path


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    path = tmp_path / "changed.zip"
    data = bytearray(sample.bundle())
    data[data.index(b"part 3") + 5] ^= 1
    path.write_bytes(data)
    return path


@pytest.mark.covers("T-01")
def test_a_sound_file_needs_no_database_and_ends_with_nought(sound):
    told, status = said("verify", str(sound), "--key", sample.key().fingerprint.upper(), "--language", "en")

    assert status == 0
    assert "Sound" in told
    assert told.count(": yes") == 5


@pytest.mark.covers("T-01")
@pytest.mark.parametrize(
    ("language", "place"),
    [
        ("en", "content of plan.json: line 4, field title.texts.en"),
        ("ru", "содержание файла plan.json: пункт 4, поле title.texts.en"),
    ],
)
def test_a_changed_file_is_refused_with_the_place_in_the_reader_s_language(changed, language, place):
    told, status = said("verify", str(changed), "--language", language)

    assert status == 1
    assert place in told


def test_the_verdict_can_be_read_by_a_program(changed):
    told, status = said("verify", str(changed), "--json")

    assert status == 1
    assert json.loads(told)["findings"] == [{"check": "contents", "place": "plan.json#lines[3].title.texts.en"}]


@pytest.mark.parametrize("words", [["verify", "/no/such/file"], ["verify", __file__, "--key", "abc"]])
def test_what_cannot_be_looked_at_ends_with_two(words):
    with pytest.raises(CommandError) as refused:
        said(*words)
    assert refused.value.returncode == 2


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("zip:plan.xlsx:local:modification time", "zip header of plan.xlsx: field modification time"),
        ("zip:plan.xlsx:central:offset", "zip directory, entry of plan.xlsx: field offset"),
        ("zip:end:entries", "end of the zip directory: field entries"),
        ("zip:after:plan.json", "nothing can be made out after plan.json"),
        ("zip:cut", "the end of the file is missing"),
        ("zip:surplus", "bytes were added after the end of the file"),
        ("zip", "this is not a zip file of this form"),
        ("more.txt#unlisted", "more.txt is not listed in the manifest"),
        ("signature.json", "content of signature.json"),
        ("journal.json#entries[3]", "content of journal.json: entries[3]"),
    ],
)
def test_every_kind_of_place_has_its_words_in_both_languages(place, words):
    with translation.override("en"):
        assert place_said(place) == words
    with translation.override("ru"):
        assert place_said(place) != words


@pytest.mark.django_db
def test_an_endorsed_plan_is_exported_once_and_found_sound(tmp_path, settings):
    settings.DATA = tmp_path
    cast = a_tabled_plan()
    cast.endorse()
    out = tmp_path / "out.zip"

    told, _ = said("export", cast.programme, cast.plan, "--out", str(out))

    assert told.split() == [str(out), Keyring(tmp_path / "keys").signer(sample.SEALED).fingerprint]
    assert said("verify", str(out), "--key", told.split()[1])[1] == 0
    with pytest.raises(CommandError):
        said("export", cast.programme, cast.plan, "--out", str(out))


@pytest.mark.django_db
def test_a_plan_that_is_not_endorsed_is_not_exported(tmp_path, settings):
    settings.DATA = tmp_path
    cast = a_tabled_plan()

    with pytest.raises(CommandError, match="not endorsed"):
        said("export", cast.programme, cast.plan, "--out", str(tmp_path / "out.zip"))
