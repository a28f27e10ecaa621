"""The panel of impacts: any proposals ticked, the plan before and after, for whoever may see it; nothing is written."""

import re

import pytest

from maslahat.actions.wishes import Add
from tests.cast import L1, L2, L3, raise_budget, retitle
from tests.web.pages import Page
from tests.web.routes import rows

pytestmark = pytest.mark.django_db

IMPACT = "/SMALL/workplans/JWP/impact/"


def words(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<head>.*?</head>|<[^>]*>", " ", page, flags=re.DOTALL))


def ticked(*refs: str) -> str:
    return IMPACT + "?" + "&".join(f"p={ref}" for ref in refs)


@pytest.mark.covers("R89")
def test_ticked_proposals_show_the_money_before_and_after(cast, reader):
    first = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    second = cast.tabled("head-bb", raise_budget(L2, "90")).ref

    page = reader.signs_in_as("head-cc").read(ticked(first, second))

    assert "As if 2 proposals were agreed" in page
    assert "The whole plan US$ 300 US$ 340 +US$ 40" in words(page)
    assert Page.of(page).faults == []


def test_nothing_is_written_by_looking(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    reader.signs_in_as("head-cc")
    before = rows()

    reader.read(ticked(ref))

    assert rows() == before


@pytest.mark.covers("R12", "R13")
def test_the_share_of_money_by_marker_stands_before_and_after(cast, reader):
    title = {"title": {"en": "For women", "ru": "Для женщин"}}
    added = Add("1.1.2", None, {("markers", "gender"): 3, ("budget", "DON", "USD"): "100"}, title)
    ref = cast.tabled("head-aa", added).ref

    page = words(reader.signs_in_as("head-cc").read(ticked(ref)))

    assert re.search(r"Gender 0 % 25 % \+25 p\.p\.", page)


@pytest.mark.covers("R16")
def test_an_sdg_target_that_no_line_served_is_told_as_gained(cast, reader):
    title = {"title": {"en": "Borders", "ru": "Границы"}}
    added = Add("1.1.2", None, {("markers", "gender"): 1, ("sdg_targets", "16.4"): True}, title)
    ref = cast.tabled("head-aa", added).ref

    page = words(reader.signs_in_as("head-cc").read(ticked(ref)))

    assert "gained 16.4" in page
    assert "Lines without an indicator 3 4 +1" in page


@pytest.mark.covers("E11", "R89")
def test_a_ceiling_that_would_be_broken_is_told_before_anybody_decides(cast, reader):
    refs = []
    for who in ("head-aa", "head-bb"):
        cells = {("budget", "DON", "USD"): "500", ("markers", "gender"): 1}
        title = {"title": {"en": f"Study of {who}", "ru": f"Исследование {who}"}}
        refs.append(cast.tabled(who, Add("2.1.1", L3, cells, title)).ref)

    reader.signs_in_as("head-cc")

    assert "Rules that would be broken" not in reader.read(ticked(refs[0]))
    assert "Rules that would be broken" in reader.read(ticked(*refs))


@pytest.mark.covers("E03")
def test_proposals_that_would_collide_are_held_and_the_conflict_is_shown(cast, reader):
    refs = [cast.tabled(who, raise_budget(L1, to)).ref for who, to in (("head-aa", "150"), ("head-bb", "130"))]

    page = reader.signs_in_as("head-cc").read(ticked(*refs))

    assert "Would be held" in page
    assert "Conflicts that would open" in page
    assert "The whole plan US$ 300 US$ 300 ±0" in words(page)


@pytest.mark.covers("R37", "R90")
def test_who_may_not_see_money_by_line_sees_the_rest(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref

    page = reader.signs_in_as("cso-bb").read(ticked(ref))

    assert "US$" not in words(page)
    assert "Money by line is not shown to your role." in page
    assert "Lines without an indicator" in page


def test_the_list_is_narrowed_by_pillar_country_and_party_and_ticks_are_kept(cast, reader):
    first = cast.tabled("head-aa", raise_budget(L1, "150"), headline="Of the first").ref
    second = cast.tabled("head-bb", retitle(L3, "Study much"), headline="Of the second").ref
    reader.signs_in_as("head-cc")

    assert "Of the second" not in reader.read(f"{IMPACT}?pillar=P1")
    assert "Of the first" not in reader.read(f"{IMPACT}?party=BB")
    assert "No proposal that is still open fits" in reader.read(f"{IMPACT}?country=CC")
    assert "ticked, outside the filter" in reader.read(f"{ticked(second)}&pillar=P1")
    assert first in reader.read(f"{IMPACT}?country=AA")


@pytest.mark.parametrize("query", ["?p=PR-XX-99", "?pillar=P9&country=%3Cb%3E", "?p=" + "x" * 5000])
def test_what_the_address_names_wrongly_measures_nothing(cast, reader, query):
    page = reader.signs_in_as("head-cc").read(IMPACT + query)

    assert reader.status == 200
    assert "The draft as it stands" in page
    assert Page.of(page).faults == []


def test_the_page_of_a_proposal_tells_its_impact_before_and_after_it_is_agreed(cast, reader):
    ref = cast.tabled("head-aa", raise_budget(L1, "150")).ref
    address = f"/SMALL/workplans/JWP/proposals/{ref}/"
    reader.signs_in_as("head-cc")

    assert "If it were agreed" in reader.read(address)
    assert "+US$\u00a050" in reader.read(address)
    cast.agree(ref)
    assert "against the draft without it" in reader.read(address)
    assert "+US$\u00a050" in reader.read(address)


def test_the_number_of_queries_does_not_grow_with_the_proposals(cast, reader, django_assert_max_num_queries):
    refs = [cast.tabled("head-aa", raise_budget(L1, "150")).ref]
    reader.signs_in_as("head-cc")
    few = queries_of(reader, ticked(*refs), django_assert_max_num_queries)
    refs += [cast.tabled("head-bb", retitle(L2, f"Equip {n} posts")).ref for n in range(20)]

    assert queries_of(reader, ticked(*refs), django_assert_max_num_queries) == few


def queries_of(reader, address, counting) -> int:
    with counting(1000) as captured:
        reader.read(address)
    return len(captured)
