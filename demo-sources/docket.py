"""The docket as CourtListener's API (v4) gives it: a docket, and a page of its entries with their papers."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

NOTICE = "Invented for demonstration"
NUMBER = "2:26-cv-01417-KLM-DRG"
COURT, CASE_ID, IDENT = "tamd", "417001", 999_014_170  # tamd: no court has this name
API = "https://www.courtlistener.com/api/rest/v4"
SAVED = "2027-06-28T09:00:00-07:00"


def build_docket(source: Path, folder: Path) -> None:
    """Write the two files; papers of the record that are whole have the SHA-1 that RECAP would give."""
    entries = json.loads(source.read_text(encoding="utf-8"))
    docket = {
        "notice": NOTICE,
        "resource_uri": f"{API}/dockets/{IDENT}/",
        "id": IDENT,
        "court": f"{API}/courts/{COURT}/",
        "court_id": COURT,
        "assigned_to_str": "Katrin L. Moorhouse",
        "referred_to_str": "Dorian R. Gaskill",
        "absolute_url": f"/docket/{IDENT}/oreska-v-brandtner/",
        "date_created": SAVED,
        "date_modified": SAVED,
        "source": 1,
        "date_filed": entries[0][1],
        "date_terminated": None,
        "date_last_filing": entries[-1][1],
        "case_name_short": "Oreska",
        "case_name": "Oreska v. Brandtner",
        "case_name_full": "",
        "slug": "oreska-v-brandtner",
        "docket_number": NUMBER,
        "docket_number_core": "2601417",
        "pacer_case_id": CASE_ID,
        "cause": "28:2241 Petition for Writ of Habeas Corpus (federal)",
        "nature_of_suit": "463 Habeas Corpus - Alien Detainee",
        "jury_demand": "None",
        "jurisdiction_type": "U.S. Government Defendant",
    }
    results = [_entry(at, entry, folder) for at, entry in enumerate(entries, 1)]
    page = {"notice": NOTICE, "next": None, "previous": None, "results": results}
    for name, held in (("courtlistener-docket.json", docket), ("courtlistener-docket-entries.json", page)):
        (folder / name).write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _entry(at: int, entry: list[Any], folder: Path) -> dict[str, Any]:
    number, filed, description, papers = entry
    return {
        "resource_uri": f"{API}/docket-entries/{IDENT + at}/",
        "id": IDENT + at,
        "docket": f"{API}/dockets/{IDENT}/",
        "date_created": SAVED,
        "date_modified": SAVED,
        "date_filed": filed,
        "entry_number": int(number) if number else None,
        "recap_sequence_number": f"{filed}.{at:03}",
        "pacer_sequence_number": at,
        "description": description,
        "recap_documents": [_paper(IDENT + 100 * at + n, number, paper, folder) for n, paper in enumerate(papers)],
        "tags": [],
    }


def _paper(ident: int, number: str, paper: list[Any], folder: Path) -> dict[str, Any]:
    attachment, description, pages = paper
    name = f"ecf-{int(number):03}" + (f"-{attachment}" if attachment else "")
    whole = [path for path in sorted(folder.glob(f"{name}-[a-z]*.pdf")) if "excerpt" not in path.name + description]
    return {
        "resource_uri": f"{API}/recap-documents/{ident}/",
        "id": ident,
        "document_type": 2 if attachment else 1,
        "document_number": number,
        "attachment_number": int(attachment) if attachment else None,
        "pacer_doc_id": f"099{ident:09}",
        "description": description,
        "is_available": bool(whole),
        "is_sealed": description.startswith("SEALED"),
        "is_free_on_pacer": None,
        "page_count": pages,
        "sha1": hashlib.sha1(whole[0].read_bytes()).hexdigest() if whole else "",
        "filepath_local": f"recap/gov.uscourts.{COURT}.{CASE_ID}/gov.uscourts.{COURT}.{CASE_ID}.{number}."
        f"{attachment or 0}.pdf"
        if whole
        else "",
    }
