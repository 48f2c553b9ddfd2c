"""`python -m app.formats._pdf_setter < data > document.pdf`: typst in a process with limits.

It answers with a PDF, or with the reason why there is none, as the end of a sentence.
"""

import sys
from pathlib import Path

from app.limits import limit

_TEMPLATE = Path(__file__).with_name("_pdf.typ")
# Families with simplified Chinese, the serif ones first; the last of each system's own.
_CHINESE = (
    *("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "Noto Serif SC"),
    *("Songti SC", "STSong", "SimSun", "NSimSun", "FandolSong", "AR PL SungtiL GB"),
    *("Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "Noto Sans SC"),
    *("PingFang SC", "Microsoft YaHei", "SimHei", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei"),
)
_LATIN = "Libertinus Serif"  # comes with typst
# For signs that neither has: other scripts, symbols.
_OTHERS = ("Noto Serif", "Noto Sans", "DejaVu Sans", "Noto Sans Math", "Noto Sans Symbols2")
_NO_FONT = (
    "this computer has no font for Chinese; install one (on Debian and Ubuntu: apt-get install "
    "fonts-noto-cjk) and try again"
)
_MOST_MEMORY = 4 << 30
_MOST_SECONDS = 150


def main() -> None:
    limit(_MOST_SECONDS, _MOST_MEMORY, may_write=True)
    data = sys.stdin.buffer.read().decode("ascii")
    sys.stdout.buffer.write(_set(data))


def _set(data: str) -> bytes:
    import json

    import typst

    fonts = typst.Fonts()
    families = set(fonts.families())
    chinese = next((family for family in _CHINESE if family in families), "")
    if not chinese:
        return _NO_FONT.encode()
    used = [_LATIN, chinese, *(family for family in _OTHERS if family in families)]
    inputs = {"document": data, "fonts": json.dumps(used), "chinese": chinese}
    # PDF/UA asks that headings skip no level and that every character has a glyph. A document
    # that cannot keep this is tagged all the same, and only does not call itself accessible.
    reason = ""
    for standard in ("ua-1", "1.7"):
        try:
            return bytes(
                typst.compile(
                    _TEMPLATE.read_bytes(),
                    font_paths=fonts,
                    sys_inputs=inputs,
                    pdf_standards=standard,
                    timestamp=0,
                )
            )
        except typst.TypstError as error:
            reason = f"typst says: {error.message}"
    return reason.encode()


if __name__ == "__main__":
    main()
