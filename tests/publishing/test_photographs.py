"""A photograph is painted anew: nothing but its points goes out, and nothing unfolds that would not fit."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.ExifTags import Base

from maslahat.publishing.photographs import LARGEST_SENT, LONGEST_SIDE, Photograph, PhotographFault, made_ready


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (800, 400), mode: str = "RGB", **told) -> bytes:
    written = BytesIO()
    Image.new(mode, size, "teal").save(written, kind, **told)
    return written.getvalue()


def a_telling_picture() -> bytes:
    exif = Image.Exif()
    exif[Base.Make], exif[Base.ImageDescription], exif[Base.Orientation] = "Camera of X", "41.3N 69.2E", 6
    return a_picture(exif=exif.tobytes(), comment=b"taken at home") + b"<script>behind the end</script>"


def opened(found: Photograph) -> Image.Image:
    return Image.open(BytesIO(found.content))


def a_png_that_says(width: int, height: int) -> bytes:
    """Return a small PNG whose header says that it has so many points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_where_and_by_what_it_was_taken_goes_no_further_and_it_stands_upright():
    found = made_ready(a_telling_picture())

    assert isinstance(found, Photograph)
    assert (found.width, found.height) == (400, 800)
    for word in (b"Camera", b"41.3N", b"home", b"script", b"Exif"):
        assert word not in found.content
    assert not opened(found).getexif()


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "LA"])
def test_every_usual_kind_of_png_becomes_a_jpeg(mode):
    found = made_ready(a_picture("PNG", mode=mode))

    assert isinstance(found, Photograph)
    assert (opened(found).format, opened(found).mode) == ("JPEG", "RGB")


def test_a_large_picture_is_made_smaller_in_its_own_proportions():
    found = made_ready(a_picture(size=(4000, 2000)))

    assert isinstance(found, Photograph)
    assert (found.width, found.height) == (LONGEST_SIDE, LONGEST_SIDE // 2)


@pytest.mark.covers("E94")
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", PhotographFault.NO_PICTURE),
        (b"GIF89a" + b"\0" * 100, PhotographFault.NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", PhotographFault.NO_PICTURE),
        (b"\xff\xd8\xff" + b"\0" * 100, PhotographFault.NO_PICTURE),
        (a_picture()[:600], PhotographFault.NO_PICTURE),
        (a_picture(size=(300, 100)), PhotographFault.TOO_SMALL),
        (b"\xff\xd8\xff" + b"\0" * LARGEST_SENT, PhotographFault.TOO_LARGE),
        (a_png_that_says(7_000, 7_000), PhotographFault.TOO_MANY_POINTS),
        (a_png_that_says(11_000, 11_000), PhotographFault.TOO_MANY_POINTS),
        (a_png_that_says(60_000, 60_000), PhotographFault.TOO_MANY_POINTS),
    ],
)
def test_what_is_no_photograph_or_would_unfold_too_far_is_refused(content, fault):
    assert made_ready(content) is fault


def test_the_same_file_becomes_the_same_photograph():
    assert made_ready(a_picture()) == made_ready(a_picture())
