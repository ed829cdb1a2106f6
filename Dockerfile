# syntax=docker/dockerfile:1
FROM python:3.11-slim-bookworm AS build
WORKDIR /build
COPY requirements/run.txt requirements/run.txt
RUN python -m venv /opt/venv
RUN /opt/venv/bin/python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt
COPY manage.py manage.py
COPY designer designer
COPY templates templates
COPY static static
# Files are gathered with settings that nothing is served with.
RUN SECRET_KEY=only-to-collect-static-files ALLOWED_HOSTS=none.invalid STATIC_ROOT=/build/staticfiles /opt/venv/bin/python manage.py collectstatic --no-input
RUN mkdir data

FROM python:3.11-slim-bookworm
COPY --from=build /opt/venv /opt/venv
COPY --from=build /build /app
# The SQLite database lies here when DATABASE_URL names no other: mount a volume.
COPY --from=build --chown=10001:10001 /build/data /data
WORKDIR /app
ENV PATH=/opt/venv/bin:/usr/local/bin:/usr/bin:/bin PYTHONUNBUFFERED=1 VAR_DIR=/data STATIC_ROOT=/app/staticfiles PORT=8000 WEB_CONCURRENCY=2
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=3)"]
CMD ["gunicorn", "--worker-class", "gthread", "--threads", "8", "--no-control-socket", "designer.wsgi"]
