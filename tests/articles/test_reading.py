"""Hostile files, each built here: refused in a sentence, in time, and within the memory allowed."""

import gzip
import random
import resource
import struct
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

import app
from app import errors, formats, sandbox
from app.articles.reading import read_safely
from app.formats import (
    Block,
    FrontMatter,
    Kind,
    Layout,
    Reading,
    UnknownFormat,
    Unreadable,
    _wire,
)
from app.formats._errors import (
    Damaged,
    EmptyFile,
    FileTooLarge,
    HasDoctype,
    NoText,
    Protected,
    TooDeep,
    TooManyParts,
    TooSlow,
    UndecodableText,
    UnstorableText,
    WrongType,
)
from tests.formats.documents import SAMPLE, mutant, packed, unpacked, word_file, word_paragraph

MOST_SECONDS = 15.0
# The limit on processor time ends a reader; on a busy machine that may take long.
_LONGEST_WAIT = 120.0
P = word_paragraph("正文")
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "哈"}">' for n in range(12))


def bomb(size: int, members: int = 1) -> bytes:
    """A Word file with parts of zeros beside its document."""
    inner = unpacked(word_file(P))
    return packed(inner | {f"word/media/{n}.bin": bytes(size) for n in range(members)})


def lying_bomb() -> bytes:
    """A Word file whose document declares 100 bytes and unpacks to 300 MB."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(300_000_000))
    lying = bytearray(data.getvalue())
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = lying.index(signature) + at
        lying[start : start + 4] = struct.pack("<I", 100)
    return bytes(lying)


def encrypted_zip() -> bytes:
    """A zip archive whose members say that they are encrypted."""
    data = bytearray(word_file(P))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = -1
        while (start := data.find(signature, start + 1)) >= 0:
            data[start + at] |= 1
    return bytes(data)


def nested(count: int) -> str:
    return "<w:sdt><w:sdtContent>" * count + P + "</w:sdtContent></w:sdt>" * count


# What it is, its name, its bytes, how it is refused (or None if it is read), and the reason.
HOSTILE: dict[str, tuple[str, Callable[[], bytes], type[errors.Invalid] | None, str]] = {
    "unknown type": ("报告.rtf", lambda: b"x", UnknownFormat, "“报告.rtf” is a file of type .rtf"),
    "no type": ("报告", lambda: b"x", UnknownFormat, "has no file type"),
    "empty": ("a.docx", lambda: b"", EmptyFile, "it is empty"),
    "too large": ("a.txt", lambda: b"a" * 20_000_001, FileTooLarge, "larger than 20 MB"),
    "no zip": ("a.docx", lambda: b"hello", WrongType, "it is no Word file"),
    "gzip": ("a.docx", lambda: gzip.compress(b"x"), WrongType, "it is no Word file"),
    "half a zip": ("a.docx", lambda: word_file(P)[:500], Damaged, "damaged or incomplete"),
    "bomb, size": ("a.docx", lambda: bomb(9_000_000, 30), FileTooLarge, "unpacked it would be"),
    "bomb, ratio": ("a.docx", lambda: bomb(50_000_000), FileTooLarge, "more than 100 to 1"),
    "bomb, members": ("a.docx", lambda: bomb(1, 2_001), TooManyParts, "members"),
    "bomb, lying": ("a.docx", lying_bomb, Damaged, "is damaged"),
    "path traversal": (
        "a.docx",
        lambda: packed(unpacked(word_file(P)) | {"../../../../tmp/evil": b"x"}),
        None,
        "",
    ),
    "part outside": (
        "a.docx",
        lambda: packed(
            unpacked(word_file(P))
            | {
                "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/'
                b'2006/relationships"><Relationship Id="a" Type="x/officeDocument" '
                b'Target="../../etc/passwd"/></Relationships>'
            }
        ),
        WrongType,
        "no Word file",
    ),
    "encrypted zip": ("a.docx", encrypted_zip, Protected, "protected by a password"),
    "doctype": ("a.docx", lambda: word_file(P, head="<!DOCTYPE x>"), HasDoctype, "document type"),
    "entities": (
        "a.docx",
        lambda: word_file(word_paragraph("&a11;"), head=f"<!DOCTYPE x [{ENTITIES}]>"),
        HasDoctype,
        "document type",
    ),
    "external entity": (
        "a.docx",
        lambda: word_file(
            word_paragraph("&x;"), head='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        ),
        HasDoctype,
        "document type",
    ),
    "doctype in UTF-16": (
        "a.docx",
        lambda: packed({"word/document.xml": "<!DOCTYPE a><a/>".encode("utf-16")}),
        HasDoctype,
        "document type",
    ),
    "many nodes": (
        "a.docx",
        lambda: word_file("<w:p>" + "<w:r><w:t>.</w:t></w:r>" * 300_000 + "</w:p>"),
        TooManyParts,
        "500,000 elements",
    ),
    "deep": ("a.docx", lambda: word_file(nested(60)), TooDeep, "more than 100 deep"),
    "deeper": ("a.docx", lambda: word_file(nested(100_000)), TooDeep, "more than 100 deep"),
    "control in XML": ("a.docx", lambda: word_file("&#1;"), UnstorableText, r"U\+0001 \(SOH\)"),
    "noncharacter in XML": (
        "a.docx",
        lambda: word_file(P + word_paragraph("a&#x1FFFE;")),
        UnstorableText,
        r"character 2 of paragraph 2 is U\+1FFFE",
    ),
    "NUL": ("a.txt", lambda: b"a\nb\x00", UnstorableText, r"character 2 of line 2 is U\+0000"),
    "escape": ("a.md", lambda: b"\x1b[31m", UnstorableText, r"U\+001B \(ESC\)"),
    "surrogates": ("a.txt", lambda: b"abc\xed\xa0\x80", UnstorableText, "U.D800 .lone surrogate"),
    "surrogate in UTF-16": ("a.txt", lambda: b"\xff\xfea\x00\x00\xd8", UndecodableText, "UTF-16"),
    "surrogate in HTML": ("a.html", lambda: b"<p>a&#xD800;", None, ""),
    "control in HTML": (
        "a.html",
        lambda: b"<p>ab&#2;",
        UnstorableText,
        "character 3 of paragraph 1",
    ),
    "NUL in HTML": ("a.html", lambda: b"<p>a\x00b", UnstorableText, r"U\+0000 \(NUL\)"),
    "no text encoding": ("a.txt", lambda: bytes(range(128, 256)) * 9, UndecodableText, "encoding"),
    "an image": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500), Unreadable, "cannot be read"),
    "only scripts": ("a.html", lambda: b"<script>alert(1)</script>", NoText, "holds no text"),
    "many tags": ("a.html", lambda: b"<b>" * 1_100_000, TooManyParts, "500,000 elements"),
    "many paragraphs": ("a.html", lambda: b"<p>" * 900_000, TooManyParts, "500,000 elements"),
    "deep tags": ("a.html", lambda: b"<div>" * 150 + b"x", TooDeep, "more than 100 deep"),
    "deeper tags": ("a.html", lambda: b"<div>" * 100_000 + b"x", TooDeep, "more than 100 deep"),
    "many attributes": (
        "a.html",
        lambda: b"<a " + b" ".join(b"a%d=1" % n for n in range(50_000)) + b">x",
        TooManyParts,
        "attributes",
    ),
    "hidden attributes": (
        "a.html",
        lambda: b"<a " + b" ".join(b"a%d='>'" % n for n in range(150_000)) + b">x",
        TooManyParts,
        "attributes",
    ),
    "an endless tag": ("a.html", lambda: b"<p>a<" + b"x" * 15_000_000, None, ""),
    "HTML entities": (
        "a.html",
        f"<!DOCTYPE html [{ENTITIES}]><p>&a11;".encode,
        None,
        "",
    ),
    "many lines": ("a.txt", lambda: b"a\n" * 5_000_000, TooManyParts, "100,000 paragraphs"),
    "quotes in quotes": ("a.md", lambda: b">" * 200_000 + b"a", Unreadable, "cannot be read"),
    "open brackets": ("a.md", lambda: b"[" * 200_000, None, ""),
    "open emphasis": ("a.md", lambda: b"*a_b " * 60_000, None, ""),
    "backticks": ("a.md", lambda: b"".join(b"`" * n + b"a" for n in range(3000)), None, ""),
    "no notes": ("a.md", lambda: b"a\n\n[^a]: x\n" + b" " * 3_000_000, None, ""),
    "YAML": ("a.md", lambda: b"---\na: " + b"[" * 1_000_000 + b"\n---\nx", None, ""),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_gets_a_sentence_in_time(what: str) -> None:
    name, build, kind, reason = HOSTILE[what]
    data = build()
    start = _spent_by_children()
    if kind is None:
        assert read_safely(name, data, seconds=_LONGEST_WAIT).blocks
    else:
        with pytest.raises(kind, match=reason) as refused:
            read_safely(name, data, seconds=_LONGEST_WAIT)
        assert isinstance(refused.value, errors.Invalid)
        assert f"“{name}”" in str(refused.value)
        assert str(refused.value).endswith(".")
    assert _spent_by_children() - start < MOST_SECONDS


def _spent_by_children() -> float:
    """Seconds of a processor: what a busy machine took besides is not the reader's."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


