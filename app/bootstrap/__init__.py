"""How the workbench sets itself up: nothing but the standard library, from clone to command.

Everything is kept inside the clone: `.tools` (uv, and caches where the home directory cannot
be written), `.venv` (the locked libraries and the command `duizhao`), `frontend/node_modules`
and `app/web/static` (the built front end). Deleting them starts afresh.
"""
