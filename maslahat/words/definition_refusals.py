"""Why a definition of an indicator or of a code list was refused, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from maslahat.domain.results.defining import Unfit
from maslahat.words.saying import Saying

_BY_KIND = _("Choose one of the rules that the kind takes; the table stands in the description of the programme file.")

DEFINITION_SAYINGS: Mapping[str, Saying] = {
    "unknown_indicator": Saying(_("The programme measures no indicator %(indicator)s."), "R78"),
    "unknown_code_list": Saying(_("The programme has no code list %(code_list)s."), "R78"),
    "unknown_measure_word": Saying(_("The kind, a rule or the direction is none that is known."), "R78"),
    "definition_reason_missing": Saying(
        _("A change of what is measured needs a reason of at most 1,000 characters."), "R78", _("Write the reason.")
    ),
    "definition_nothing_new": Saying(
        _("The definition says what it said before."), "", _("Change something, or leave it as it is.")
    ),
    "codes_not_distinct": Saying(
        _("A code list has at least one code and at most %(most)s, each of them once."), "R78"
    ),
    "code_not_plain": Saying(
        _("%(name)s cannot be a code."), "R78", _("Use letters, digits, full stops and hyphens, at most 60.")
    ),
    "code_name_missing": Saying(
        _("The code %(name)s has no name in every language of the programme."), "R78", _("Write it in all of them.")
    ),
    f"indicator_{Unfit.ACROSS_UNITS}": Saying(
        _("Values of this kind are not brought together in that way across reporting units."), "R78", _BY_KIND
    ),
    f"indicator_{Unfit.ACROSS_PERIODS}": Saying(
        _("Values of this kind are not brought together in that way across periods."), "R78", _BY_KIND
    ),
    f"indicator_{Unfit.SCALE_MISSING}": Saying(_("An ordered scale needs its steps."), "R78", _("Choose a scale.")),
    f"indicator_{Unfit.SCALE}": Saying(
        _("Only an indicator of the kind “step of a scale” has a scale."), "R78", _("Leave the scale empty.")
    ),
    f"indicator_{Unfit.TOLERANCE}": Saying(
        _("A tolerance is 0 or more, and belongs to what is to be kept as it is."), "R78", _("Set it to 0.")
    ),
    f"indicator_{Unfit.DIMENSIONS}": Saying(_("At most three dimensions are crossed."), "R78", _("Choose fewer.")),
    f"indicator_{Unfit.FREQUENCY}": Saying(_("Reports are yearly, half-yearly, quarterly or monthly."), "R78"),
    f"indicator_{Unfit.TARGET}": Saying(_("A target lies outside the years of the programme."), "R78"),
}