# In a process of its own, whose only children are the readers.
_LARGEST = """
import contextlib, resource
from app import errors
from app.articles.reading import read_safely
from tests.articles.test_reading import HOSTILE
for what in ("many nodes", "many paragraphs", "bomb, lying", "many lines"):
    name, build, _, _ = HOSTILE[what]
    with contextlib.suppress(errors.Invalid):
        read_safely(name, build())
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_no_hostile_file_took_more_than_half_a_gibibyte() -> None:
    done = subprocess.run([sys.executable, "-c", _LARGEST], capture_output=True, check=True)
    assert int(done.stdout) * (1 if sys.platform == "darwin" else 1024) < 512 << 20


def test_a_reader_that_does_not_end_is_ended() -> None:
    start = time.monotonic()
    with pytest.raises(TooSlow, match="takes more time or memory than one file is given"):
        read_safely("a.md", b"[" * 5_000_000, seconds=1)
    assert time.monotonic() - start < 5


@pytest.mark.soak
def test_a_reader_that_takes_too_much_processor_time_is_ended() -> None:
    with pytest.raises(TooSlow, match="takes more time or memory than one file is given"):
        read_safely("a.md", b"[" * 5_000_000)


def test_a_reader_that_dies_is_a_damaged_file(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = sandbox.environment() | {"PYTHONHOME": "/nowhere"}
    monkeypatch.setattr(sandbox, "environment", lambda: broken)
    with pytest.raises(Damaged, match="damaged in a way that its reader does not survive"):
        read_safely("a.txt", "正文。".encode())
    assert "reader of a .txt file" in caplog.text


def test_a_reader_knows_nothing_of_the_servers_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_DATABASE_URL", "postgresql://secret")
    assert not [name for name in sandbox.environment() if name.startswith("DUIZHAO")]


def test_what_the_child_reads_is_what_is_read_here() -> None:
    for layout in Layout:
        for id_ in formats.writable():
            data = formats.write(id_, replace(SAMPLE, layout=layout))
            assert read_safely(f"文件.{id_}", data) == formats.read(f"文件.{id_}", data)


def test_names_are_said_again_without_what_a_sentence_cannot_hold() -> None:
    for name in (
        "../../a\x00\n\u202eb.rtf",
        "C:\\x\\" + "长" * 500 + ".rtf",
        "--help.rtf",
        ".rtf",
        "/",
    ):
        with pytest.raises(UnknownFormat) as refused:
            read_safely(name, b"x")
        assert str(refused.value).isprintable()
        assert len(str(refused.value)) < 400


def _real(suffix: str) -> bytes:
    """A real file of the type, with everything in it."""
    id_ = {"htm": "html", "xhtml": "html", "markdown": "md"}.get(suffix, suffix)
    if suffix in ("txt", "text"):
        return (Path(app.__file__).parent / "articles/sample/cloudwalk.zh.md").read_bytes()
    return formats.write(id_, replace(SAMPLE, draft=True))


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "txt"])
def test_three_hundred_mutants_are_read_or_refused(suffix: str) -> None:
    """In this process, where any other exception shows; every 30th by the child as well."""
    data = _real(suffix)
    luck = random.Random(f"mutants of {suffix}")
    for number in range(300):
        broken = mutant(data, luck)
        if suffix == "docx" and number % 2:
            broken = _mutant_within(data, luck)
        here = _result(formats.read, f"a.{suffix}", broken)
        if number % 30 == 0:
            assert _result(read_safely, f"a.{suffix}", broken) == here


def _mutant_within(data: bytes, luck: random.Random) -> bytes:
    """A sound archive with a broken part, so that more than the archive is tested."""
    parts = unpacked(data)
    name = luck.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    return packed(parts | {name: mutant(parts[name], luck)})


def _result(read: Callable[[str, bytes], Reading], name: str, data: bytes) -> Reading | str:
    try:
        return read(name, data)
    except Unreadable as error:
        return str(error)


def test_a_long_reading_comes_whole_from_the_child_or_not_at_all() -> None:
    blocks = tuple(Block(Kind.PARAGRAPH, f"第{n}段\n{n}") for n in range(1_234))
    targets = tuple(f"Paragraph {n}" for n in range(1_234))
    reading = Reading(blocks, FrontMatter(author="吴昕"), "", ("One was left out.",), targets)
    said = _wire.pack(reading)
    assert _wire.unpack(said, "a.csv") == reading
    for end in (0, 10, len(said) // 2, said.rindex(b"\n")):
        with pytest.raises(ValueError):  # noqa: PT011 (of several kinds)
            _wire.unpack(said[:end], "a.csv")
