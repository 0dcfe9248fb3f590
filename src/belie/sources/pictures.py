"""The picture of a page: drawn from a PDF, or a frame of an image file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL import Image, ImageOps

from belie.domain.ledger import Unread, UnreadKind
from belie.sources.sniff import Kind, sniff, sniff_file

# A drawing sheet of 36 by 48 inches at 300 dpi has 155 million; a grey picture takes a byte each, twice over.
MOST_PIXELS = 160_000_000
MOST_DRAWN_PIXELS = 40_000_000  # of a picture drawn from a PDF: a page of 11 by 17 inches at 460 dpi
Image.MAX_IMAGE_PIXELS = MOST_PIXELS // 2  # Pillow refuses more than twice as many
FINEST_DPI = 300.0  # what letters gain nothing above, and what a page is drawn at that holds no scan
COARSEST_DPI = 50.0  # a small logo spread over a page is no scan
LONG_SIDE_INCHES = (2.0, 60.0)  # a stated resolution that puts the sheet's long side outside is not believed
MOST_OBLONG = 4  # dots across to dots down: a standard fax has 204 to 98; more is a damaged number
LETTER_LONG_SIDE = 11.0  # inches, taken for a picture that does not say
FORMATS = ("TIFF", "PNG", "JPEG", "GIF", "BMP", "WEBP")  # the plugins of Pillow that may see untrusted bytes
IMAGE_KINDS = frozenset((Kind.TIFF, Kind.PNG, Kind.JPEG, Kind.GIF, Kind.BMP, Kind.WEBP))

Pixels: TypeAlias = tuple[int, int]  # width, height


class PictureError(Exception):
    """A picture that cannot be had: damaged, or too large; the message says which and what to do."""

    def __init__(self, message: str, kind: UnreadKind = UnreadKind.CORRUPT) -> None:
        super().__init__(message, kind)
        self.reason = Unread(kind=kind, detail=message)


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture and its scale."""

    image: Image.Image  # grey
    dpi: float
    size_pt: tuple[float, float]  # of the page: width, height


class Pictures:
    """The pages of one PDF or image file as pictures."""

    def __init__(self, data: bytes | Path, name: str, passwords: tuple[str, ...] = ()) -> None:
        """Open the file.

        Raises:
            PictureError: It cannot be opened.
        """
        self._pdf: pdfium.PdfDocument | None = None
        self._image: Image.Image | None = None
        kind = (sniff_file(data, name) if isinstance(data, Path) else sniff(data, name)).kind
        if kind is Kind.PDF:
            self._pdf = _open_pdf(data, passwords)
        elif kind in IMAGE_KINDS:
            self._image = open_image(data)
        else:
            raise PictureError(f"{kind.value} has no pictures of pages")

    def close(self) -> None:
        """Let the file go."""
        for held in (self._pdf, self._image):
            if held is not None:
                held.close()

    def draw(self, index: int, dpi: float | None = None) -> Picture:
        """Return page `index` in grey, at `dpi`; None: as it was scanned, up to `FINEST_DPI`.

        Raises:
            PictureError: There is no such page, it is damaged or too large.
        """
        if self._pdf is not None:
            return _draw_pdf(self._pdf, index, dpi)
        assert self._image is not None
        return _scaled(load_frame(self._image, index), dpi)


@contextmanager
def open_pictures(data: bytes | Path, name: str, passwords: tuple[str, ...] = ()) -> Iterator[Pictures]:
    """Yield the pictures of a file and let it go at the end of the block; raises `PictureError`."""
    opened = Pictures(data, name, passwords)
    try:
        yield opened
    finally:
        opened.close()


def render_page(
    data: bytes | Path, name: str, index: int, dpi: float, passwords: tuple[str, ...] = ()
) -> bytes | Unread:
    """Return a page of a PDF or image file as a grey PNG, or why there is none.

    Args:
        data: The bytes, or the file that holds them.
        name: As shown.
        index: Of the page, from 0.
        dpi: Pixels an inch; a page too large for it is drawn smaller.
        passwords: Tried in order on a locked PDF.
    """
    try:
        with open_pictures(data, name, passwords) as pictures:
            drawn = pictures.draw(index, dpi)
    except PictureError as error:
        return error.reason
    out = io.BytesIO()
    drawn.image.save(out, "PNG", dpi=(drawn.dpi, drawn.dpi), compress_level=3)
    return out.getvalue()


def _open_pdf(data: bytes | Path, passwords: tuple[str, ...]) -> pdfium.PdfDocument:
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            why = error
            if error.err_code != pdfium_c.FPDF_ERR_PASSWORD:
                break
    raise PictureError(f"the PDF cannot be opened: {why}") from why


def _draw_pdf(pdf: pdfium.PdfDocument, index: int, dpi: float | None) -> Picture:
    try:
        page = pdf[index]
    except (pdfium.PdfiumError, IndexError) as error:
        raise PictureError(f"the page cannot be loaded: {error}") from error
    try:
        width, height = page.get_size()
        if width <= 0 or height <= 0:
            raise PictureError("the page has no size")
        wanted = dpi or min(_finest_image(page) or FINEST_DPI, FINEST_DPI)
        wanted = min(wanted, 72 * (MOST_DRAWN_PIXELS / (width * height)) ** 0.5)
        bitmap = page.render(scale=wanted / 72, grayscale=True, may_draw_forms=True)
        image = bitmap.to_pil().copy()
        bitmap.close()
        return Picture(image, wanted, (width, height))
    except (pdfium.PdfiumError, ValueError) as error:
        raise PictureError(f"the page cannot be drawn: {error}") from error
    finally:
        page.close()


