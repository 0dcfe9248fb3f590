"""Small PDFs for tests, written by hand: text at places, pictures, locks, and damage."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

CHAR_WIDTH = 0.6  # of Courier, in font sizes
PICTURE = "q 600 0 0 780 6 6 cm BI /W 1 /H 1 /BPC 8 /CS /G ID z EI Q"


@dataclass
class Sheet:
    """One page: what is drawn, in order; places are points from the top left corner."""

    size: tuple[int, int] = (612, 792)
    rotate: int = 0
    drawn: list[str] = field(default_factory=list)
    typed: list[tuple[float, float, str]] = field(default_factory=list)  # in annotations
    noted: list[str] = field(default_factory=list)  # annotation dictionaries

    def text(self, x: float, y: float, words: str, size: float = 12) -> "Sheet":
        """Draw one line of text whose foot is `y` points below the top."""
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.drawn.append(f"BT /F1 {size} Tf 1 0 0 1 {x} {self.size[1] - y} Tm ({escaped}) Tj ET")
        return self

    def type_in(self, x: float, y: float, words: str) -> "Sheet":
        """Put words on the page in an annotation, as a form field or a typed note does."""
        self.typed.append((x, y, words))
        return self

    def lines(self, x: float, y: float, lines: Iterable[str], pitch: float = 14, size: float = 12) -> "Sheet":
        """Draw lines below one another, the first at `y`."""
        for at, words in enumerate(lines):
            self.text(x, y + at * pitch, words, size)
        return self

    def box(self, x: float, y: float, width: float, height: float, colour: str = "0 g", paint: str = "f") -> "Sheet":
        """Draw a rectangle whose top is `y` points below the top of the page; what follows is black again."""
        self.drawn.append(f"q {colour} {x} {self.size[1] - y - height} {width} {height} re {paint} Q")
        return self

    def note(self, kind: str, x: float, y: float, width: float, height: float, more: str = "") -> "Sheet":
        """Put an annotation of a kind ("Redact") on the page."""
        foot = self.size[1] - y - height
        self.noted.append(
            f"<< /Type /Annot /Subtype /{kind} /F 4 /Rect [{x} {foot} {x + width} {foot + height}] {more} >>"
        )
        return self

    def picture(self) -> "Sheet":
        """Draw a grey picture over nearly the whole page."""
        self.drawn.append(PICTURE)
        return self


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def make_pdf(sheets: Sequence[Sheet], *, encrypted: bool = False) -> bytes:
    """Return a PDF of these pages in Courier; `encrypted` with a password that nobody knows."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * at} 0 R' for at in range(len(sheets)))}] /Count {len(sheets)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        "<< /Filter /Standard /V 1 /R 2 /O <" + "1f" * 32 + "> /U <" + "2e" * 32 + "> /P -4 >>",
    ]
    notes: list[str] = []
    for at, sheet in enumerate(sheets):
        width, height = sheet.size
        shown = " ".join(sheet.noted)
        for x, y, words in sheet.typed:
            stream = f"BT /F1 12 Tf 2 2 Td ({words}) Tj ET"
            notes.append(
                f"<< /Type /XObject /Subtype /Form /BBox [0 0 300 16] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Length {len(stream)} >>\nstream\n{stream}\nendstream"
            )
            place = f"{x} {height - y - 2} {x + 300} {height - y + 14}"
            form = 4 + 2 * len(sheets) + len(notes)
            shown += f"<< /Type /Annot /Subtype /FreeText /F 4 /Rect [{place}] /AP << /N {form} 0 R >> >> "
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {sheet.rotate} "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {6 + 2 * at} 0 R "
            f"/Annots [{shown}] >>"
        )
        stream = "\n".join(sheet.drawn)
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects += notes
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body.encode("cp1252")))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(body.encode("cp1252"))
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{place:010} 00000 n \n" for place in places
    )
    locked = f"/Encrypt 4 0 R /ID [<{'00' * 16}> <{'00' * 16}>] " if encrypted else ""
    body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {locked}>>\nstartxref\n{start}\n%%EOF\n"
    return body.encode("cp1252")


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")  # ISO 32000-1, 7.6.3.3


def lock(pdf: bytes, password: str) -> bytes:
    """Return a PDF of `make_pdf(..., encrypted=True)` that `password` opens (RC4, 40 bits)."""
    padded = (password.encode() + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
    key = hashlib.md5(padded + owner + (-4).to_bytes(4, "little", signed=True) + bytes(16)).digest()[:5]
    pdf = pdf.replace(b"1f" * 32, owner.hex().encode()).replace(b"2e" * 32, _rc4(key, _PADDING).hex().encode())

    def seal(match: re.Match[bytes]) -> bytes:
        of_object = hashlib.md5(key + int(match[2]).to_bytes(3, "little") + bytes(2)).digest()[:10]
        return match[1] + _rc4(of_object, match[3]) + match[4]

    return re.sub(rb"(?s)((\d+) 0 obj\n<< /Length \d+ >>\nstream\n)(.*?)(\nendstream)", seal, pdf)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
