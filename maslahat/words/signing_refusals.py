"""Why a passkey, a signature or a note verbale was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.words.saying import Saying

_AGAIN = _("Ask for the statement once more and sign it again. The button without a passkey stays open to you.")
_OTHER = _("Use another passkey, or state the position without one.")

SIGNING_SAYINGS: Mapping[str, Saying] = {
    "signing_other_statement": Saying(
        _("What was signed is not what is to be recorded: nothing was recorded."), "E80", _AGAIN
    ),
    "signing_other_record": Saying(
        _("The record of the plan is not the one that was signed: nothing was recorded."), "E81", _AGAIN
    ),
    "signing_too_old": Saying(_("The statement was asked for more than ten minutes ago."), "E80", _AGAIN),
    "signing_used_already": Saying(_("This signature was used before."), "E73", _AGAIN),
    "signing_key_unknown": Saying(
        _("No passkey of yours is known for this signature."),
        "R49",
        _("Make a passkey first, or state the position without one."),
    ),
    "signing_key_revoked": Saying(_("This passkey was revoked."), "R49", _OTHER),
    "signing_not_verified": Saying(_("The signature does not hold."), "R49", _AGAIN),
    "signing_counter_went_back": Saying(
        _("The passkey counts less than when it last signed: it may have been copied. Nothing was recorded."),
        "R49",
        _("Revoke it, tell the secretariat, and use another one."),
    ),
    "passkey_name": Saying(_("A passkey needs a name of at most %(longest)s characters."), ""),
    "passkey_too_many": Saying(_("You have %(most)s passkeys already."), ""),
    "passkey_not_verified": Saying(
        _("The passkey could not be taken: the answer of your device does not fit this site, or came too late."),
        "R49",
        _("Try again. The device must ask for your PIN, fingerprint or face."),
    ),
    "passkey_known": Saying(_("This passkey is known already."), ""),
    "unknown_passkey": Saying(_("You have no such passkey."), ""),
    "unknown_note_verbale": Saying(_("There is no note verbale with the number %(note)s."), ""),
    "note_verbale_no_pdf": Saying(_("The file is not a PDF."), "", _("Send the signed note as a PDF.")),
    "note_verbale_too_large": Saying(_("The file is larger than %(most)s MB."), "", _("Scan it with fewer dots.")),
    "note_verbale_same_officer": Saying(
        _("You entered this note yourself: another officer must look at it."), "E59", _("Ask a colleague.")
    ),
    "note_verbale_not_open": Saying(_("This note was confirmed or returned already."), "E74"),
    "note_verbale_no_head": Saying(
        _("Nobody speaks for %(party)s now, so that no note can bind it."), "R38", _("Accredit the head first.")
    ),
}
