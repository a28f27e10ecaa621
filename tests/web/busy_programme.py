"""A programme in which something waits for every role, and words in it that some must never read."""

from dataclasses import dataclass

from maslahat.actions.discussions import assign_expert
from maslahat.actions.people import accredit, invite_person
from maslahat.actions.results.telling import CellTold
from maslahat.actions.tabling import return_proposal
from maslahat.actions.unsent import put_wishes
from tests.actions.attendance import registers
from tests.actions.closed_meeting import decide
from tests.actions.editions_drafted import begins, writes
from tests.actions.results_asked import LAW, must, number, opens, reports, told, with_indicators
from tests.cast import L1, L2, Cast, a_tabled_plan, raise_budget, retitle
from tests.prepared import prepared
from tests.small_programme import text

TABLE = frozenset({"head-aa", "head-bb", "focal-aa", "expert", "donor", "rc", "cso-bb"})
"""Who of the logins sits at the table; the login without a name is the public."""

SENT = "What civil society asks"
RETURNED = "What AA is to rework"
TOUCHING = "What touches a line of AA"
INTERNAL = "Decision for the table alone"


@dataclass(frozen=True)
class Secret:
    """Words that only some logins may meet, wherever they look."""

    words: str
    readers: frozenset[str]


SECRETS = (
    Secret("Wish that AA has not sent", frozenset({"head-aa"})),
    Secret("Draft report of AA", frozenset({"focal-aa", "expert"})),  # both report for the unit
    Secret("A. Person", frozenset({"focal-aa", "head-aa"})),
    Secret(SENT, TABLE),
    Secret(RETURNED, TABLE),
    Secret(TOUCHING, TABLE),
    Secret("Question of a delegation", TABLE),
    Secret("Statement that nobody cleared", TABLE),
    Secret(INTERNAL, TABLE),
    Secret("Narrative in work", TABLE),
)


@prepared
def a_busy_programme() -> Cast:
    """Return the cast of the small programme with an office of the Resident Coordinator and matters for every role."""
    document = with_indicators()
    document["categories"].append({"code": "rco", "name": text("Office"), "party_kind": "rc_office"})
    document["institutions"].append({"code": "BB-RC", "category": "rco", "country": "BB", "name": text("RC office")})
    cast = a_tabled_plan(document=document)
    for username, party, role in (("rc", "BB-RC", "rc_office"), ("monitor", "AG", "monitoring")):
        invited = {"username": username, "office": text(username), "institution": "", "language": "en"}
        must(invite_person(by=cast.keeper, **invited, **cast.told()))
        must(accredit(username=username, party=party, role=role, by=cast("secretariat"), **cast.told()))
    _in_the_plan(cast)
    _in_results(cast)
    _in_the_meeting(cast)
    return cast


def _in_the_plan(cast: Cast) -> None:
    cast.file("cso-bb", raise_budget(L2, "150"), headline=SENT)
    cast.tabled("head-bb", retitle(L1, "Train judges"), headline=TOUCHING)
    for who in ("head-aa", "rc"):
        ref = cast.file(who, raise_budget(L1, "120"), headline=RETURNED).ref
        must(return_proposal(**cast.on(ref), reason=text("Say why"), by=cast("secretariat")))
    thread = cast.asks("head-bb", "Question of a delegation")
    asked = {"workplan": cast.plan, "thread": thread, "entries": 1, "expert": "expert", "text": {"en": "Please"}}
    must(assign_expert(**asked, by=cast("coordinator"), **cast.told()))
    wish = retitle(L2, "Wish that AA has not sent")
    kept = put_wishes(workplan=cast.plan, base=cast.draft, about=L2, wishes=(wish,), by=cast("head-aa"), now=cast.now)
    assert kept


def _in_results(cast: Cast) -> None:
    must(opens(cast))
    must(reports(cast, told(number("40"), number("3", ("sex", "f")), number("37", ("sex", "m")))))
    draft = told(CellTold((), "not_applicable", {}, "Draft report of AA"), indicator=LAW)
    must(reports(cast, draft, as_draft=True))
    must(begins(cast))
    must(writes(cast, texts={"en": "Narrative in work", "ru": "Текст в работе"}))


def _in_the_meeting(cast: Cast) -> None:
    cast.states("head-aa", "Statement that nobody cleared")
    cast.states("cso-bb", "We are glad to be here")
    must(decide(cast, text=text(INTERNAL), owner="AA", is_internal=True))
    must(decide(cast, text=text("Decision for all"), owner="BB-RC"))
    must(registers(cast, who="focal-aa"))
