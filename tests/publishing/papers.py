"""A meeting and a pillar as papers tell of them, for tests."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

from docx import Document
from pypdf import PdfReader

from maslahat.domain.meetings.agenda_items import ItemKind, PlannedItem, timed
from maslahat.domain.meetings.arrangements import Arrangements, MeetingForm, MeetingKind
from maslahat.domain.programmes.programme import Programme
from maslahat.domain.programmes.reading import read_programme
from maslahat.domain.shared.ids import PartyCode
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Plan
from maslahat.publishing.gathering import plan_view
from maslahat.publishing.letters import LetterView, MeetingView
from maslahat.publishing.packs import ALL, PackView
from tests.cast import small_plan
from tests.small_programme import small_programme

NINE = datetime(2026, 10, 20, 4, tzinfo=UTC)
SUMMER = datetime(2026, 7, 1, tzinfo=UTC)


def text(english: str, russian: str) -> LocalizedText:
    return LocalizedText.of(en=english, ru=russian)


def a_meeting(revision: int = 2, **changes: Any) -> MeetingView:
    """Return a hybrid meeting in Almaty from 9 to 18, with an agenda of two items."""
    told: dict[str, Any] = {
        "title": text("Steering Committee 2026", "Руководящий комитет, 2026 год"),
        "kind": MeetingKind.ANNUAL,
        "form": MeetingForm.HYBRID,
        "organiser": PartyCode("AG"),
        "host": PartyCode("AA"),
        "co_hosts": (PartyCode("BB"),),
        "country": "AA",
        "city": text("Almaty", "Алматы"),
        "venue": text("House of Friendship", "Дом дружбы"),
        "time_zone": "Asia/Almaty",
        "starts_at": NINE,
        "ends_at": NINE + timedelta(hours=9),
    }
    items = (
        PlannedItem(
            1, ItemKind.OPENING, text("Opening", "Открытие"), 20, text("Deputy Minister", "Заместитель министра")
        ),
        PlannedItem(2, ItemKind.PRESENTATION, text("The plan", "План"), 60, institution="SEC"),
    )
    return MeetingView(
        programme=text("Small programme", "Малая программа"),
        arrangements=Arrangements(**told | changes),
        zone=ZoneInfo("Asia/Almaty"),
        parties={"AG": text("Agency", "Учреждение"), "AA": text("State A", "Государство А")},
        bodies={"SEC": text("Secretariat", "Секретариат")},
        countries={"AA": text("Land A", "Страна А")},
        items=timed(items, NINE),
        revision=revision,
        plan=text("Joint workplan 2027", "Совместный план работы на 2027 год"),
        address="https://maslahat.example/SMALL/meetings/PSC-2026/",
        registers_until=NINE - timedelta(days=14),
    )


def a_letter(meeting: MeetingView | None = None) -> LetterView:
    return LetterView(
        meeting or a_meeting(),
        "PSC-2026/INV/BB-1",
        date(2026, 7, 1),
        SUMMER,
        text("Head of Department", "Начальник управления"),
        text("Ministry of Foreign Affairs", "Министерство иностранных дел"),
        text("State B", "Государство Б"),
    )


def the_programme() -> Programme:
    return read_programme(small_programme())


def a_pack(plan: Plan | None = None, pillar: str = "P1", sees: str = ALL, **more: Any) -> PackView:
    """Return the pack of a pillar of the small plan."""
    programme = the_programme()
    view = plan_view(programme, plan or small_plan(), label=text("D1", "П1"), as_of=SUMMER)
    told: dict[str, Any] = {"readings": {}, "units": {}, "last_year": None, "tabled": None}
    return PackView(view, programme.pillar(pillar), LocalizedText(), sees=sees, **told | more)


def words_of_pdf(pdf: bytes) -> str:
    """Return the text of every page, blanks and line ends made alike."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def words_of_docx(docx: bytes) -> str:
    """Return the text of the document, that of its tables included."""
    found = Document(BytesIO(docx)).element.body.iter()
    words = (each.text for each in found if each.tag.endswith("}t") and each.text)
    return " ".join(" ".join(words).split())


def dollars(plan: Plan, *outputs: str) -> Decimal:
    """Return the money of the lines under these outputs, added up by hand."""
    return sum((value for line in plan.lines if line.output in outputs for value in line.budget.values()), Decimal(0))
