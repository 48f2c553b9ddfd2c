"""Where a sentence ends, in Chinese and in English, as an editor of the language would cut.

The spans come in order, without the white space around them, and together cover every character
that is not white space. The end of a line always ends a sentence. A mark that nobody closed does
not swallow the rest of its line, so hostile input is cut in linear time.
"""

from app.language.sentences._chinese import split_chinese
from app.language.sentences._english import split_english

__all__ = ["split_chinese", "split_english"]
