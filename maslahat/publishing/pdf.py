"""A workplan as a PDF that can be handed over: A4 landscape, both languages side by side, tagged for screen readers."""

import json
from datetime import datetime
from pathlib import Path

import typst

from maslahat.publishing.glyphs import FONTS
from maslahat.publishing.printed import printed_plan
from maslahat.publishing.printed_lines import Printed
from maslahat.publishing.view import EndorsedPlanView, PlanView

_TEMPLATE = Path(__file__).with_name("templates") / "plan.typ"


def endorsed_plan_pdf(view: EndorsedPlanView) -> bytes:
    """Return the endorsed plan as PDF: cover, positions, reservations, totals, every line, codes.

    The same view gives the same bytes: the date inside is ``view.as_of``, the fonts are our own.
    """
    return _compiled(view)


def plan_pdf(view: PlanView) -> bytes:
    """Return a plan that is not endorsed as PDF, with DRAFT / ПРОЕКТ across every page."""
    return _compiled(view)


def _compiled(view: PlanView) -> bytes:
    return typeset(_TEMPLATE, printed_plan(view), view.as_of)


def typeset(template: Path, page: Printed, as_of: datetime) -> bytes:
    """Return a template of ours filled with words as PDF. Words go in as data; none is ever read as mark-up."""
    data = json.dumps(page, ensure_ascii=False, separators=(",", ":"))
    return typst.compile(
        template,
        format="pdf",
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        # PDF/A-2a (ISO 19005-2) for archives and PDF/UA-1 (ISO 14289-1) for accessibility, both at once.
        pdf_standards=["a-2a", "ua-1"],
        timestamp=as_of.replace(microsecond=0),
    )
