# What there is to do here, each with one command. `make` alone says what.

PYTHON ?= python3
PORT ?= 8000

# A developer's own settings are not the demo's; the tests take none but a few, named in tests/run.py.
unexport DATABASE_URL DEBUG SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS TRUSTED_PROXY STATIC_ROOT
unexport DJANGO_SETTINGS_MODULE PYTHONPATH PYTHONHOME

python = command -v $(PYTHON) >/dev/null || { \
	echo "Python is missing: install Python 3.11 or newer. On Debian: apt install python3 python3-venv" >&2; \
	exit 1; }; $(PYTHON)
install_tests = $(python) requirements/install.py .venv-test test.txt --wheels run.txt

.PHONY: help run test soak live-check bench bench-rules translations editor requirements

help:
	@sed -n 's/^\([a-z-]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: ## the app with an emulated AWS on http://127.0.0.1:8000; another port: make run PORT=9000
	@$(python) requirements/install.py .venv demo.txt
	@exec env DEMO=1 .venv/bin/python manage.py demo --port $(PORT)

test: ## everything that must hold: checks, tests on SQLite and PostgreSQL, browser stories
	@$(install_tests)
	@exec .venv-test/bin/python -m tests.run

soak: ## the long versions of what the tests run short
	@$(install_tests)
	@exec env SOAK=1 .venv-test/bin/python -m tests.run

live-check: ## what only a real AWS account can show; needs one, and says so
	@$(install_tests)
	@exec .venv-test/bin/python -m tests.live

bench: ## how quick it is; writes docs/benchmarks.md
	@$(install_tests)
	@exec .venv-test/bin/python -m tests.bench

bench-rules: ## who reports what: the rules beside cfn-lint and botocore; writes docs/benchmarks.md
	@$(install_tests)
	@exec .venv-test/bin/python -m tests.bench.beside

translations: ## collects what is to be translated, and compiles what is
	@$(install_tests)
	@DEMO=1 .venv-test/bin/python manage.py makemessages --locale ko --add-location file --no-wrap --no-obsolete \
		--ignore 'tests/*' --ignore 'static/*'
	@cd designer && DEMO=1 ../.venv-test/bin/python ../manage.py compilemessages

editor: ## builds the editor of the JSON from designer/drafts/editor; needs Node.js
	@command -v npm >/dev/null || { echo "npm is missing: install Node.js 20 or newer" >&2; exit 1; }
	@mkdir -p var/editor && cp designer/drafts/editor/package*.json var/editor
	@cd var/editor && npm ci --no-audit --no-fund
	@$(python) designer/drafts/editor/build.py var/editor/node_modules static/editor/editor.js

requirements: ## pins what requirements/*.in ask for, with hashes; needs uv
	@command -v uv >/dev/null || { echo "uv is missing: https://docs.astral.sh/uv/" >&2; exit 1; }
	uv pip compile $(compile) requirements/test.in --output-file requirements/test.txt
	uv pip compile $(compile) requirements/demo.in --output-file requirements/demo.txt -c requirements/test.txt
	uv pip compile $(compile) requirements/run.in --output-file requirements/run.txt -c requirements/test.txt

compile = --quiet --upgrade --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make requirements"
