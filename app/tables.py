"""The tables of every feature: who opens the database without the web has to know them all.

A feature's tables refer to those of others, also where its code does not. A test holds the list to
the features there are.
"""

from app.accounts import models as accounts
from app.articles import models as articles
from app.comments import models as comments
from app.database import Base
from app.findings import models as findings
from app.glossary import models as glossary
from app.harvest import models as harvest
from app.memory import models as memory
from app.news import models as news
from app.pairings import models as pairings
from app.presence import models as presence
from app.projects import models as projects
from app.publishing import models as publishing
from app.segments import models as segments
from app.structure import models as structure
from app.suggestions import models as suggestions

METADATA = Base.metadata
FEATURES = (
    accounts,
    articles,
    comments,
    findings,
    glossary,
    harvest,
    memory,
    news,
    pairings,
    presence,
    projects,
    publishing,
    segments,
    structure,
    suggestions,
)
