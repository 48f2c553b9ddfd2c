"""What a browser is sent before a page can be used is no more than is promised."""

import json
import re
from typing import Any

import pytest

from app.web import pages

_MANIFEST = pages.STATIC / ".vite" / "manifest.json"
# Bytes of JavaScript as they travel. CodeMirror is a third of what the editor needs.
_MOST = 250_000
_SCRIPT = re.compile(r'<script[^>]* src="/([^"]+)"')
_ALWAYS = ("src/app/catalogue.en.ts",)
_PAGES = (
    "src/projects/ProjectsPage.tsx",
    "src/articles/ArticlesPage.tsx",
    "src/glossary/GlossaryPage.tsx",
    "src/segments/EditorPage.tsx",
)


def _needed(manifest: dict[str, Any], name: str, found: set[str]) -> set[str]:
    """The files that are fetched with a module before it runs."""
    chunk = manifest[name]
    if chunk["file"] not in found:
        found.add(chunk["file"])
        for one in chunk.get("imports", ()):
            _needed(manifest, one, found)
    return found


@pytest.mark.skipif(not pages.built(), reason="the front end is not built")
@pytest.mark.parametrize("page", _PAGES)
def test_a_page_needs_no_more_scripts_than_promised(page: str) -> None:
    manifest = json.loads(_MANIFEST.read_text("utf-8"))
    files = set(_SCRIPT.findall((pages.STATIC / "index.html").read_text("utf-8")))
    assert files, "the page names no script"
    for name in (*_ALWAYS, page):
        _needed(manifest, name, files)
    scripts = [file for file in files if file.endswith(".js")]
    sizes = {file: (pages.STATIC / f"{file}.br").stat().st_size for file in scripts}
    assert sum(sizes.values()) <= _MOST, sorted(sizes.items(), key=lambda size: -size[1])
