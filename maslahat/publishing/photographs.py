"""Photographs made ready for the public: decoded once under limits, turned upright, made smaller, written anew.

What somebody sent is never given out: the picture is painted again from its points alone, so that nothing rides along,
neither the place where it was taken nor the camera, a comment or a program behind the last byte (ADR 0020).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_SENT = 5 * 1024 * 1024
"""Most bytes of a file that is taken."""

MOST_POINTS = 40_000_000
"""Most points of a picture, as its own header says: more are not unfolded, however small the file is."""

SMALLEST_SIDE = 200
LONGEST_SIDE = 1_600
_QUALITY = 85
_FIRST_BYTES = ((b"\xff\xd8\xff", "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"))
_WHITE = (255, 255, 255)


class PhotographFault(StrEnum):
    """Why a file is not taken as a photograph."""

    TOO_LARGE = "too_large"
    NO_PICTURE = "no_picture"
    TOO_MANY_POINTS = "too_many_points"
    TOO_SMALL = "too_small"


@dataclass(frozen=True, slots=True)
class Photograph:
    """A photograph as it goes out: JPEG without anything but its points. ``sha256`` is its fingerprint."""

    content: bytes = field(repr=False)
    width: int
    height: int
    sha256: str


def kind_of_picture(content: bytes) -> str:
    """Return JPEG or PNG as the first bytes tell, whatever the file is called; empty for anything else."""
    return next((kind for start, kind in _FIRST_BYTES if content.startswith(start)), "")


def made_ready(content: bytes) -> Photograph | PhotographFault:
    """Return what is given out of a file that somebody sent, or why it is not taken."""
    if len(content) > LARGEST_SENT:
        return PhotographFault.TOO_LARGE
    kind = kind_of_picture(content)
    if not kind:
        return PhotographFault.NO_PICTURE
    try:
        return _painted_anew(content, kind)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return PhotographFault.TOO_MANY_POINTS
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return PhotographFault.NO_PICTURE


def _painted_anew(content: bytes, kind: str) -> Photograph | PhotographFault:
    with Image.open(BytesIO(content), formats=(kind,)) as sent:
        if sent.width * sent.height > MOST_POINTS:
            return PhotographFault.TOO_MANY_POINTS
        if min(sent.size) < SMALLEST_SIDE:
            return PhotographFault.TOO_SMALL
        sent.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        upright = ImageOps.exif_transpose(sent)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        found = Image.new("RGB", upright.size, _WHITE)
        seen = upright.convert("RGBA")
        found.paste(seen, mask=seen.getchannel("A"))
    written = BytesIO()
    found.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return Photograph(written.getvalue(), found.width, found.height, sha256(written.getvalue()).hexdigest())
