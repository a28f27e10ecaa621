"""A file makes new versions of what it says anew, and leaves alone what it says as before."""

import pytest

from maslahat.domain.results.versions import NewVersion, Said, Standing, next_versions, on_newer_lists

OLD, NEW = Said.of({"unit": "acts"}), Said.of({"unit": "persons"})


def _standing(said=OLD, document=None, is_in_force=True):
    return {"1.1.i1": Standing(3, document or said.document, is_in_force, said.mark)}


def test_what_nobody_knew_gets_its_first_version():
    assert next_versions({}, {"1.1.i1": NEW}) == (NewVersion("1.1.i1", 1, NEW.document, said_by_file=NEW.mark),)


def test_a_file_that_says_the_same_again_makes_no_version():
    assert next_versions(_standing(), {"1.1.i1": OLD}) == ()


def test_what_was_changed_by_hand_stays_until_the_file_says_something_new():
    by_hand = _standing(document={"unit": "cases"})

    assert next_versions(by_hand, {"1.1.i1": OLD}) == ()
    assert next_versions(by_hand, {"1.1.i1": NEW}) == (NewVersion("1.1.i1", 4, NEW.document, said_by_file=NEW.mark),)


def test_what_the_file_names_no_longer_goes_out_of_force_and_can_come_back():
    gone = next_versions(_standing(), {})

    assert gone == (NewVersion("1.1.i1", 4, OLD.document, is_in_force=False),)
    assert next_versions(_standing(is_in_force=False), {}) == ()
    assert [each.version for each in next_versions(_standing(is_in_force=False), {"1.1.i1": OLD})] == [4]


@pytest.mark.covers("R102")
def test_definitions_follow_to_a_new_version_of_their_code_lists_and_only_they():
    document = {"dimensions": [{"code": "sex", "version": 1}], "scale": None}
    standing = {"1.1.i1": Standing(1, document, True, ""), "1.2.i1": Standing(1, document, False, "")}

    assert on_newer_lists(standing, {"sex": 1, "age": 5}) == ()
    assert on_newer_lists(standing, {"sex": 2}, but=frozenset(("1.1.i1",))) == ()
    (moved,) = on_newer_lists(standing, {"sex": 2})
    assert (moved.code, moved.version, moved.document["dimensions"]) == ("1.1.i1", 2, [{"code": "sex", "version": 2}])
