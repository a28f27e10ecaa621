"""Two versions of a plan as a PDF to hand over: both languages side by side, tagged for screen readers."""

from pathlib import Path

from maslahat.publishing.pdf import typeset
from maslahat.publishing.redline_printed import printed_redline
from maslahat.publishing.redline_view import RedlineView

_TEMPLATE = Path(__file__).with_name("templates") / "redline.typ"


def redline_pdf(view: RedlineView) -> bytes:
    """Return the redline as PDF; the same view gives the same bytes, the date inside is that of the later version."""
    return typeset(_TEMPLATE, printed_redline(view), view.after.as_of)
