"""A file is taken as plain data with the line of every value, or refused: bombs, tricks and slips of the pen."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maslahat.publishing.files import DEEPEST, LARGEST_FILE, FileRefused, read_file


def _refusal(content: str | bytes) -> str:
    with pytest.raises(FileRefused) as refused:
        read_file(content if isinstance(content, bytes) else content.encode())
    return str(refused.value)


def test_values_are_text_whole_numbers_truth_and_nothing_else():
    found = read_file(b"a: [1, -2, 2.50, 1e3, 010, 2022-01-01, 12:30, NO, yes, true, null, ~, '7', \"null\"]\nb:\n")

    words = ["2.50", "1e3", "010", "2022-01-01", "12:30", "NO", "yes"]
    assert found.data == {"a": [1, -2, *words, True, None, None, "7", "null"], "b": None}


def test_every_value_has_its_line_and_a_missing_one_that_of_what_is_around_it():
    found = read_file("first: 1\nlist:\n  - name: {en: A}\n  -\n    name:\n      en: B\n".encode("utf-8-sig"))

    assert [found.line_of(path) for path in ("first", "list", "list[0].name.en", "list[1].name.en")] == [1, 2, 3, 6]
    assert [found.line_of(path) for path in ("list[1].name.ru", "list[9]", "nowhere", "")] == [5, 2, 0, 0]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a: 1\nb: 2\na: 3\nc: {d: 1, d: 2}", "line 3: a: stands twice, first on line 1\nline 4: c.d: stands twice"),
        ("a: &x [1]\nb: *x", "line 1: anchors"),
        ("a: *x", "line 1: anchors"),
        ("<<: *base", "anchors"),
        ("a: !!python/object/apply:os.system [ls]", "line 1: tags"),
        ("a: !!binary aGk=", "tags"),
        ("a: 1\n---\nb: 2", "line 2: a second document"),
        ("a: [1, 2", "is not YAML"),
        ("a: 'open\n", "is not YAML"),
        ("a: \tb:\n- c", "is not YAML"),
        ("? [a, b]\n: 1", "a key must be a word"),
        ("? {a: b}\n: 1", "a key must be a word"),
        ("a: \x01", "is not YAML"),
        (b"a: 1\nb: \xff\n", "line 2: the file is not text in UTF-8"),
        ("a: " + "[" * 200, f"nested more than {DEEPEST}"),
        ("k" * 200 + ": 1", "a key is longer than 100 characters"),
    ],
)
def test_anything_but_plain_data_is_refused_with_its_line(content, why):
    assert why in _refusal(content)


def test_a_huge_file_is_refused_unread():
    assert _refusal(b"a" * (LARGEST_FILE + 1)) == f"the file is larger than {LARGEST_FILE} bytes"


def test_too_many_values_are_refused():
    assert "more than 200000 values" in _refusal("[" + "1," * 250_000 + "1]")


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{b}: &{b} [*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "[" * 500_000,
        "{a: " * 500_000,
        "\n".join(" " * depth + "a:" for depth in range(1200)),
        "- " * 300_000,
        "a: '" + "''" * 1_000_000 + "'",
        "# " + "x" * 3_000_000,
        "a: " + "9" * 1_000_000,
    ],
)
def test_a_bomb_costs_little_time(bomb):
    began = time.process_time()

    with suppress(FileRefused):
        read_file(bomb.encode())

    assert time.process_time() - began < 5


@given(st.text(alphabet=st.sampled_from("ab: -[]{},&*!|>'\"#%@\n\t?~0.é\x00"), max_size=60))
def test_any_text_is_read_or_refused(text):
    with suppress(FileRefused):
        read_file(text.encode())


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content):
    with suppress(FileRefused):
        read_file(content)
