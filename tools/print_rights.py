"""Writes docs/rights.md: the table of rights as the code holds it, for people to read and to check.

Run ``python -m tools.print_rights`` after changing ``maslahat/domain/shared/rights_on_*.py``.
"""

from pathlib import Path

from maslahat.domain.shared.deeds import Deed, Grant, Reach, Role, Stage
from maslahat.domain.shared.rights import ROLES_GIVEN_BY, TABLE

TARGET = Path(__file__).parent.parent / "docs" / "rights.md"

_PREFACE = """# Rights: who may do what, and when

This page is printed from `maslahat/domain/shared/` by `python -m tools.print_rights`; do not edit it by hand.
What no row allows is refused. **own** means: only for the party that the person is accredited for. A column without an
entry does not matter. The last column names the row of the requirements (R) or the edge case (E) the right comes from.

A right is necessary and not always sufficient: a position also needs that the person *speaks for the seat at that
instant* and that the seat decides (`maslahat/domain/governance/seats.py`, `endorsement.py`).
"""


def rights_page() -> str:
    """Return the page as Markdown, in English, ending in a line break."""
    parts = [
        _PREFACE,
        "## By deed\n",
        *_deeds(),
        "\n## By role\n",
        *_roles(),
        "\n## Who may accredit whom\n",
        *_giving(),
    ]
    return "\n".join(parts) + "\n"


def _deeds() -> list[str]:
    head = (
        "| Deed | Roles | Reach | Stages of the workplan | States of the proposal | Source |\n|---|---|---|---|---|---|"
    )
    return [head, *(_row(grant) for deed in Deed for grant in TABLE if grant.deed is deed)]


def _row(grant: Grant) -> str:
    roles = "everyone, signed in or not" if set(grant.roles) == set(Role) else _named(grant.roles)
    reach = "**own**" if grant.reach is Reach.OWN else "any"
    cells = (f"`{grant.deed}`", roles, reach, _named(grant.stages), _named(grant.proposal_states), grant.rule)
    return f"| {' | '.join(cells)} |"


def _roles() -> list[str]:
    """Return the matrix role × deed: the first letters of the stages, small where only the own party's."""
    legend = (
        "Letters are the stages in which the deed is allowed: D draft, C consultation, R review, F finalized, "
        "E endorsed, A amended, X closed; ● in any. In brackets: own only.\n"
    )
    head = "| Deed | " + " | ".join(role.replace("_", " ") for role in Role) + " |"
    rows = [f"| `{deed}` | " + " | ".join(_cell(role, deed) for role in Role) + " |" for deed in Deed]
    return [legend, head, "|---" * (len(Role) + 1) + "|", *rows]


def _cell(role: Role, deed: Deed) -> str:
    granted = [grant for grant in TABLE if grant.deed is deed and role in grant.roles]
    return " ".join(
        f"({_letters(grant.stages)})" if grant.reach is Reach.OWN else _letters(grant.stages) for grant in granted
    )


def _letters(stages: tuple[Stage, ...]) -> str:
    return "".join("X" if stage is Stage.CLOSED else stage[0].upper() for stage in stages) or "●"


def _giving() -> list[str]:
    rows = [f"| {giver.replace('_', ' ')} | {_named(given)} |" for giver, given in ROLES_GIVEN_BY]
    return ["| Who | gives and ends these roles |\n|---|---|", *rows]


def _named(words: tuple[str, ...]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(rights_page(), encoding="utf-8")
