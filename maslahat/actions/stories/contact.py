"""The press contact: one for the whole programme, changed once for every story (R55)."""

import re
from collections.abc import Mapping
from datetime import datetime

from maslahat.actions.actor import Actor
from maslahat.actions.doing import deed, tell
from maslahat.actions.moving import say
from maslahat.actions.outcomes import Refused, Stale
from maslahat.actions.stories.outcomes import ContactChanged
from maslahat.domain.shared.deeds import Deed
from maslahat.stores.stories import queries, save
from maslahat.stores.stories.reading import ContactFound

_MAIL = re.compile(r"[^\s@<>\"']{1,64}@[A-Za-z0-9.-]{1,120}\.[A-Za-z]{2,24}")
_PHONE = re.compile(r"\+?[0-9 ()-]{5,40}")


@deed(Deed.CONTACT_CHANGE)
def change_press_contact(
    *,
    office: Mapping[str, str],
    mail: str,
    phone: str,
    row_version: int,
    by: Actor,
    key: str,
    now: datetime,
) -> ContactChanged | Refused | Stale:
    """Name the office the press turns to, with an address of mail, a telephone, or both.

    ``row_version`` is that of the contact on the screen, 0 if there was none. The journal says that it was changed,
    and neither address nor telephone.
    """
    known = queries.press_contact(by.programme)
    stands = known.row_version if known else 0
    if stands != row_version:
        return Stale("press_contact", str(row_version), str(stands))
    words = say(office, required=True)
    if isinstance(words, Refused):
        return words
    if (mail and not _MAIL.fullmatch(mail)) or (phone and not _PHONE.fullmatch(phone)) or not (mail or phone):
        return Refused.because("contact_not_reachable")
    save.press_contact(by.programme, ContactFound(words, mail, phone, stands + 1), by.person, now)
    tell(by=by, right=Deed.CONTACT_CHANGE, about="press_contact", now=now, detail={"office": words.document()})
    return ContactChanged(by.programme, stands + 1)
