"""Pages of known, invented text drawn as a scanner would leave them: askew, blurred, noisy, squeezed."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PAGE_INCHES = (8.5, 11.0)
MARGIN_INCHES = 1.0
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))
FONTS = (
    "LiberationSerif-Regular.ttf",
    "LiberationSans-Regular.ttf",
    "DejaVuSerif.ttf",
    "LiberationMono-Regular.ttf",
    "DejaVuSans.ttf",
)

TEXTS = (
    """\
DECLARATION OF MIREILLE OSTROWSKI

I, Mireille Ostrowski, declare as follows under penalty of perjury.

1. I am the deputy director of field operations for the Harrow Valley Transit Authority, a position I have held
since March 4, 2019. I make this declaration from personal knowledge and from the records kept by my office in the
ordinary course of its work.

2. On the morning of November 12, 2021, I received a telephone call from the dispatch desk at about 6:40 a.m. The
caller told me that two railcars had left the track near the Pemberton crossing and that no passenger had yet been
taken to a hospital. I drove to the crossing and arrived there shortly before 7:15 a.m.

3. When I arrived, the signal housing on the north side of the track was open and its door lay on the ballast. I did
not open it. I photographed the housing with my telephone and sent the photographs to the chief engineer, Tobias
Renwick, within ten minutes.

4. At no time before that morning had anyone reported to me that the signal at Pemberton was out of order. I have
since read the maintenance log, which lists four reports made between September 30 and November 9, 2021. None of the
four was sent to my office.

5. I have read the statement of the Authority dated November 15, 2021, which says that the field office "was
informed of the fault on October 21." That sentence is not correct. My office was not informed on that day or on any
other day before the derailment.

Executed on January 18, 2022, at Harrow Valley.""",
    """\
MEMORANDUM IN SUPPORT OF THE MOTION TO COMPEL

The question before the Court is a narrow one. The defendant agreed on June 2 to produce the inspection reports for
the years 2016 through 2020. It produced the reports for three of those five years and now says that the remaining
two were never written. The record shows otherwise.

First, the defendant's own index, served on August 11 as part of its initial disclosures, lists inspection reports
numbered 118 through 164 and gives a date to each. Twenty-two of them carry dates in 2018 or 2019. An index prepared
by counsel is a representation that the listed documents exist, and a party may not retract that representation by
the unsworn letter of a paralegal.

Second, two witnesses testified that they wrote such reports. Mr. Calloway said that he filed a report "after every
quarterly inspection, without exception," and that he kept his carbon copies in a grey cabinet in the boiler room.
Ms. Adeyemi testified that she saw the cabinet in the spring of 2020 and that it was full.

Third, the budget for fiscal year 2019 sets aside $48,750 for "quarterly inspections and the reports thereof," and
the ledger shows that the whole of this sum was paid to the inspection contractor in four equal parts. It is not
credible that the contractor was paid for reports that it did not deliver.

The plaintiff therefore asks that the defendant be ordered to produce the missing reports within fourteen days, or
to state under oath, by a person with knowledge, what became of each of them.""",
    """\
INTERNAL MEMORANDUM - NOT FOR DISTRIBUTION

To: Regional supervisors

From: Office of the Comptroller

Date: 9 February 2020

Subject: Counting of vacant beds

Several of you have asked how a bed is to be counted when it has been assigned but nobody sleeps in it. The answer
depends on the purpose of the count, and the two purposes have been mixed up in the past weeks.

For the daily report to the county, a bed is vacant when no person was in it at the count of 11:00 p.m. It does not
matter whether the bed is promised to somebody who is expected on the next day. For the monthly invoice, a bed is
occupied from the day of assignment until the day of release, whether or not anybody slept there.

Between December 1 and January 31 the three northern houses reported 412 vacant bed nights to the county and billed
397 of the same nights as occupied. Both figures may be right under the rules above, but nobody outside this office
will read them together and believe so. Please keep the assignment sheets for this period and do not destroy any
paper until the auditors have been here.

We expect questions from the press. Refer all of them to the communications desk. Do not say that the houses were
full in December, because they were not.""",
    """\
TRANSCRIPT OF THE EXAMINATION OF LEOPOLD HANSBRO

Q. Please state your full name for the record and spell your last name.

A. Leopold James Hansbro, H-A-N-S-B-R-O.

Q. You were the shift leader on the night of the seventeenth, is that right?

A. I was one of two. Mrs. Quillfeather had the east wing and I had the west wing from ten o'clock on.

Q. Did you walk through the west wing during your shift?

A. Twice. Once at about a quarter past eleven and once a little after three in the morning.

