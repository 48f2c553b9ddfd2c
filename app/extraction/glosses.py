"""Glosses: the Chinese printed beside English words, and exactly which words it renders.

Published translations carry their terms with them: 'purely domestically funded (纯内资)', 'Zhuang
Rongwen (庄荣文)', '虎嗅 (Huxiu)'. Brackets of any shape, Chinese before or after, pinyin, acronyms
and note numbers between are all read; the words are chosen by `app.extraction._phrases`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from app.extraction._doubt import confidence
from app.extraction._marks import Marks, without_tags
from app.extraction._partners import partners
from app.extraction._places import places
from app.language.sentences import split_english
from app.language.spans import Span


@dataclass(frozen=True, slots=True)
class Gloss:
    """Chinese and the English that it stands beside.

    `zh_span`, `en_span` and `context_span` are offsets into the text that was given; `en_span` is
    empty where no English renders the Chinese. `confidence` runs from 0 to 1.
    """

    zh: str
    en: str
    zh_span: Span
    en_span: Span
    context: str
    context_span: Span
    confidence: float


def glosses(text: str) -> list[Gloss]:
    """Every gloss of an English text, in the order of the Chinese.

    A line that has no English, as in a bilingual document, has none.

    >>> [(g.zh, g.en) for g in glosses("The “purely domestically funded” (纯内资) firms.")]
    [('纯内资', 'purely domestically funded')]
    >>> [(g.zh, g.en) for g in glosses("So says 虎嗅 (Huxiu) of Zhuang Rongwen [庄荣文].")]
    [('虎嗅', 'Huxiu'), ('庄荣文', 'Zhuang Rongwen')]
    """
    found: list[Gloss] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        found += _in_line(line, offset)
        offset += len(line)
    return found


def _in_line(original: str, offset: int) -> Iterator[Gloss]:
    line = without_tags(original)
    marks = Marks(line)
    at_all = list(places(line, marks))
    if not at_all:
        return
    sentences = split_english(line)
    starts = [sentence.start for sentence in sentences]

    def sentence_of(at: int) -> Span:
        return sentences[max(0, bisect_right(starts, at) - 1)]

    for partner in partners(line, marks, at_all, sentence_of):
        sentence = sentence_of(partner.zh.start)
        begin = min(sentence.start, partner.en.start if partner.en else sentence.start)
        end = max(sentence.end, partner.en.end, partner.zh.end)
        context = Span(begin, end)
        yield Gloss(
            partner.zh.of(original),
            partner.en.of(original),
            _moved(partner.zh, offset),
            _moved(partner.en, offset),
            context.of(original),
            _moved(context, offset),
            confidence(partner, line),
        )


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
