"""How the written page looks, on a screen and on paper."""

STYLE = """
:root { color-scheme: light; }
body {
  margin: 0; background: #fff; color: #1a1a1a;
  font: 1.0625rem/1.6 Georgia, "Times New Roman", "Songti SC", "Noto Serif CJK SC", SimSun, serif;
}
:lang(zh) { font-family: Georgia, "Songti SC", "Noto Serif CJK SC", SimSun, serif; }
article { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
article.side-by-side { max-width: 68rem; }
h1, h2, h3, h4, h5, h6, .heading { line-height: 1.3; text-wrap: balance; break-after: avoid; }
h1 { font-size: 1.9rem; margin: 0 0 1.25rem; }
h2 { font-size: 1.35rem; margin: 2.25rem 0 .75rem; }
h3 { font-size: 1.15rem; margin: 1.75rem 0 .5rem; }
h4, h5, h6 { font-size: 1.0625rem; margin: 1.5rem 0 .5rem; }
p { margin: 0 0 1rem; }
ul, ol { margin: 0 0 1rem; padding-left: 2rem; }
li { margin: 0 0 .35rem; }
li ul, li ol { margin: .35rem 0 0; }
li.own { list-style: none; }
blockquote { margin: 0 0 1rem; padding: .1rem 0 .1rem 1.25rem; border-left: 3px solid #b9b2a6; }
blockquote p:last-child { margin-bottom: 0; }
figure { margin: 0 0 1rem; }
.caption { font-size: .9375rem; font-style: italic; color: #444; }
.caption:lang(zh), .caption :lang(zh) { font-style: normal; }
header { border-bottom: 1px solid #b9b2a6; margin-bottom: 2rem; padding-bottom: 1.25rem; }
.front-matter { margin: 0; font-size: .9375rem; line-height: 1.5; }
.front-matter div { margin: 0 0 .3rem; }
.front-matter dt { display: inline; font-weight: bold; }
.front-matter dt::after { content: ": "; }
.front-matter dd { display: inline; margin: 0; }
a { color: #1d4f91; }
.draft {
  border: 2px solid #a3161a; color: #a3161a; background: #fff5f5; font-weight: bold;
  padding: .6rem 1rem; margin: 0 0 2rem;
}
.untranslated { background: #fff0b3; color: #5c3b00; }
.source { color: #444; margin-bottom: .35rem; }
.heading { font-weight: bold; margin: 1.75rem 0 .25rem; }
.heading + h2, .heading + h3, .heading + h4, .heading + h5, .heading + h6 { margin-top: 0; }
p.source { break-after: avoid; }
sup { font-size: .75em; line-height: 0; }
.note-number { padding: 0 .1em; text-decoration: none; }
.notes { border-top: 1px solid #b9b2a6; margin-top: 3rem; font-size: .9375rem; }
.notes li { margin-bottom: .5rem; }
.back { text-decoration: none; }
.appendix { border-top: 1px solid #b9b2a6; margin-top: 3rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th { text-align: left; font-size: .875rem; letter-spacing: .04em; color: #444; }
th, td { padding: .55rem .9rem .55rem 0; vertical-align: top; border-bottom: 1px solid #ddd7cc; }
th + th, td + td { padding: .55rem 0 .55rem .9rem; }
td > *, td > .heading, td > h2, td > h3, td > h4, td > h5, td > h6 { margin: 0; }
td > .heading { font-size: 1.0625rem; }
td p.source { color: inherit; break-after: auto; }
table.data {
  table-layout: auto; margin: 0 0 1.25rem; font-size: .9375rem;
  border-top: 1.5px solid #1a1a1a; border-bottom: 1.5px solid #1a1a1a;
}
table.data th { font-weight: bold; color: inherit; letter-spacing: 0; font-size: inherit; }
table.data th, table.data td { padding: .4rem .6rem; overflow-wrap: break-word; }
table.data .figure { text-align: right; font-variant-numeric: tabular-nums; }
.d1 { margin-left: 1.5rem; } .d2 { margin-left: 3rem; } .d3 { margin-left: 4.5rem; }
.d4, .d5, .d6, .d7, .d8 { margin-left: 6rem; }
@media (max-width: 40rem) { body { font-size: 1rem; } h1 { font-size: 1.55rem; } }
@page { margin: 22mm 20mm; @bottom-center { content: counter(page); font: 9pt Georgia, serif; } }
@media print {
  body { font-size: 11pt; line-height: 1.45; }
  article, article.side-by-side { max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
  p, li, td { orphans: 2; widows: 2; }
  tr { break-inside: avoid; }
  .appendix { break-before: page; }
  thead { display: table-header-group; }
}
"""

# On each printed page, as in a Word file.
DRAFT_STYLE = """
@page { @top-center { content: "DRAFT"; color: #a3161a; font: bold 10pt Georgia, serif; } }
"""

# Above a page on the web; paper needs no choice.
CHOICES_STYLE = """
.choices {
  display: flex; gap: .25rem; max-width: 68rem; margin: 0 auto; padding: 1rem 1.25rem 0;
  font: .9375rem/1.4 system-ui, sans-serif;
}
.choices a {
  padding: .6rem .9rem; border: 1px solid #b9b2a6; border-radius: .35rem; text-decoration: none;
}
.choices a[aria-current] { background: #1d4f91; border-color: #1d4f91; color: #fff; }
@media print { .choices { display: none; } }
"""
