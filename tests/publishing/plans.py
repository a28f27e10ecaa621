"""Plans to print in tests: any number of lines in both languages, endorsed with a reservation or still a draft."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from maslahat.domain.governance.positions import PositionKind
from maslahat.domain.shared.ids import mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import CellKey, Value
from maslahat.domain.workplans.plan import Line, Plan, text_cells
from maslahat.publishing.view import EndorsedPlanView, Names, PartyPosition, PlanView, ReservationView

NOON = datetime(2022, 10, 26, 12, 0, tzinfo=UTC)
PARTIES = {
    "KZ": ("Republic of Kazakhstan", "Республика Казахстан"),
    "KG": ("Kyrgyz Republic", "Кыргызская Республика"),
    "TJ": ("Republic of Tajikistan", "Республика Таджикистан"),
    "TM": ("Turkmenistan", "Туркменистан"),
    "UZ": ("Republic of Uzbekistan", "Республика Узбекистан"),
    "UNODC": ("United Nations Office on Drugs and Crime", "Управление ООН по наркотикам и преступности"),
}


def both(english: str, russian: str) -> LocalizedText:
    """Return a text in two languages."""
    return LocalizedText.of(en=english, ru=russian)


def a_line(number: int, **cells: Value) -> Line:
    """Return line ``number``: five outputs under five pillars, two countries, a quarter, money of a donor and not."""
    output = f"{number % 5 + 1}.1.1"
    country, other = ("KZ", "KG", "TJ", "TM", "UZ")[number % 5], ("UZ", "KZ")[number % 2]
    kept: dict[CellKey, Value] = {
        **text_cells("title", both(f"Activity number {number}", f"Мероприятие номер {number}")),
        ("type",): "training",
        ("countries", country): True,
        ("countries", other): True,
        ("quarters", f"Q{number % 4 + 1}"): True,
        ("lead",): "UNODC-ROCA",
        ("partners", f"{country}-MIA"): True,
        ("budget", "JPN", "USD"): Decimal(1000 + number).quantize(Decimal("0.01")) + Decimal("0.25"),
        ("budget", "TBM", "USD"): Decimal("500.00"),
        ("markers", "gender"): number % 4,
        ("markers", "youth"): number % 3,
        ("sdg_targets", "16.4"): True,
        ("participants",): 20 + number,
        ("women_share",): Decimal("40.00"),
    }
    return Line(mint_line_id("TEST", str(number)), output, kept | {(name,): value for name, value in cells.items()})


def a_plan(count: int) -> Plan:
    """Return a plan of ``count`` lines."""
    lines = tuple(a_line(number) for number in range(count))
    title = both("Joint workplan for 2023", "Совместный план работы на 2023 год")
    return Plan("TEST", "JWP-2023", 2023, title, LocalizedText(), tuple(PARTIES), lines)


def the_names() -> Names:
    """Return names for all that ``a_plan`` mentions."""
    countries = {code: both(*name) for code, name in PARTIES.items() if code != "UNODC"}
    return Names(
        pillars={f"P{place}": both(f"Pillar {place}", f"Компонент {place}") for place in range(1, 6)},
        outputs={f"{place}.1.1": both(f"Output {place}", f"Результат {place}") for place in range(1, 6)},
        pillar_of={f"{place}.1.1": f"P{place}" for place in range(1, 6)},
        countries=countries,
        institutions={
            "UNODC-ROCA": both("Regional Office for Central Asia", "Региональное представительство в Центральной Азии"),
            **{f"{code}-MIA": both(f"Ministry, {code}", f"Министерство, {code}") for code in countries},
        },
        donors={"JPN": both("Government of Japan", "Правительство Японии")},
        markers={"gender": both("Gender", "Гендер"), "youth": both("Youth", "Молодёжь")},
        types={"training": both("Training", "Обучение")},
        beneficiaries={"judges": both("Judges", "Судьи"), "police": both("Police", "Милиция")},
        parties={code: both(*name) for code, name in PARTIES.items()},
    )


def a_draft(plan: Plan) -> PlanView:
    """Return a plan as a draft to print."""
    label = both("Consolidated draft 1", "Сводный проект 1")
    return PlanView(plan, both("Test programme", "Тестовая программа"), the_names(), label, NOON)


def an_endorsed(plan: Plan) -> EndorsedPlanView:
    """Return a plan as endorsed by all six, Turkmenistan with a reservation on the first line."""
    parties = tuple(_party(code, plan) for code in PARTIES)
    reserved = tuple(line.id for line in plan.lines[:1])
    words = both("Not before the law is amended.", "Не ранее внесения изменений в закон.")
    return EndorsedPlanView(
        plan=plan,
        programme_name=both("Test programme", "Тестовая программа"),
        names=the_names(),
        label=both("Endorsed version", "Одобренная редакция"),
        as_of=NOON,
        illustrative_lines=frozenset(line.id for line in plan.lines[1:3]),
        check_address="https://programme.example/check",
        endorsed_on=date(2022, 10, 26),
        place=both("Almaty", "Алматы"),
        meeting=both("Steering committee", "Руководящий комитет"),
        parties=parties,
        reservations=(ReservationView("TM", reserved, words, ("TM",)),) if reserved else (),
    )


def with_title(view: EndorsedPlanView, **texts: str) -> EndorsedPlanView:
    """Return the view with other words as the title of its first line."""
    first, *rest = view.plan.lines
    cells = {key: value for key, value in first.cells.items() if key[0] != "title"}
    cells |= text_cells("title", LocalizedText.of(**texts))
    return replace(view, plan=view.plan.with_lines([Line(first.id, first.output, cells), *rest]))


def _party(code: str, plan: Plan) -> PartyPosition:
    role = "agency" if code == "UNODC" else "member"
    position = PositionKind.RESERVE if code == "TM" and plan.lines else PositionKind.ENDORSE
    return PartyPosition(code, both(*PARTIES[code]), role, position, both("Head", "Глава"), NOON)
