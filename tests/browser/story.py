"""The article of the whole job: as an author's Word file, with the translation it will get."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import docx


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: Word's style for it, its kind in the workbench, both languages."""

    style: str
    kind: str
    source: str
    target: str


NEW_TERM = "首席数据官"
NEW_RENDERING = "chief data officer"

PARAGRAPHS = (
    Paragraph("Title", "Title", "国家队的算盘", "What the National Team Is Counting On"),
    Paragraph(
        "Normal",
        "Paragraph",
        "云从科技是纯内资，没有外国股东。",
        "CloudWalk is purely domestically funded (纯内资), without foreign shareholders.",
    ),
    Paragraph(
        "Normal",
        "Paragraph",
        "上海市在各区设立了首席数据官。",
        "Shanghai gave each of its districts a chief data officer",
    ),
    Paragraph("Heading 1", "Heading", "谁是国家队", "Who Is on the National Team"),
    Paragraph(
        "Quote",
        "Quotation",
        "“国家队不是头衔，而是责任。”",
        "“Being on the national team (国家队) is no title; it is a duty.”",
    ),
    Paragraph("List Bullet", "List item", "政府基金", "Government funds"),
    Paragraph("List Bullet", "List item", "国有银行", "State-owned banks"),
    Paragraph("Normal", "Paragraph", "答案还要等几年。", "The answer is some years off."),
)

TARGETS = {paragraph.source: paragraph.target for paragraph in PARAGRAPHS}

FRONT = {
    "English title": "What the National Team Is Counting On",
    "Original title": "国家队的算盘",
    "Author": "王小明",
    "Outlet": "机器之心",
    "Date of the source": "2020-05-18",
    "Address of the source": "https://example.org/guojiadui",
    "Translator": "Lin Yue",
    "Editor": "Mei Chen",
    "Date of the translation": "2020-06-01",
    "Note": "On what it means to be called a national team.",
}

# How the dates stand in the finished document.
PRINTED = {"2020-05-18": "May 18, 2020", "2020-06-01": "June 1, 2020"}


def write_docx(folder: Path) -> Path:
    """The file that the author sent."""
    document = docx.Document()
    document.core_properties.author = "王小明"
    document.core_properties.created = datetime(2020, 5, 18)  # noqa: DTZ001 - Word knows no zones
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph.source, style=paragraph.style)
    path = folder / "国家队的算盘.docx"
    document.save(str(path))
    return path
