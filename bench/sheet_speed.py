"""Large sheets in the guarded process: `python -m bench sheet_speed`.

A CSV of 100,000 rows of ten values, an XLSX of 50,000 rows of ten cells, and a CSV of more values than are read. Prints
processor seconds, cells a second and the peak memory of the largest process so far. The references are `csv.reader` and
calamine, which hand over the same values and keep nothing.
"""

from __future__ import annotations

import csv
import hashlib
import io
import resource
import tempfile
import time
import zipfile
from pathlib import Path

from python_calamine import CalamineWorkbook

from belie.domain.ids import SourceId
from belie.sources.limits import GuardedReader

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADER = "id,last,first,day,sum,unit,bed,state,note,ref"


def make_csv(rows: int) -> bytes:
    lines = (
        f'{n},Varga,Edith,2031-05-{n % 28 + 1:02},"{n * 1.37:,.2f}",Unit {n % 7},{n % 60},moved,'
        f"{'The pump was found to be broken on May 3.' if n % 50 == 0 else ''},A{n:09}\n"
        for n in range(rows)
    )
    return (HEADER + "\n" + "".join(lines)).encode()


def make_xlsx(rows: int) -> bytes:
    """Return a workbook of one sheet: numbers, days and words in ten columns."""
    held = []
    for n in range(1, rows + 1):
        numbers = [
            f'<c r="{letter}{n}" s="{at % 3}"><v>{47000 + n % 365 + at}</v></c>' for at, letter in enumerate("ABCDEFG")
        ]
        texts = [f'<c r="{letter}{n}" t="inlineStr"><is><t>moved to {letter}</t></is></c>' for letter in "HIJ"]
        held.append(f'<row r="{n}">{"".join(numbers + texts)}</row>')
    formats = '<numFmts><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>'
    styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="4"/></cellXfs>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Log" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{formats}{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(held)}</sheetData></worksheet>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def measure(name: str, data: bytes, folder: Path) -> float:
    """Read a file in a fresh guarded process; return its processor seconds, its start among them."""
    path = folder / name
    path.write_bytes(data)
    reader = GuardedReader()
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    result = reader.read(path, name, SourceId(hashlib.sha256(data).hexdigest()))
    clock = time.perf_counter() - begun
    reader.close()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    cells = sum(len(page.grid or ()) for document in result.documents for page in document.pages)
    what = result.unread.kind.value if result.unread else "whole"
    rate = f"{cells / took:,.0f} a second of the processor"
    print(
        f"{name}: {took:.1f} s ({clock:.1f} by the clock), {cells:,} cells ({what}), {rate}, {after.ru_maxrss >> 10} MB"
    )
    return took


def main() -> None:
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        table, book = make_csv(100_000), make_xlsx(50_000)
        begun = time.process_time()
        sum(map(len, csv.reader(io.StringIO(table.decode()))))
        alone = time.process_time() - begun
        print(f"  against csv.reader alone: {measure('table.csv', table, folder) / alone:.1f} times")
        begun = time.process_time()
        sum(map(len, CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()))
        alone = time.process_time() - begun
        print(f"  against calamine alone: {measure('book.xlsx', book, folder) / alone:.1f} times")
        measure("vast.csv", make_csv(560_000), folder)


if __name__ == "__main__":
    main()
