"""What the elements of HTML, and the styles that stand in their place, say of the text in them."""

import re

from app.formats._document import Kind
from app.formats._dropped import Loss
from app.formats._html_tree import names

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS = {
    "blockquote": Kind.QUOTATION,
    **dict.fromkeys(names("figcaption caption"), Kind.CAPTION),
    **dict.fromkeys(names("td th dt dd"), Kind.PARAGRAPH),
}
BLOCKS = names(
    "address article aside body center details div dl fieldset figure header html hgroup legend li "
    "main ol p pre section summary table tbody tfoot thead tr ul"
).union(HEADINGS, KINDS)
# What is left out, and what is said of it.
LOSSES = {
    **dict.fromkeys(
        names("nav aside footer form button select textarea input dialog menu"), Loss.NAVIGATION
    ),
    **dict.fromkeys(
        names("video audio iframe object embed mpvoice mpvideosnap qqmusic"), Loss.MEDIA
    ),
    **dict.fromkeys(names("img svg canvas"), Loss.IMAGE),
    "rt": Loss.RUBY,
    "del": Loss.DELETION,
}
# What no browser shows.
SILENT = names(
    "script style noscript template rp head title meta link map datalist annotation annotation-xml"
)
BOLD = names("b strong")
ITALIC = names("i em cite dfn")
# Type that light marks have no sign for.
OTHER_TYPE = names("u mark")
BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|bolder|[6-9]00)", re.IGNORECASE)
ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.IGNORECASE)
# Editors of pages make lines and paragraphs of a <span> or <strong> in this way.
BLOCK_STYLE = re.compile(
    r"display\s*:\s*(?:block|flex|grid|table|list-item)\s*(?:;|$|!)", re.IGNORECASE
)
OFF_THE_LINE = {"sup": True, "sub": False}
# Of each the second part: whether it is above the line or below it, and what stands before it.
FORMULAS: dict[str, tuple[bool | None, str]] = {
    "msup": (True, ""),
    "msub": (False, ""),
    "mfrac": (None, "/"),
}
