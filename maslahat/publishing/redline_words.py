"""The effect of a redline on totals in words: of what an amount is part, and what it was, is, and differs by."""

from maslahat.domain.workplans.totals import Shift
from maslahat.publishing.figures import QUARTERS
from maslahat.publishing.phrases import PHRASES, Pair
from maslahat.publishing.spelling import money, name_of
from maslahat.publishing.view import Names, NameTable


def shift_name(names: Names, shift: Shift) -> Pair:
    """Return of what the amount is part, with its name: ``Donor: Government of Japan``."""
    tables: dict[str, NameTable] = {"pillar": names.pillars, "country": names.countries, "donor": names.donors}
    kind = PHRASES[f"part_{shift.part}"]
    if not shift.code:
        return kind
    name = QUARTERS.get(shift.code) if shift.part == "quarter" else None
    english, russian = name or name_of(tables.get(shift.part, {}), shift.code)
    return f"{kind[0]}: {english}", f"{kind[1]}: {russian}"


def shifted(shift: Shift) -> tuple[str, str, str]:
    """Return the amount before, after, and the difference with its sign."""
    return money(shift.before), money(shift.after), ("+" if shift.by > 0 else "") + money(shift.by)