Q. The log has a third entry at 1:30, with your initials next to it. Did you make that entry?

A. Those are my initials. I do not remember that round, and I would have remembered it, because the lights went out
at twenty past one and did not come back until two.

Q. So the entry is not accurate?

A. I would not say that it is accurate, no. I filled in the sheet at the end of the shift, all of it at once, as
everybody did.

Q. Were you told to do it in that way?

A. We were told that the sheet had to be complete. Nobody asked how.""",
    """\
ORDER GRANTING IN PART THE MOTION TO UNSEAL

The newspaper moves to unseal six exhibits that were attached to the petition of April 27. The respondent opposes
the motion as to four of them and takes no position as to the other two. Having considered the papers and the
arguments of counsel, the Court grants the motion in part.

There is a strong presumption that the public may read what a court has relied upon in reaching a decision. A party
who would keep such a document from view must show a compelling reason, supported by specific facts, and must show
that nothing short of sealing will serve. General statements that disclosure would be embarrassing or would invite
further litigation do not suffice.

Exhibits 2 and 5 are maintenance schedules. The respondent says that they reveal its commercial methods, but the
same schedules were handed out at a public meeting on July 8, 2018, and forty copies of them were left on a table by
the door. They shall be unsealed.

Exhibit 3 is a list of the home addresses of nineteen employees. It shall remain under seal; a copy with the
addresses struck out shall be filed within seven days.

Exhibit 6 is a letter from the respondent's former counsel. The privilege belongs to the respondent and has not been
waived by the filing, which was made by the other side and without notice. It shall be returned.

IT IS SO ORDERED this 30th day of October, 2023.""",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """What a scanner and the years did to a page."""

    dpi: int = 200
    skew: float = 0.0  # degrees clockwise
    blur: float = 0.0  # pixels
    noise: float = 0.0  # standard deviation of the grey, of 255
    salt: float = 0.0  # share of the points turned black or white
    quality: int = 0  # of a JPEG; 0 for none
    one_bit: bool = False


SCANS = tuple(Wear(skew=skew, blur=0.7, noise=14, salt=0.002, quality=60) for skew in (0.6, -1.0, 1.3, -1.7, 2.0))
FAX = Wear(dpi=110, skew=0.7, blur=0.4, salt=0.001, one_bit=True)


def find_font(name: str, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the font, or the one that comes with Pillow where it is not installed."""
    for folder in FONT_FOLDERS:
        for path in folder.rglob(name):
            return ImageFont.truetype(path, size)
    return ImageFont.load_default(size)


def draw_page(text: str, font_name: str, wear: Wear, *, points: float = 11.5, seed: int = 7) -> Image.Image:
    """Return a worn picture of a page of text; its paragraphs stand apart by a blank line."""
    finer = 2  # drawn at twice the size, so that letters stand between the scanner's points too
    dpi = wear.dpi * finer
    width, height = (round(inches * dpi) for inches in PAGE_INCHES)
    page = Image.new("L", (width, height), 255)
    draw = ImageDraw.Draw(page)
    font = find_font(font_name, round(points * dpi / 72))
    left = top = MARGIN_INCHES * dpi
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and draw.textlength(longer, font) > width - 2 * left:
                draw.text((left, top), line, 20, font)
                top += 1.3 * points * dpi / 72
                line = word
            else:
                line = longer
        draw.text((left, top), line, 20, font)
        top += 1.9 * points * dpi / 72
    return wear_out(page, wear, finer, seed)


def wear_out(page: Image.Image, wear: Wear, finer: int, seed: int) -> Image.Image:
    """Return the page as scanned."""
    random = np.random.default_rng(seed)
    page = page.rotate(-wear.skew, Image.Resampling.BICUBIC, fillcolor=255)
    page = page.resize((page.width // finer, page.height // finer), Image.Resampling.BOX)
    if wear.blur:
        page = page.filter(ImageFilter.GaussianBlur(wear.blur))
    grey = np.asarray(page).astype(np.float32) * 0.92 + 8
    if wear.noise:
        grey += random.normal(0, wear.noise, grey.shape)
    if wear.salt:
        struck = random.random(grey.shape)
        grey[struck < wear.salt / 2] = 0
        grey[struck > 1 - wear.salt / 2] = 255
    page = Image.fromarray(np.clip(grey, 0, 255).astype(np.uint8))
    if wear.one_bit:
        page = page.point(lambda value: 255 * (value > 140)).convert("1", dither=Image.Dither.NONE)
    if wear.quality:
        out = io.BytesIO()
        page.save(out, "JPEG", quality=wear.quality)
        page = Image.open(out).convert("L")
    return page