def _finest_image(page: pdfium.PdfPage) -> float:
    """Return the resolution of the largest image on a page, 0 without one that may be a scan."""
    largest, dpi = 0.0, 0.0
    for thing in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = thing.get_bounds()
        area = (right - left) * (top - bottom)
        if area > largest:
            largest = area
            pixels = thing.get_px_size()
            # a turned image has its sides changed about; the area does not care
            dpi = 72 * (pixels[0] * pixels[1] / area) ** 0.5
    return dpi if dpi >= COARSEST_DPI else 0.0


def open_image(data: bytes | Path) -> Image.Image:
    """Return an image file opened, none of its pixels read.

    Raises:
        PictureError: Its head is damaged.
    """
    try:
        return Image.open(data if isinstance(data, Path) else io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError:
        raise PictureError(f"more than {MOST_PIXELS // 10**6} million pixels", UnreadKind.LIMIT) from None
    except Exception as error:  # plugins raise what their parsing meets: struct.error, KeyError, ...
        raise PictureError(f"the image cannot be opened ({type(error).__name__}); ask for it again") from error


def count_frames(image: Image.Image) -> int:
    """Return how many frames an image file has.

    Raises:
        PictureError: They cannot be counted.
    """
    try:
        return int(getattr(image, "n_frames", 1))
    except Exception as error:
        why = str(error) or type(error).__name__
        raise PictureError(f"its pages cannot be counted ({why}); ask for it again") from error


def load_frame(image: Image.Image, index: int) -> Picture:
    """Return a frame in grey, upright as its EXIF orientation says.

    Raises:
        PictureError: There is no such frame, it is damaged or too large.
    """
    try:
        image.seek(index)
        width, height = image.size
        if width * height > MOST_PIXELS:
            raise PictureError(
                f"{width} by {height} pixels, more than {MOST_PIXELS // 10**6} million", UnreadKind.LIMIT
            )
        dpi = _stated_dpi(image)
        image.load()
        frame = ImageOps.exif_transpose(image)
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise PictureError(f"more than {MOST_PIXELS // 10**6} million pixels", UnreadKind.LIMIT) from None
    except MemoryError:
        raise PictureError("decoding it takes too much memory", UnreadKind.LIMIT) from None
    except Exception as error:
        why = str(error) or type(error).__name__
        kind = UnreadKind.TRUNCATED if "truncated" in why else UnreadKind.CORRUPT
        raise PictureError(f"the image is damaged ({why}); ask for it again", kind) from error
    if frame.size == (height, width):
        dpi = dpi[::-1]
    return _square(_grey(frame), dpi)


def _grey(frame: Image.Image) -> Image.Image:
    """Return a frame in grey on white paper."""
    if frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info:
        seen = frame.convert("RGBA")
        paper = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(paper, seen).convert("L")
    if frame.mode.startswith(("I", "F")):  # 16 bits and more: Pillow would clip, not scale
        low, high = frame.getextrema()
        span = (high - low) or 1  # type: ignore[operator]
        return frame.point(lambda value: (value - low) * (255 / span)).convert("L")
    return frame.convert("L")


def _stated_dpi(image: Image.Image) -> tuple[float, float]:
    """Return the resolution across and down that a frame states, or that makes it letter paper."""
    try:
        across, down = (float(value) for value in image.info.get("dpi", (0, 0)))
    except (TypeError, ValueError, ZeroDivisionError):
        across = down = 0.0
    long_side = max(image.size)
    if min(across, down) > 0:
        inches = max(image.width / across, image.height / down)
        # a camera states 72 for want of a resolution; a screen 96
        camera = max(across, down) <= 96 and inches > 17
        believable = max(across, down) <= MOST_OBLONG * min(across, down)
        if LONG_SIDE_INCHES[0] <= inches <= LONG_SIDE_INCHES[1] and believable and not camera:
            return across, down
    return long_side / LETTER_LONG_SIDE, long_side / LETTER_LONG_SIDE


def _square(image: Image.Image, dpi: tuple[float, float]) -> Picture:
    """Return a picture with square dots: a standard fax has twice as many across as down."""
    across, down = dpi
    size_pt = (72 * image.width / across, 72 * image.height / down)
    finer = max(dpi)
    if abs(across - down) > 0.02 * finer:
        image = image.resize((round(image.width * finer / across), round(image.height * finer / down)))
    return Picture(image, finer, size_pt)


def _scaled(picture: Picture, dpi: float | None) -> Picture:
    wanted = dpi or min(picture.dpi, FINEST_DPI)
    width, height = picture.image.size
    wanted = min(wanted, picture.dpi * (MOST_DRAWN_PIXELS / (width * height)) ** 0.5)
    if abs(wanted - picture.dpi) < 0.02 * wanted:
        return picture
    ratio = wanted / picture.dpi
    size = (max(1, round(width * ratio)), max(1, round(height * ratio)))
    way = Image.Resampling.BICUBIC if ratio > 1 else Image.Resampling.BOX
    return Picture(picture.image.resize(size, way), wanted, picture.size_pt)
