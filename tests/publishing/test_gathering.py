"""A view gathers names, marks, positions and reservations; the renderers need nothing else."""

from datetime import date

import pytest

from maslahat.domain.governance.positions import Position, PositionKind
from maslahat.domain.governance.reservations import entered_with, standings
from maslahat.domain.programmes.meetings import Meeting
from maslahat.domain.programmes.parties import Country, Donor, Institution, Party
from maslahat.domain.programmes.pillars import Outcome, Output, Pillar
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.provenance import Mark, Provenance, Term
from maslahat.domain.programmes.rules import CrossCuttingTheme, PlanTerms, TermsOfReference
from maslahat.domain.shared.deeds import Role
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.publishing.gathering import endorsed_plan_view, names_in, plan_view
from maslahat.publishing.pdf import endorsed_plan_pdf
from tests.publishing.plans import NOON, PARTIES, a_plan, both
from tests.publishing.test_pdf import words

PLAN = a_plan(4)
FIRST, SECOND = PLAN.lines[0].id, PLAN.lines[1].id


def a_pillar(number: int) -> Pillar:
    """Return a pillar with one outcome and one output."""
    nothing = LocalizedText()
    output = Output(f"{number}.1.1", both(f"Output {number}", f"Результат {number}"), "", ())
    outcome = Outcome(f"{number}.1", both("Outcome", "Общий результат"), nothing, nothing, (), (), (output,))
    name = both(f"Pillar {number}", f"Компонент {number}")
    return Pillar(f"P{number}", name, nothing, nothing, (), (), (), (outcome,))


def a_meeting() -> Meeting:
    """Return the meeting in Almaty."""
    return Meeting(
        code="PSC-2022",
        on=date(2022, 10, 26),
        city=both("Almaty", "Алматы"),
        host_country="KZ",
        co_host=LocalizedText(),
        form="hybrid",
        participants=150,
        plan="JWP-2023",
        categories=(),
        agenda=(),
        speakers=(),
        outcome=both("Joint workplan endorsed", "Совместный план работы одобрен"),
    )


def a_position(number: int, party: str) -> Position:
    """Return the position of a party on PLAN: Turkmenistan reserves the first line, the others endorse."""
    role = Role.SECRETARIAT if party == "UNODC" else Role.HEAD_OF_DELEGATION
    if party != "TM":
        return Position(number, PartyCode(party), PositionKind.ENDORSE, PLAN.version_id, "someone", role, NOON)
    words = both("Not before the law is amended.", "Не ранее внесения изменений в закон.")
    kind = PositionKind.RESERVE
    return Position(number, PartyCode(party), kind, PLAN.version_id, "someone", role, NOON, words, (FIRST,))


def a_programme() -> Programme:
    """Return a programme of five pillars and six parties; the first line is illustrative, of the second the budget."""
    countries = tuple(
        Country(code, code, both(*name), both(*name)) for code, name in PARTIES.items() if code != "UNODC"
    )
    parties = tuple(
        Party(PartyCode(code), both(*name), "agency" if code == "UNODC" else "member", "" if code == "UNODC" else code)
        for code, name in PARTIES.items()
    )
    members = tuple(party.code for party in parties if party.kind == "member")
    return Programme(
        code="TEST",
        name=both("Test programme", "Тестовая программа"),
        aim=LocalizedText(),
        starts_on=date(2022, 1, 1),
        ends_on=date(2025, 12, 31),
        approval=None,
        agency=PartyCode("UNODC"),
        secretariat="UNODC-ROCA",
        members=members,
        languages=("en", "ru"),
        pillars=tuple(a_pillar(number) for number in range(1, 6)),
        countries=countries,
        categories=(),
        institutions=(Institution("UNODC-ROCA", "", "unodc", both("Regional Office", "Представительство"), ""),),
        donors=(Donor("JPN", both("Government of Japan", "Правительство Японии"), "government"),),
        agreements=(),
        frameworks=(),
        sdg_targets=(),
        code_lists={"activity_types": (Term("training", both("Training", "Обучение")),)},
        cross_cutting=(
            CrossCuttingTheme("gender", both("Gender", "Гендер"), (Term("0", both("none", "нет")),), required=True),
            CrossCuttingTheme("sdg", both("SDGs", "ЦУР"), (), required=False),
        ),
        parties=parties,
        seats=(),
        decision=TermsOfReference(
            "consensus",
            members,
            quorum=5,
            absent="blocks",
            silence_hours=72,
            agency_acceptance=True,
            valid_from=date(2022, 1, 1),
            basis=both("Terms of reference", "Положение"),
        ),
        earlier_decisions=(),
        plan_terms=PlanTerms("USD", 10, ()),
        meetings=(a_meeting(),),
        sources=(),
        observations=(),
        readings=(),
        provenance={
            f"line:{FIRST}": Provenance(Mark.ILLUSTRATIVE),
            f"line:{SECOND}:budget": Provenance(Mark.ILLUSTRATIVE),
        },
    )


def test_names_come_from_the_programme():
    names = names_in(a_programme())

    assert names.pillars["P2"].texts["ru"] == "Компонент 2"
    assert names.pillar_of["3.1.1"] == "P3"
    assert names.types["training"].texts["en"] == "Training"
    assert set(names.markers) == {"gender"}


def test_lines_marked_as_invented_in_whole_or_for_their_money_are_illustrative():
    view = plan_view(a_programme(), PLAN, label=both("Draft", "Проект"), as_of=NOON)

    assert view.illustrative_lines == {FIRST, SECOND}


def test_an_instant_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        plan_view(a_programme(), PLAN, label=both("Draft", "Проект"), as_of=NOON.replace(tzinfo=None))


@pytest.mark.covers("R51", "R52", "E55")
def test_positions_and_reservations_of_the_record_end_on_paper():
    positions = {PartyCode(code): a_position(number, code) for number, code in enumerate(PARTIES)}
    reservations = standings([entered_with(positions[PartyCode("TM")])], (), {line.id for line in PLAN.lines})

    view = endorsed_plan_view(
        a_programme(),
        PLAN,
        label=both("Endorsed version", "Одобренная редакция"),
        endorsed_at=NOON,
        positions=positions,
        reservations=reservations,
        meeting="PSC-2022",
    )
    text = words(endorsed_plan_pdf(view))

    assert "Endorsed on 26 October 2022, Almaty" in text
    assert "Endorses with a reservation" in text
    assert "Не применяется в: Туркменистан" in text


@pytest.mark.covers("E56")
def test_a_reservation_whose_line_is_gone_is_printed_as_moot():
    reserved = entered_with(a_position(1, "TM"))
    view = endorsed_plan_view(
        a_programme(),
        PLAN.with_lines(PLAN.lines[1:]),
        label=both("Endorsed version", "Одобренная редакция"),
        endorsed_at=NOON,
        positions={},
        reservations=standings([reserved], (), {line.id for line in PLAN.lines[1:]}),
    )

    assert "Moot: its lines are no longer in the plan" in words(endorsed_plan_pdf(view))
