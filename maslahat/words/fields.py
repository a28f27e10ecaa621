"""What the fields of a workplan line are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

FIELD_NAMES: Mapping[str, Promise] = {
    "title": _("Title"),
    "description": _("Description"),
    "type": _("Type of activity"),
    "scope": _("Scope"),
    "modality": _("Modality"),
    "countries": _("Countries"),
    "quarters": _("Quarters"),
    "lead": _("Lead"),
    "partners": _("Partners"),
    "beneficiaries": _("Beneficiary groups"),
    "budget": _("Budget"),
    "shares": _("Shares of countries"),
    "markers": _("Markers"),
    "sdg_targets": _("SDG targets"),
    "participants": _("Participants"),
    "women_share": _("Share of women, %"),
    "indicators": _("Indicators"),
    "risk": _("Risk"),
    "comment": _("Comment"),
    "continues": _("Continues the line"),
    "derived_from": _("Split off from the line"),
    "preamble": _("Preamble"),
    "output": pgettext_lazy("field of a line", "Output"),
}
"""Names of the fields, for labels and headings; the order is that of printing."""

VERSION_KINDS: Mapping[str, Promise] = {
    "prepared": _("Prepared draft"),
    "tabled": _("Tabled draft"),
    "consolidated": _("Consolidated draft"),
    "final": _("Final draft"),
    "endorsed": pgettext_lazy("version", "Endorsed plan"),
    "corrected": _("Endorsed plan with a corrigendum"),
    "adjusted": _("Endorsed plan with a minor adjustment"),
}

LANGUAGE_NAMES: Mapping[str, Promise] = {"en": _("in English"), "ru": _("in Russian")}
