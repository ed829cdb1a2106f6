"""What a browser loads the first time, as it is sent: a page and all the files that it names."""

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders

from designer.drafts.models import Draft
from designer.teams.models import Person, Role, Team
from tests.bench.pages import visits
from tests.bench.report import Weight
from tests.bench.saves import ENTRIES, STEP, with_entries

FIRST, EDITOR = 60, 140
FILE = re.compile(rf'(?:href|src)="{settings.STATIC_URL}([^"#]+)')
IN_STYLES = re.compile(r"url\(([^)]+)\)")
COMPRESSED = {".woff2"}


def sent(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def files_of(page: bytes) -> set[Path]:
    """The files that a page names, and the fonts that its style sheets name."""
    files = {Path(str(finders.find(name))) for name in FILE.findall(page.decode())}
    sheets = [one for one in files if one.suffix == ".css"]
    fonts = {(sheet.parent / name).resolve() for sheet in sheets for name in _named_in(sheet)}
    return files | fonts


def _named_in(sheet: Path) -> list[str]:
    return [name.strip("\"'") for name in IN_STYLES.findall(sheet.read_text()) if "data:" not in name]


def weight(files: set[Path]) -> float:
    """Kilobytes; a font is compressed in itself."""
    contents = [(file.suffix in COMPRESSED, file.read_bytes()) for file in files]
    return sum(len(content) if is_small else sent(content) for is_small, content in contents) / 1000


def measure() -> list[Weight]:
    team = Team.objects.create(name="Weights", slug="weights")
    person = team.add(Person.objects.create_user("weights@example.com", "weights"), Role.AUTHOR).person
    draft = Draft.start(team, person, with_entries(ENTRIES))
    visit = visits(person)
    first, step, tab = (visit(at) for at in ("/drafts/", STEP.format(draft.pk), f"/drafts/{draft.pk}/json/"))
    more = files_of(tab) - files_of(step)
    return [
        Weight(
            "the first page, the list of drafts, and its files",
            sent(first) / 1000 + weight(files_of(first)),
            FIRST,
        ),
        Weight("what the editor loads more than a step", weight(more), EDITOR),
        Weight(f"the page of a container with {ENTRIES} variables, alone", sent(step) / 1000),
    ]
