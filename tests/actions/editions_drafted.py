"""Annual reports over the small programme with its indicators: begun, written, published."""

from typing import Any

from maslahat.actions.results.annual_record import published_report
from maslahat.actions.results.editions import begin_edition, draft_of, publish_edition, write_narrative
from maslahat.domain.results.annual_documents import annual_sha256
from maslahat.domain.results.annual_report import AnnualReport, Scope, ScopeKind
from maslahat.stores.results import edition_queries
from maslahat.stores.results.edition_reading import EditionFound
from tests.actions.results_asked import a_reported_programme, confirms, must, verifies
from tests.cast import Cast
from tests.prepared import prepared

WORDS = {"en": "Training went on in all regions.", "ru": "Обучение проводилось во всех регионах."}
PROGRAMME = Scope(ScopeKind.PROGRAMME)


def begins(cast: Cast, kind: str = "programme", code: str = "", who: str = "monitor", **more: Any) -> Any:
    asked = {"scope_kind": kind, "scope_code": code, "year": 2022, "basis": "reported", "by": cast(who)}
    return begin_edition(**asked | cast.told() | more)


def edition(cast: Cast, scope: Scope = PROGRAMME, revision: int = 1) -> EditionFound:
    found = edition_queries.edition(cast.programme, 2022, scope, revision)
    assert found is not None
    return found


def named(scope: Scope = PROGRAMME, revision: int = 1) -> dict[str, Any]:
    return {"scope_kind": scope.kind.value, "scope_code": scope.code, "year": 2022, "revision": revision}


def writes(cast: Cast, section: str = "lessons", scope: Scope = PROGRAMME, who: str = "monitor", **more: Any) -> Any:
    asked = named(scope) | {"section": section, "standing": 0, "texts": WORDS, "by": cast(who)}
    return write_narrative(**asked | cast.told() | more)


def publishes(cast: Cast, scope: Scope = PROGRAMME, revision: int = 1, who: str = "monitor", **more: Any) -> Any:
    told = cast.told()
    seen = annual_sha256(draft_of(cast.programme, edition(cast, scope, revision), told["now"]).report)
    return publish_edition(**named(scope, revision) | {"seen": seen, "by": cast(who)} | told | more)


def published(cast: Cast, scope: Scope = PROGRAMME, revision: int = 1) -> AnnualReport:
    found = edition(cast, scope, revision)
    assert found.published is not None
    return published_report(found.id, found.published.sha256)


@prepared
def a_drafted_edition() -> Cast:
    """Return the cast after the report over the programme in 2022 was begun; AA reported 12 persons, verified."""
    cast = a_reported_programme()
    must(confirms(cast))
    must(verifies(cast))
    must(begins(cast))
    return cast


@prepared
def a_published_edition() -> Cast:
    """Return the cast after that report was published, with a narrative of lessons."""
    cast = a_drafted_edition()
    must(writes(cast))
    must(publishes(cast))
    return cast
