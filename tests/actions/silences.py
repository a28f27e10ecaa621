"""The cast in a silence procedure: a programme whose absent States follow by silence, deeds in few words."""

from datetime import datetime, timedelta
from typing import Any

from maslahat.actions import people
from maslahat.actions.outcomes import Done
from maslahat.actions.silence import answers, conduct, course
from maslahat.actions.silence.outcomes import SilenceMoved
from maslahat.actions.silence.terms import text_of_proposal
from maslahat.domain.governance.silence import SilenceEntryKind, SilenceProcedure
from maslahat.stores.governance import queries
from tests.cast import L1, Cast, a_tabled_plan, raise_budget
from tests.prepared import prepared
from tests.small_programme import small_programme

WHY = {"en": "Our ministry needs more time", "ru": "Нашему министерству нужно больше времени"}
ZONES = {"AA": "Asia/Almaty", "BB": "Asia/Bishkek", "CC": "Asia/Tashkent"}


def follow_by_silence(**silence: Any) -> dict[str, Any]:
    """Return a programme in which two of three States must have spoken before the silence of the third is asked."""
    document = small_programme()
    document["decision"] |= {"absent": "follow_by_silence", "quorum": 2}
    for country in document["countries"]:
        country["zone"] = ZONES[country["code"]]
    return document | {"silence": {"agency_zone": "Europe/Vienna", **silence}}


@prepared
def a_final_text(**silence: Any) -> Cast:
    """Return the cast with a final text on which all but CC have spoken."""
    cast = a_tabled_plan(document=follow_by_silence(**silence))
    cast.finalise()
    for username in ("head-aa", "head-bb", "head-ag"):
        cast.say(username)
    return cast


def opened(cast: Cast, proposal: str = "", **more: Any) -> Any:
    """Let the secretariat ask the seats, of the plan or of a proposal, in both languages."""
    subject = text_of_proposal(cast.proposal(proposal)) if proposal else cast.draft
    told = {"workplan": "JWP", "subject": subject, "proposal": proposal, "published": ("en", "ru")}
    return conduct.open_silence(**told | {"by": cast("secretariat")} | cast.told() | more)


def started(cast: Cast, proposal: str = "") -> SilenceProcedure:
    """Open a procedure and let every seat see its notice: the clock runs."""
    done = opened(cast, proposal)
    assert isinstance(done, SilenceMoved), done
    for seat in procedure(cast, done.silence).seats:
        assert isinstance(seen(cast, f"head-{seat.lower()}", done.silence), Done)
    return procedure(cast, done.silence)


def procedure(cast: Cast, number: int = 1) -> SilenceProcedure:
    found = [each.procedure for each in queries.silences(cast.workplan.id)]
    return found[number - 1]


def seen(cast: Cast, username: str, number: int = 1, way: str = "displayed") -> Any:
    return answers.receive_notice(way=way, by=cast(username), **_on(cast, number))


def objects(cast: Cast, username: str, number: int = 1, kind: str = "objection", **more: Any) -> Any:
    told = {"kind": kind, "text": WHY, "by": cast(username)}
    return answers.object_in_silence(**told | _on(cast, number) | more)


def attaches(cast: Cast, username: str, kind: str, number: int = 1, **more: Any) -> Any:
    told = {"kind": kind, "text": WHY, "by": cast(username)}
    return answers.attach_to_silence(**told | _on(cast, number) | more)


def withdraws(cast: Cast, username: str, objection: int, number: int = 1) -> Any:
    told = {"objection": objection, "text": {}, "by": cast(username)}
    return answers.withdraw_objection(**told | _on(cast, number))


def receives(cast: Cast, seat: str, received: datetime, number: int = 1) -> Any:
    """Let the secretariat enter an objection that reached the house at this instant."""
    told = {"seat": seat, "received_at": received, "evidence": "Mail 17 of the registry", "text": WHY}
    return answers.record_objection(**told, by=cast("secretariat"), **_on(cast, number))


def confirms(cast: Cast, objection: int, username: str, number: int = 1) -> Any:
    told = {"objection": objection, "confirms": True, "by": cast(username)}
    return answers.settle_objection(**told, **_on(cast, number))


def second(cast: Cast) -> None:
    """Seat a second person in the secretariat."""
    invited = {"username": "second-secretary", "office": {"en": "Second"}, "institution": "", "language": "en"}
    people.invite_person(by=cast.keeper, **invited, **cast.told())
    seat = {"username": "second-secretary", "party": "AG", "role": "secretariat"}
    people.accredit(**seat, by=cast.keeper, **cast.told())


def extends(cast: Cast, hours: float, number: int = 1, **more: Any) -> Any:
    """Let the secretariat extend the deadline by so many hours."""
    deadline = procedure(cast, number).deadline
    until = (deadline or cast.now) + timedelta(hours=hours)
    told = {"deadline": deadline.isoformat() if deadline else "", "until": until, "text": {}}
    return conduct.extend_silence(**told | {"by": cast("secretariat")} | _on(cast, number) | more)


def closes(cast: Cast, number: int = 1) -> Any:
    return course.close_silence(by=cast("secretariat"), **_on(cast, number))


def later(cast: Cast, **time: float) -> Cast:
    cast.now += timedelta(**time)
    return cast


def _on(cast: Cast, number: int) -> dict[str, Any]:
    return {"workplan": "JWP", "silence": number} | cast.told()


def notices(cast: Cast, number: int = 1) -> list[str]:
    """Return what the notices of a procedure are about, in order."""
    return [each.word for each in procedure(cast, number).of(SilenceEntryKind.NOTICE)]


@prepared
def on_a_proposal(**silence: Any) -> Cast:
    """Return the cast with a proposal on the table, and silence as the rule of the document says."""
    cast = a_tabled_plan(document=follow_by_silence(**silence))
    cast.tabled("head-aa", raise_budget(L1, "150"))
    return cast
