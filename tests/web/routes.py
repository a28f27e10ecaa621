"""Every address of the site as the URL configuration lists it, with values of the cast and of a neighbour."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.urls import URLResolver, get_resolver

from maslahat.actions import people, programmes
from maslahat.actions.drafts import draft_on_screen
from maslahat.actions.meetings.badge_codes import code_of
from maslahat.actions.outcomes import Done
from maslahat.actions.workplans import table_draft
from maslahat.domain.shared.ids import mint_line_id
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.plan import Line, Plan
from maslahat.stores.meetings import attendance_queries
from maslahat.stores.meetings import queries as meeting_queries
from maslahat.stores.people import queries as people_queries
from maslahat.stores.workplans import queries as plans
from tests.actions.attendance import admitted
from tests.cast import L1, LONG_AGO, NOON, Cast, a_line, a_tabled_plan, raise_budget, retitle
from tests.prepared import prepared
from tests.small_programme import small_programme

PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
MISSING = {
    "accreditation": "99999999",
    "number": "99999999",
    "paragraph": "99999999",
    "correction": "99999999",
    "line": "00000000-0000-5000-8000-000000000000",
    "ref": "PR-QQ-77",
    "thread": "99999999",
    "practice": "99999999",
    "silence": "99999999",
    "meeting": "PSC-99",
    "item": "99999999",
    "document": "99999999",
    "letter": "99999999",
    "note": "99999999",
    "turn": "99999999",
    "statement": "99999999",
    "registration": "99999999",
}
SIGNS_OF_THE_NEIGHBOUR = re.compile(r"NEXT|Neighbour|\b(COM|XX|YY|WW|GIV|BUR|OFF)\b|next-door")
SIGNS_OF_THE_CAST = re.compile(
    r"SMALL|Train officers|Equip posts|Office [a-z]+-|\b(AA|BB|CC|DON)\b|delegate-aa|focal-aa"
)
NOT_KEPT = {"sessions.session", "axes.accessattempt", "axes.accesslog", "axes.accessfailurelog"}


@dataclass(frozen=True)
class Route:
    """One pattern of the URL configuration."""

    name: str
    pattern: str

    @property
    def parameters(self) -> tuple[str, ...]:
        return tuple(name for _, name in PARAMETER.findall(self.pattern))

    def address(self, values: Mapping[str, str]) -> str:
        """Return the path with these values; a parameter without one stands as ``nowhere``."""
        return "/" + PARAMETER.sub(lambda found: quote(values.get(found[2], "nowhere"), safe=""), self.pattern)


def routes() -> list[Route]:
    """Return every pattern, in the order in which they are tried."""
    return list(_walk(get_resolver(), ""))


def _walk(resolver: URLResolver, before: str) -> Iterator[Route]:
    for each in resolver.url_patterns:
        pattern = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, pattern)
        else:
            yield Route(each.name or pattern, pattern)


def rows() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table that a deed could change; sessions and counters of failed signing in left out."""
    models = [each for each in apps.get_models() if each._meta.label_lower not in NOT_KEPT]
    kept = {each._meta.label_lower: list(each._default_manager.order_by("pk").values()) for each in models}
    for person in kept["people.person"]:
        person.pop("last_login")
    return kept


def good_values(cast: Cast) -> dict[str, str]:
    """Return a value of this cast's programme for each parameter: things that exist."""
    seats = people_queries.accreditations(cast.programme)
    proposals = plans.proposals(cast.workplan.id)
    return {
        "programme": cast.programme,
        "workplan": cast.plan,
        "line": str(cast.text.lines[0].id),
        "ref": str(proposals[0].ref),
        "deed": "support",
        "number": "1",
        "paragraph": "1",
        "correction": "1",
        "paper": "outcome",
        "story": "plan-story",
        "photograph": "1",
        "thread": "1",
        "practice": "1",
        "silence": "1",
        "note": "1",
        "meeting": "PSC",
        "item": "0",
        "document": "1",
        "letter": "1",
        "pillar": "P1",
        "turn": "1",
        "act": "withdraw",
        "wish": "statement",
        "statement": "1",
        "registration": "1",
        "code": _a_badge(cast),
        "conflict": _a_conflict(cast),
        "label": cast.workplan.current.label,
        "suffix": "csv",
        "place": "title",
        "language": "ru",
        "kind": "html",
        "screen": "1",
        "accreditation": str(seats[-1].id),
        "height": "outcome",
        "period": "2022",
        "indicator": "1.1.1.i1",
        "year": "2022",
        "scope": "programme",
        "revision": "1",
        "section": "lessons",
    }


