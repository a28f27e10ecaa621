"""Names of bodies that lead, join or pay for a line: institutions, parties, donors."""

from maslahat.domain.programmes.programme import Programme
from maslahat.domain.shared.texts import LocalizedText
from maslahat.domain.workplans.fields import TO_BE_MOBILIZED


def body_name(programme: Programme, code: str) -> LocalizedText:
    """Return the name of an institution or party; the code itself, in no language, if it has none."""
    for find in (programme.institution, programme.party):
        try:
            return find(code).name
        except KeyError:
            continue
    return LocalizedText({"en": code, "ru": code} if code else {})


def source_name(programme: Programme, code: str) -> LocalizedText | None:
    """Return the name of a donor, None for what is still to be mobilized, the code if the donor is unknown."""
    if code == TO_BE_MOBILIZED:
        return None
    try:
        return programme.donor(code).name
    except KeyError:
        return body_name(programme, code)
