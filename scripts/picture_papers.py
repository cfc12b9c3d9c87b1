"""Every paper in both languages, as it is archived."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2

from clerk_app.core.sentence import Language
from clerk_app.resources import generated_path
from clerk_app.service.paper_office import PaperOffice
from scripts.picture_hall import PictureHall
from scripts.picture_index import Pictured

DOTS_PER_POINT = 2.0
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def papers(filled: Path, folder: Path, out: Path) -> list[Pictured]:
    """Issue every paper on copies of the sample hall and write its pages."""
    made = []
    for language in LANGUAGES:
        for name, target, pdf in _issued(filled, folder / language, language):
            document = pypdfium2.PdfDocument(pdf)
            for number, page in enumerate(document):
                file = out / f"{name}_{language}{'' if len(document) == 1 else f'_page_{number + 1}'}.png"
                page.render(scale=DOTS_PER_POINT).to_pil().save(file)
                made.append(Pictured(file.name, target))
            document.close()
    return made


def _issued(filled: Path, folder: Path, language: Language) -> list[tuple[str, str, bytes]]:
    shutil.copytree(filled, folder)
    hall = PictureHall(folder, language=language)
    try:
        office = PaperOffice(hall.service, generated_path("fonts"))
        visit = hall.greet("周桂芳", "madam", "13805712207")
        hall.transfer(visit)
        receipt = hall.issued[-1]
        notice = hall.notify(hall.transfer(visit, "papers"))
        procedures = hall.service.procedures.catalogue.procedures()
        found = [
            ("P1_receipt_A5", "P1_receipt_A5.png", office.produce(receipt).result()),
            ("P3_notification_A4", "P3_one_time_notification_A4.png", office.produce(notice).result()),
        ]
        found += [
            (f"P4_sheet_A4_{each.id}", "P4_procedure_sheet_A4.png", office.sheet(each, language).result())
            for each in procedures
        ]
        found.append(("P4_sheet_A4_large", "", office.sheet(procedures[0], language, large=True).result()))
        return found
    finally:
        hall.close()