def _a_conflict(cast: Cast) -> str:
    screen = draft_on_screen(cast.programme, cast.plan)
    return next((each.id for each in screen.consolidation.conflicts), "k0") if screen else "k0"


def _a_badge(cast: Cast) -> str:
    meetings = [each for each in meeting_queries.meetings(cast.programme) if each.code == "PSC"]
    found = attendance_queries.participant(meetings[0].id, 1) if meetings else None
    return code_of(meetings[0].id, found) if found else "1-NOBODY"


@prepared
def the_cast() -> Cast:
    """Return the cast with its plan open, and on it two proposals that do not agree with each other."""
    cast = a_tabled_plan()
    cast.agree(cast.tabled("head-aa", retitle(L1, "Train judges")).ref)
    cast.agree(cast.tabled("head-bb", retitle(L1, "Train guards")).ref)
    cast.file("head-cc", raise_budget(L1, "150.00"))
    cast.asks("head-cc", "Train officers why?")
    cast.wants_the_floor("delegate-aa")
    cast.states("delegate-aa", "Train officers well")
    admitted(cast, function="head")
    return cast


def the_neighbour() -> Cast:
    """Return another programme that has nothing in common with the cast's: places, parties, people, plan, proposals."""
    cast = Cast(programme="NEXT", plan="NBR", now=LONG_AGO)
    _done(programmes.load_programme(document=_other_document(), by=cast.keeper, **cast.told()))
    seats = (("secretariat", "OFF"), ("head_of_delegation", "XX"), ("head_of_delegation", "YY"), ("delegate", "XX"))
    for role, party in seats:
        username = f"next-door-{role.split('_')[0]}-{party.lower()}"
        by = cast.keeper if role == "secretariat" else cast("next-door-secretariat-off")
        office = {"en": f"Neighbour {role}", "ru": "По-русски: Neighbour"}
        asked = {"username": username, "office": office, "institution": "", "language": "en"}
        _done(people.invite_person(by=cast.keeper, **asked, **cast.told()))
        _done(people.accredit(username=username, party=party, role=role, by=by, **cast.told()))
    cast.now = NOON
    line = mint_line_id("NEXT", "NBR", "L1")
    text = a_line(line, "1.1.1", "Neighbour study", lead="BUR")
    found = {
        tuple(_other(part) if isinstance(part, str) else part for part in key): value
        for key, value in text.cells.items()
    }
    plan = _plan(line, found)
    _done(table_draft(plan=plan, by=cast("next-door-secretariat-off"), **cast.told()))
    cast.file("next-door-head-xx", retitle(line, "Neighbour training"), headline="Neighbour wish")
    cast.asks("next-door-head-xx", "Neighbour question", line=line)
    return cast


@prepared
def the_cast_and_the_neighbour() -> tuple[Cast, Cast]:
    """Return both programmes, side by side."""
    return the_cast(), the_neighbour()


def _plan(line: Any, cells: Any) -> Any:
    title = LocalizedText.of(en="Neighbour plan", ru="По-русски: Neighbour plan")
    return Plan("NEXT", "NBR", 2023, title, LocalizedText(), ("XX", "YY", "WW", "OFF"), (Line(line, "1.1.1", cells),))


def _other_document() -> dict[str, Any]:
    words = json.dumps(small_programme("NEXT"), ensure_ascii=False)
    document = json.loads(re.sub(r'"en": "', '"en": "Neighbour: ', _other(words)))
    assert isinstance(document, dict)
    return document


def _other(words: str) -> str:
    names = {"AA": "XX", "BB": "YY", "CC": "WW", "DON": "GIV", "SEC": "BUR", "AG": "OFF", "JWP": "NBR", "PSC": "COM"}
    return re.sub("|".join(names), lambda found: names[found[0]], words)


def _done(outcome: object) -> None:
    assert isinstance(outcome, Done), outcome
