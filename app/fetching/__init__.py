"""A document is fetched from a public address, and from nowhere else.

A server that fetches what people name can be made to ask its own neighbours: the machine itself,
the database beside it, the cloud's metadata service. So a name is looked up once, every address it
has must be public, and the connection goes to the very address that was looked at; each redirect
is looked at again. Size and time are bounded, and nothing that is fetched is run or followed.
"""

from app.fetching.errors import NotFetched
from app.fetching.fetch import Fetched, fetch

__all__ = ["Fetched", "NotFetched", "fetch"]
