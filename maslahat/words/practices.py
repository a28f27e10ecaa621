"""Good practices in words: what countries do about them, and why it was refused."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from maslahat.domain.discussions.practices import PracticeAct
from maslahat.words.saying import Saying

PRACTICE_ACTS: Mapping[str, Promise] = {
    PracticeAct.ADOPT: pgettext_lazy("good practice", "adopted"),
    PracticeAct.GIVE_UP: pgettext_lazy("good practice", "given up"),
    PracticeAct.WITHDRAW: pgettext_lazy("good practice", "taken back"),
}

PRACTICE_SAYINGS: Mapping[str, Saying] = {
    "unknown_practice": Saying(_("The programme has no good practice %(practice)s."), "R46"),
    "practice_needs_country": Saying(
        _("A good practice is the experience of a country; your party stands for none."), "R46",
        _("Ask the focal point of the country to share it."),
    ),
    "practice_title_missing": Saying(
        _("The practice has no title."), "R46", _("Write it in English, in Russian, or in both.")
    ),
    "practice_text_missing": Saying(
        _("Nothing is said of what was done and what came of it."), "R46",
        _("Write it in English, in Russian, or in both."),
    ),
    "practice_own_practice": Saying(_("This is your own country’s practice: others adopt it."), "R46"),
    "practice_not_own_practice": Saying(_("Only the country whose practice it is takes it back."), "R46"),
    "practice_withdrawn": Saying(_("The practice was taken back meanwhile."), "R46"),
    "practice_adopted_already": Saying(_("Your country has adopted it already."), "R46"),
    "practice_not_adopted": Saying(_("Your country has not adopted it."), "R46"),
}  # fmt: skip
