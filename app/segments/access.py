"""Who may do what with a segment, or with the segments of an article."""

from app.projects.access import member_as
from app.projects.models import Role
from app.segments import queries

reader = member_as(Role.READER, "segment_id", queries.project_of)
translator = member_as(Role.TRANSLATOR, "segment_id", queries.project_of)
article_reader = member_as(Role.READER, "article_id", queries.project_of_article)
article_translator = member_as(Role.TRANSLATOR, "article_id", queries.project_of_article)
