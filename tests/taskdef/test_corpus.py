"""Real documents checked: no error where ECS has described a document, and a true page about them."""

from collections.abc import Iterator
from statistics import median
from typing import Any

import pytest

from designer import taskdef
from designer.taskdef import paths
from tests import corpus
from tests.corpus_report import EXPLAINED, contradictions, outcomes, report
from tests.documented import HERE

pytestmark = [pytest.mark.corpus, corpus.needed]

PAGE = HERE / "docs" / "corpus.md"


def test_every_file_is_read_or_refused_and_checked() -> None:
    assert len(outcomes()) == len(corpus.files("taskdefs")) == 241
    assert all(bool(one.format) != bool(one.refusal) for one in outcomes())


def test_no_error_contradicts_what_ecs_has_described_without_a_reason_written_down() -> None:
    assert contradictions(outcomes()) == set(EXPLAINED)


def test_every_finding_has_words_and_leads_to_a_place_or_to_where_it_is_missing() -> None:
    for one in outcomes():
        for finding in one.findings:
            assert finding.message, (one.name, finding.rule)
            assert finding.fix, (one.name, finding.rule)
            assert finding.path == "" or finding.path.startswith("/"), (one.name, finding.rule)


def test_a_list_of_findings_is_short_enough_to_be_read() -> None:
    assert median(one.counted for one in outcomes() if one.format) <= 3


def test_the_page_about_the_corpus_is_current() -> None:
    assert PAGE.read_text() == report(), "run: python -m tests.corpus_report > docs/corpus.md"


def names_and_images(document: dict[str, Any]) -> Iterator[str]:
    for pattern in ("family", "containerDefinitions[].name", "containerDefinitions[].image"):
        yield from (value for _pointer, value in paths.each(document, pattern) if isinstance(value, str))


def test_the_page_repeats_nothing_of_the_files() -> None:
    words = set(PAGE.read_text().split())
    for path in corpus.files("taskdefs"):
        try:
            document = taskdef.load(path.read_bytes()).document
        except taskdef.UnreadableDocument:
            continue
        said = {name for name in names_and_images(document) if not name.isalpha()}
        assert not said & words, path.name
