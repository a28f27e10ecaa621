"""By what results are measured: dimensions and scales with their codes, and who reports."""

from dataclasses import dataclass

from maslahat.domain.programmes.provenance import Term
from maslahat.domain.shared.texts import LocalizedText

SMALL_CELLS = 5
"""Below how many people a figure is not shown in public where a programme says nothing (results §5)."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """By what figures are split: the codes of a disaggregation, in order of printing.

    A disaggregation without codes (country, agency, site) is no dimension: it is who reports.
    """

    code: str
    name: LocalizedText
    codes: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The steps of an ordered scale, from the first to the last, each with its meaning."""

    code: str
    name: LocalizedText
    steps: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Reporter:
    """Who reports: a country, an institution of it, a site, or a regional body, whose ``country`` is empty.

    ``part_of`` is the code of the reporter whose report already holds this one's; one that is not aggregated is shown
    and left out of every total (results §3).
    """

    code: str
    name: LocalizedText
    country: str
    agency: str = ""
    site: str = ""
    part_of: str = ""
    is_aggregated: bool = True
