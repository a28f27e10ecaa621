"""Playing what came before the meeting of a story: its agenda with planned times, published, and the letters sent."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from maslahat.actions.meetings.agenda import publish_agenda, put_item
from maslahat.actions.meetings.arranged import Arranged, arranged
from maslahat.actions.meetings.breakouts import write_note
from maslahat.actions.meetings.inviting import addressees, issue_letters
from maslahat.actions.replay.stage import SECRETARIAT, Stage
from maslahat.domain.meetings.agenda_items import ItemKind
from maslahat.stores.programmes import queries as programmes

MINUTES: Mapping[ItemKind, int] = MappingProxyType(
    {
        ItemKind.OPENING: 15,
        ItemKind.STATEMENT: 10,
        ItemKind.DISCUSSION: 40,
        ItemKind.COUNTRY_REPORTS: 75,
        ItemKind.PRESENTATION: 75,
        ItemKind.BREAKOUT: 90,
        ItemKind.PROPOSALS: 45,
        ItemKind.DECISION: 45,
        ItemKind.CLOSING: 10,
    }
)
"""How long each kind of item is planned for: no source tells it, so these times are made up."""

NOTES: tuple[tuple[str, str, str, Mapping[str, str]], ...] = (
    (
        "delegate-tj",
        "TJ",
        "P1",
        {
            "en": "Border liaison offices ask for a shared calendar of joint exercises. Experts propose two a year.",
            "ru": "Пограничные офисы связи просят общий календарь совместных учений. Эксперты предлагают два в год.",
        },
    ),
)
"""Notes of breakout groups for the demonstration, all made up: who writes, country, topic, words."""


def publish(stage: Stage, meeting: str) -> None:
    """Publish the agenda of a meeting with planned times, and invite every party."""
    for item in _now(stage, meeting).draft:
        wanted = replace(item, minutes=MINUTES.get(item.kind))
        stage.do(put_item, SECRETARIAT, item=wanted, **_on(stage, meeting))
    if _now(stage, meeting).draft:
        stage.do(publish_agenda, SECRETARIAT, **_on(stage, meeting))
    found = _now(stage, meeting).meeting
    invited = [each.party for each in addressees(programmes.programme(stage.programme), found, stage.now)]
    stage.do(issue_letters, SECRETARIAT, meeting=meeting, parties=tuple(invited))


def take_notes(stage: Stage, meeting: str) -> None:
    """Let breakout groups write down what they found."""
    for username, country, topic, text in NOTES:
        stage.do(write_note, username, meeting=meeting, item=0, country=country, topic=topic, text=text)


def _now(stage: Stage, meeting: str) -> Arranged:
    return arranged(programmes.programme(stage.programme), stage.meeting(meeting))


def _on(stage: Stage, meeting: str) -> dict[str, Any]:
    return {"meeting": meeting, "row_version": _now(stage, meeting).row_version}
