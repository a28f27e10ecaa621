"""Reading what surrounds a programme: frameworks it serves, meetings, sources, and figures others published."""

from decimal import Decimal

from maslahat.domain.programmes.frameworks import AgencyRole, Framework, FrameworkResult
from maslahat.domain.programmes.marks import Marks
from maslahat.domain.programmes.meetings import AgendaItem, Meeting, Speaker
from maslahat.domain.programmes.observations import Observation, Reading
from maslahat.domain.programmes.provenance import Source
from maslahat.domain.programmes.terms import defined
from maslahat.domain.shared.entries import Entry

AGENDA_KINDS = (
    "opening",
    "statement",
    "discussion",
    "country_reports",
    "presentation",
    "breakout",
    "proposals",
    "decision",
    "closing",
)
MEETING_KINDS = ("annual", "extraordinary", "national", "launch")


def read_sources(root: Entry) -> tuple[Source, ...]:
    """Return the published documents that values are taken from."""
    sources = []
    for entry in root.entries("sources"):
        found = Source(
            defined(entry, "source"), entry.words("url"), entry.words("what", required=True), entry.words("date")
        )
        sources.append(found)
    return tuple(sources)


def read_frameworks(root: Entry, marks: Marks) -> tuple[Framework, ...]:
    """Return the frameworks, their results and the agency's roles in them."""
    return tuple(_framework(entry, marks) for entry in root.entries("frameworks"))


def _framework(entry: Entry, marks: Marks) -> Framework:
    code = defined(entry, "framework")
    marks.note(entry, f"framework:{code}")
    scope = entry.code("scope")
    if scope not in ("", "global"):
        entry.notes.references.append((entry.at("scope"), "country", scope))
    starts = entry.whole("starts", 1900, 2200)
    ends = entry.whole("ends", 1900, 2200)
    if ends < starts:
        entry.fault("ends", f"is before the start in {starts}")
    return Framework(
        code=code,
        name=entry.text("name"),
        scope=scope,
        starts=starts,
        ends=ends,
        signed=entry.day_as_published("signed", required=False),
        parties=tuple(part.text("name") for part in entry.entries("parties")),
        results=tuple(_framework_result(found, code, marks) for found in entry.entries("results")),
        agency_roles=tuple(_agency_role(found, code, marks) for found in entry.entries("agency_roles")),
    )


def _framework_result(entry: Entry, framework: str, marks: Marks) -> FrameworkResult:
    code = entry.code("code")
    if code:
        entry.notes.define("framework_result", f"{framework}.{code}", entry.path)
    marks.note(entry, f"framework_result:{framework}.{code}")
    return FrameworkResult(code, entry.text("name"), entry.references("outputs", "output"))


def _agency_role(entry: Entry, framework: str, marks: Marks) -> AgencyRole:
    result = entry.code("result")
    entry.notes.references.append((entry.at("result"), "framework_result", f"{framework}.{result}"))
    marks.note(entry, f"agency_role:{framework}.{result}")
    return AgencyRole(
        result=result,
        role=entry.choice("role", ("co_chair", "leading")),
        starts=entry.whole_or_none("starts", 1900, 2200),
        ends=entry.whole_or_none("ends", 1900, 2200),
        other=entry.reference("other", "institution", required=False),
    )


def read_meetings(root: Entry, marks: Marks) -> tuple[Meeting, ...]:
    """Return the meetings with agenda and speakers."""
    return tuple(_meeting(entry, marks) for entry in root.entries("meetings"))


def _meeting(entry: Entry, marks: Marks) -> Meeting:
    code = defined(entry, "meeting")
    agenda = _agenda(entry, code, marks)
    marks.note(entry, f"meeting:{code}")
    return Meeting(
        code=code,
        on=entry.day("date"),
        city=entry.text("city"),
        host_country=entry.reference("host_country", "country"),
        co_host=entry.text("co_host", required=False),
        form=entry.choice("form", ("in_person", "hybrid", "online")),
        participants=entry.whole_or_none("participants", 0, 100_000),
        plan=entry.code("plan", required=False),
        categories=entry.references("categories", "category"),
        agenda=agenda,
        speakers=tuple(_speaker(found, len(agenda)) for found in entry.entries("speakers")),
        outcome=entry.text("outcome", required=False),
        kind=entry.choice("kind", MEETING_KINDS, required=False) or MEETING_KINDS[0],
    )


def _agenda(entry: Entry, meeting: str, marks: Marks) -> tuple[AgendaItem, ...]:
    items = []
    for place, found in enumerate(entry.entries("agenda"), start=1):
        number = found.whole("number", 1, 999)
        if number != place:
            found.fault("number", f"is not {place}: items are numbered in order")
        marks.note(found, f"agenda:{meeting}.{number}")
        items.append(AgendaItem(number, found.text("title"), found.choice("kind", AGENDA_KINDS)))
    return tuple(items)


def _speaker(entry: Entry, items: int) -> Speaker:
    mode = entry.choice("mode", ("room", "online"), required=False)
    item = entry.whole_or_none("item", 1, items) or 0
    return Speaker(entry.text("office"), entry.reference("institution", "institution"), mode, item)


def read_observations(root: Entry, marks: Marks) -> tuple[Observation, ...]:
    """Return the published figures."""
    observations = []
    for entry in root.entries("observations"):
        code = defined(entry, "observation")
        marks.note(entry, f"observation:{code}")
        found = Observation(
            code=code,
            country=entry.reference("country", "country", required=False),
            indicator=entry.text("indicator"),
            period=entry.words("period", required=True),
            value=entry.number("value") or Decimal(0),
            unit=entry.words("unit", required=True),
            reported_by=entry.words("reported_by"),
            caution=entry.words("caution"),
        )
        observations.append(found)
    return tuple(observations)


def read_readings(root: Entry, marks: Marks) -> tuple[Reading, ...]:
    """Return the measured values of indicators; the parts along one dimension must add up to the value."""
    readings = []
    for entry in root.entries("readings"):
        indicator = entry.reference("indicator", "indicator")
        period = entry.words("period", required=True)
        marks.note(entry, f"reading:{indicator}:{period}")
        value = entry.number("value") or Decimal(0)
        parts: dict[tuple[str, str], Decimal] = {}
        for found in entry.entries("parts"):
            parts[(found.code("dimension"), found.code("code"))] = found.number("value") or Decimal(0)
        _check_parts(entry, value, parts)
        readings.append(Reading(indicator, period, value, parts))
    return tuple(readings)


def _check_parts(entry: Entry, value: Decimal, parts: dict[tuple[str, str], Decimal]) -> None:
    for dimension in sorted({dimension for dimension, _ in parts}):
        total = sum((part for (name, _), part in parts.items() if name == dimension), Decimal(0))
        if total != value:
            entry.fault("parts", f"along {dimension} add up to {total}, not to {value}")
