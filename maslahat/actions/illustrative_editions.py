"""Illustrative annual reports of the reference programme: one published with a restatement since, three in work.

Published is 2022, which is over; the programme set almost no targets for it. The report over 2023, for which it set
most, is drafted as it stands after half of the year, and stays a draft.

Told through the same deeds that people use, over the illustrative results; everything in them is invented and says so.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from maslahat.actions.illustrative_results import MONITORING
from maslahat.actions.reference import ensure_reference_programme
from maslahat.actions.replay.stage import SECRETARIAT, Stage
from maslahat.actions.results.editions import begin_edition, draft_of, publish_edition, write_narrative
from maslahat.actions.results.periods import move_period
from maslahat.actions.results.reviewing import correct_report
from maslahat.actions.results.telling import CellTold
from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import Scope, ScopeKind
from maslahat.stores.results import edition_queries, report_queries

BEGINS = datetime(2023, 7, 11, 6, tzinfo=UTC)
"""When the reports are drafted: the day after the illustrative results were told."""

YEAR = 2022
PUBLISHED = Scope(ScopeKind.PROGRAMME)
DRAFTED = (PUBLISHED, 2023)
"""The report over the programme in a year with targets, with a narrative that names figures."""

IN_WORK = ((Scope(ScopeKind.COUNTRY, "KZ"), 2022), (Scope(ScopeKind.PILLAR, "P1"), 2023))
"""Scope and year of the others that are being written."""

NARRATIVE = {
    "introduction": {
        "en": "Illustrative text. In its first year the programme set up its work in all five countries.",
        "ru": "Иллюстративный текст. В первый год осуществления программы была налажена работа во всех пяти странах.",
    },
    "lessons": {
        "en": "Illustrative text. Early agreement on who reports which figure saved time in every country.",
        "ru": "Иллюстративный текст. Заблаговременная договорённость о том, кто представляет какие данные, "
        "позволила сэкономить время в каждой стране.",
    },
}
"""The narrative of the published report, by section."""

BEING_WRITTEN = {
    "en": "Illustrative text. This narrative is being written.",
    "ru": "Иллюстративный текст. Описательная часть готовится.",
}

OF_HALF_A_YEAR = (
    {
        "en": "Illustrative text. By the middle of 2023 some 460 border liaison officers had been trained.",
        "ru": "Иллюстративный текст. К середине 2023 года обучено около 460 сотрудников пограничных отделений связи.",
    },
    {
        "en": "Illustrative text. By the middle of 2023, 463 border liaison officers and 741 customs officers had been "
        "trained; their handbook was downloaded 12,400 times.",
        "ru": "Иллюстративный текст. К середине 2023 года обучены 463 сотрудника пограничных отделений связи и "
        "741 сотрудник таможенных служб; их пособие скачали 12\u00a0400 раз.",
    },
)
"""The wordings of the introduction over 2023, one after the other; the last number is none of the report's own."""

CORRECTED = ("2022-Q4", "KZ", "1.3.2.i1", "6")
"""Period, unit, indicator and number of the value that is corrected after publication."""

BECAUSE = {
    "en": "Illustrative: counted anew after an inventory.",
    "ru": "Для иллюстрации: пересчитано по итогам инвентаризации.",
}


@dataclass(frozen=True, slots=True)
class EditionsIllustrated:
    """How many annual reports were published and how many are in work; none if there were some before."""

    published: int
    in_work: int


def draft_illustrative_editions(now: datetime) -> EditionsIllustrated:
    """Publish one annual report, correct a value after it, and begin three more, unless there is one already.

    Needs the illustrative results. Raises ReplayStopped where a deed is not done.
    """
    programme = ensure_reference_programme(now).code
    if edition_queries.editions(programme):
        return EditionsIllustrated(0, 0)
    stage = Stage(programme, "annual", BEGINS)
    stage.do(begin_edition, MONITORING, **_scope(PUBLISHED), year=YEAR, basis="reported")
    for section, texts in NARRATIVE.items():
        told = _named(PUBLISHED) | {"section": section, "standing": 0, "texts": texts}
        stage.do(write_narrative, MONITORING, **told)
    found = edition_queries.edition(programme, YEAR, PUBLISHED, 1)
    if found is not None:
        seen = annual_sha256(draft_of(programme, found, stage.now + stage.step).report)
        stage.do(publish_edition, MONITORING, **_named(PUBLISHED), seen=seen)
    _correct(stage)
    for scope, year in IN_WORK:
        stage.do(begin_edition, MONITORING, **_scope(scope), year=year, basis="reported")
        told = _named(scope, year) | {"section": "introduction", "standing": 0, "texts": BEING_WRITTEN}
        stage.do(write_narrative, MONITORING, **told)
    _draft(stage)
    return EditionsIllustrated(1, len(IN_WORK) + 1)


def _draft(stage: Stage) -> None:
    """Begin the report over a year with targets, and write its introduction twice."""
    scope, year = DRAFTED
    stage.do(begin_edition, MONITORING, **_scope(scope), year=year, basis="reported")
    for standing, texts in enumerate(OF_HALF_A_YEAR):
        told = _named(scope, year) | {"section": "introduction", "standing": standing, "texts": texts}
        stage.do(write_narrative, MONITORING, **told)


def _correct(stage: Stage) -> None:
    """Lock a period and correct one value of it, so that the published report has a restatement beside it."""
    period, unit, indicator, number = CORRECTED
    version = next(each.row_version for each in report_queries.periods(stage.programme) if each.period.code == period)
    stage.do(move_period, SECRETARIAT, period=period, act="lock", row_version=version)
    report = report_queries.report(stage.programme, period, unit, indicator)
    cells = (CellTold((), "reported", {"number": number}),)
    told = {"period": period, "unit": unit, "indicator": indicator, "row_version": report.row_version if report else 0}
    stage.do(correct_report, MONITORING, **told, cells=cells, reason=BECAUSE)


def _scope(scope: Scope) -> dict[str, Any]:
    return {"scope_kind": scope.kind.value, "scope_code": scope.code}


def _named(scope: Scope, year: int = YEAR) -> dict[str, Any]:
    return _scope(scope) | {"year": year, "revision": 1}
