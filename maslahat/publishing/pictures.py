"""A drawing as a picture of dots, for programs that show no SVG; our own fonts, the same dots everywhere."""

from pathlib import Path

import typst

from maslahat.publishing.glyphs import FONTS, printable

_TEMPLATE = Path(__file__).with_name("templates") / "picture.typ"
_DOTS_AN_INCH = 200.0


def picture_of(svg: str) -> bytes:
    """Return a drawing of ``publishing.charts`` as PNG on white; the same drawing gives the same bytes."""
    return typst.compile(
        _TEMPLATE,
        format="png",
        ppi=_DOTS_AN_INCH,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"data": printable(svg)},
    )
