"""The source says no, and nothing in the target does; only ever a hint."""

import re
from collections.abc import Iterator

from app.checks._finding import Found, Severity, Unit
from app.language.scripts import fold
from app.language.spans import Span

severity = Severity.HINT
messages = {"lost": "“{chinese}” is a negation, and nothing in the target says no."}

# Two characters and more that deny whatever stands around them.
_DENIES = re.compile(
    "(?:没有|不是|不能|不会|不可(?!思议|避免|或缺|分割|开交|多得|磨灭)|不应|不该|不要|不得(?!不|了|已|以)|不再|不曾|未能|未曾|从未|从不"
    "|并未|并不|并非|尚未|绝不|决不|毫不|毫无|无法|无权|不允许|不同意|不支持|不存在|不需要|不属于|不符合|不愿|不准|不许|禁止|严禁|不宜"
    "|不适合|不值得|不承认|不接受|不赞成|不认为|不知道|没能|没人)"
)
# Before or after it, these turn the no into something else.
_NO_DENIAL = re.compile(
    "不能不|不会不|不是不|不可不|无不|没有不|是不是|能不能|会不会|要不要|有没有|可不可|该不该|不能再|不得不|不要紧|再不"
    "|不是.{0,20}(?:而是|就是)|不会.{0,6}吗|不是.{0,12}吗|不能.{0,6}吗|没有.{0,8}吗|没有.{0,16}就没有|只有|除非|不仅|不但|不只"
    "|不可避免|不可思议|不可或缺|不可分割|不要说|如果不|若不|莫不"
    "|不(?:能|得|应|可|会)(?:再)?(?:超过|少于|低于|高于|多于|大于|小于)"
)
_SAYS_NO = re.compile(
    r"""\b(?:no|not|non|none|nor|never|neither|nothing|nobody|nowhere|cannot|without|hardly|rarely
    |seldom|scarcely|barely|few|fewer|little|less|least|unless|except|only|instead|rather|until|till
    |lack\w*|fail\w*|refus\w*|den(?:y|ie)\w*|reject\w*|absen\w*|avoid\w*|prevent\w*|prohibit\w*
    |bann?\w*|forb\w*|barr(?:ed|ing)|stop\w*|ceas\w*|halt\w*|free|far|beyond|yet
    |ignor\w*|miss\w*|lose\w*|loss\w*|lost|oppos\w*|resist\w*|object\w*|exclud\w*|against|zero|void
    |nil|difficult\w*|struggl\w*|doubt\w*|neglect\w*|declin\w*|but|otherwise|wrong\w*
    |contrary|regardless|unlike|differ\w*|exempt\w*|empty|vacan\w*|stranger\w*
    |block\w*|violat\w*|illegal\w*|dis\w{4,}|un[a-hj-z]\w+|non\w+|mis\w{3,}|\w+less(?:ly|ness)?
    |i[lmr](?:l|m|p|r)\w+|in(?:ab|ac|ad|ap|cap|cor|cred|def|dep|dir|eff|eq|ev|expl|formal|hum|san|sec
    |sen|suf|val|vis)\w+)\b
    |n['’]t\b|\bcan['’]?not\b|\btoo\s\w+(?:\s\w+){0,3}\sto\b""",
    re.IGNORECASE | re.VERBOSE,
)


def find(unit: Unit) -> Iterator[Found]:
    """Silent where the target has any word that could carry the no."""
    source = fold(unit.source)
    found = _DENIES.search(source)
    if found is None or _NO_DENIAL.search(source) or _SAYS_NO.search(unit.target):
        return
    span = Span(found.start(), found.end())
    yield Found("lost", {"chinese": span.of(unit.source)}, source=span)
