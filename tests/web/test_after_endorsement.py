"""Pages of an endorsed plan that changes: corrigenda, objections, reservations, amendments, the next year."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from maslahat.actions.amending import open_amendment_round, propose_corrigendum
from maslahat.actions.wishes import Edit
from maslahat.domain.workplans.carrying_over import new_line_id
from maslahat.stores.governance import queries as governance
from maslahat.stores.workplans import queries
from maslahat.stores.workplans.afterwards_models import Adjustment
from tests.cast import L1, L2, L3, Cast, an_endorsed_plan, raise_budget
from tests.web.pages import PLAN, Page, Reader

pytestmark = pytest.mark.django_db

WORDS = {"en": "Because", "ru": "Потому что"}
TOLD = {"headline_en": "A spelling", "headline_ru": "Правописание", "rationale_en": "A slip", "key": "form-1"}


@pytest.fixture
def cast(settings) -> Cast:
    settings.MASLAHAT_DEMO = True
    return an_endorsed_plan()


def reader(username: str = "") -> Reader:
    found = Reader(Client(headers={"accept-language": "en"}))
    return found.signs_in_as(username) if username else found


def a_corrigendum(cast: Cast) -> None:
    """Leave a corrigendum open to objection since a moment ago."""
    asked = {"workplan": "JWP", "base": cast.workplan.in_force.version_id, "headline": WORDS, "rationale": WORDS}
    spelling = Edit(L1, words={"title": {"en": "Train the officers"}})
    told = {"by": cast("secretariat"), "key": cast.key(), "now": timezone.now()}
    propose_corrigendum(wishes=(spelling,), **asked, **told)


def its_time_runs_out() -> None:
    ago = timezone.now() - timedelta(days=1)
    Adjustment.objects.update(opens_at=ago - timedelta(days=9), deadline=ago)


def sent(cast: Cast, deed: str, **more: str) -> dict[str, str]:
    return {"deed": deed, "base": cast.workplan.in_force.version_id, "line": str(L1), **TOLD} | more


@pytest.mark.covers("E86")
def test_a_corrigendum_is_proposed_on_the_page_objected_to_and_shown_with_its_words(cast):
    secretariat, head = reader("secretariat"), reader("head-bb")

    secretariat.sends(f"{PLAN}changes/", **sent(cast, "corrigendum", title_en="Train the officers"))
    page = head.read(f"{PLAN}changes/")
    head.sends(f"{PLAN}changes/", deed="object", adjustment="COR-01", text_en="It is wrong", key="form-2")

    assert "COR-01" in page
    assert "Object for your party" in page
    assert "stopped by an objection" in reader().read(f"{PLAN}changes/")
    assert "It is wrong" in reader().read(f"{PLAN}changes/")


@pytest.mark.covers("E86")
def test_a_corrigendum_that_changes_a_number_is_refused_with_the_reason_and_keeps_what_was_typed(cast):
    found = reader("secretariat")

    page = found.sends(f"{PLAN}changes/", **sent(cast, "corrigendum", title_en="Train 20 officers"))

    assert found.status == 409
    assert "a corrigendum changes no number" in page
    assert "Train 20 officers" in page
    assert "A spelling" in page


@pytest.mark.covers("E85")
def test_a_minor_adjustment_is_notified_on_the_page_and_one_beyond_the_limit_is_refused(cast):
    found = reader("secretariat")
    asked = {"quarters": "Q1", "budget/DON/USD": "109.00"}

    found.sends(f"{PLAN}changes/", **sent(cast, "adjustment", **asked))
    further = asked | {"line": str(L2), "key": "2", "budget/DON/USD": "120"}
    beyond = found.sends(f"{PLAN}changes/", **sent(cast, "adjustment", **further))

    assert "at most 10.00 is minor" in beyond
    assert [each.ref for each in queries.adjustments(cast.workplan.id)] == ["ADJ-01"]


def test_what_nobody_objected_to_is_brought_into_effect_by_a_button(cast):
    a_corrigendum(cast)
    its_time_runs_out()
    found = reader("secretariat")

    assert "Bring into effect" in found.read(f"{PLAN}changes/")
    found.sends(f"{PLAN}changes/", deed="close", key="form-3")

    assert cast.workplan.in_force.label == "E1.1"
    assert "E1.1" in reader().read(f"{PLAN}endorsed/")
    assert "Train the officers" in reader().read(f"{PLAN}lines/{L1}/")


def test_an_older_endorsed_text_is_printed_with_its_own_endorsement(cast):
    first = cast.workplan.in_force
    cast.now += timedelta(days=9)
    open_amendment_round(workplan="JWP", base=first.version_id, reason=WORDS, by=cast("secretariat"), **cast.told())
    cast.agree(cast.tabled("head-aa", raise_budget(L1, "150.00")).ref)
    cast.endorse()

    behind = governance.endorsement_behind(cast.workplan.id, first.made_at)

    assert behind.subject == first.version_id
    assert governance.endorsement(cast.workplan.id).subject != first.version_id


@pytest.mark.covers("E87")
def test_while_a_plan_is_amended_the_public_reads_the_text_in_force_and_nothing_of_the_round(cast):
    reader("secretariat").sends(f"{PLAN}changes/", **sent(cast, "amend", reason_en="Money came"))
    ref = cast.agree(cast.tabled("head-aa", raise_budget(L1, "8642097"), headline="Secret wish").ref).ref
    public = reader()

    pages = {page: public.read(f"{PLAN}{page}") for page in ("", "endorsed/", "changes/", "redline/", f"lines/{L1}/")}
    pages["grid"] = public.read("/SMALL/")

    secret = re.compile(rf"8.?642.?097|{ref}|Secret wish")
    assert [page for page, words in pages.items() if secret.search(words)] == []
    assert "is being amended" in pages["endorsed/"]
    assert public.client.get(f"{PLAN}endorsed/bundle.zip").status_code == 200
    assert public.client.get(f"{PLAN}conflicts/").status_code in (200, 403)
    assert re.search("8.?642.?097", reader("head-bb").read(f"{PLAN}lines/{L1}/"))


@pytest.mark.covers("E83")
def test_a_reservation_is_entered_and_lifted_on_the_endorsed_page(cast):
    head = reader("head-bb")
    asked = {"subject": cast.workplan.in_force.version_id, "lines": str(L2), "text_en": "Not in our country"}

    head.sends(f"{PLAN}endorsed/reservations/", key="form-1", **asked)
    entered = head.read(f"{PLAN}endorsed/")
    number = governance.said(cast.workplan.id).reservations[-1].number
    head.sends(f"{PLAN}endorsed/reservations/", key="form-2", lift=str(number), text_en="Solved")

    assert "Not in our country" in entered
    assert "Lift this reservation" in entered
    assert "lifted" in reader().read(f"{PLAN}endorsed/")


def test_a_reservation_without_words_is_refused_on_the_page(cast):
    head = reader("head-bb")

    page = head.sends(f"{PLAN}endorsed/reservations/", key="1", subject=cast.workplan.in_force.version_id)

    assert head.status == 409
    assert "A reservation needs words." in page


@pytest.mark.covers("E56")
def test_a_party_whose_reserved_line_changed_is_asked_again(cast):
    head = reader("head-bb")
    asked = {"subject": cast.workplan.in_force.version_id, "lines": str(L1), "text_en": "Not in our country"}
    head.sends(f"{PLAN}endorsed/reservations/", key="form-1", **asked)

    before = head.read(f"{PLAN}endorsed/")
    a_corrigendum(cast)
    its_time_runs_out()
    reader("secretariat").sends(f"{PLAN}changes/", deed="close", key="form-3")

    assert "the party is asked" not in before
    assert "the party is asked" in head.read(f"{PLAN}endorsed/")


@pytest.mark.covers("R101", "R83", "R61")
def test_a_year_is_ended_line_by_line_and_the_next_plan_continues_its_lines(cast):
    found = reader("secretariat")
    early = found.sends(f"{PLAN}year/", deed="close", key="1", base=cast.workplan.in_force.version_id)
    told = {"deed": "fate", "unspent/DON/USD": "40"}
    found.sends(f"{PLAN}year/", line=str(L1), fate="carried_over", key="2", **told)
    found.sends(f"{PLAN}year/", line=str(L2), fate="cancelled", reason_en="No money", key="3", **told)
    found.sends(f"{PLAN}year/", line=str(L3), fate="closed", key="4", **told)
    found.sends(f"{PLAN}year/", deed="close", key="5", base=cast.workplan.in_force.version_id)
    found.sends(f"{PLAN}year/", deed="prepare", code="JWP-2024", lines=str(L3), key="6")
    ready = found.read(f"{PLAN}year/")
    base = queries.workplan("SMALL", "JWP-2024").current.version_id
    found.sends(f"{PLAN}year/", deed="table", code="JWP-2024", base=base, key="7")

    assert "lines without a decision: 3" in early
    assert cast.workplan.stage == "closed"
    assert "Table this draft" in ready
    assert queries.workplan("SMALL", "JWP-2024").current.label == "B"
    new = new_line_id("SMALL", "JWP-2024", L1)
    assert "1.1.1-01" in found.read(f"/SMALL/workplans/JWP-2024/lines/{new}/")
    assert "continued in 2024" in found.read(f"{PLAN}lines/{L1}/")


@pytest.mark.parametrize("page", ["changes/", f"changes/?line={L1}", "year/", "endorsed/"])
@pytest.mark.parametrize("who", ["secretariat", "head-bb", "coordinator"])
def test_the_pages_after_endorsement_are_whole_and_in_one_language(cast, page, who):
    a_corrigendum(cast)
    found = reader(who).reads_in("ru")

    markup = found.read(f"{PLAN}{page}")

    if found.status == 200:
        assert Page.of(markup).faults == []
        assert Page.of(markup).inline == []
    assert found.status == (403 if (page, who) == ("year/", "head-bb") else 200)


@pytest.mark.parametrize("told", [{"deed": "other"}, {}])
def test_a_deed_that_does_not_exist_is_not_found(cast, told):
    found = reader("secretariat")

    for page in ("changes/", "year/"):
        found.sends(f"{PLAN}{page}", **told)
        assert found.status == 404
