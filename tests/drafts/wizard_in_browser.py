"""A draft open in a real browser, and what its tests wait for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Locator, Page, Request, Route

from designer.drafts.models import Draft

DOCUMENT: dict[str, Any] = {
    "family": "orders-api",
    "requiresCompatibilities": ["FARGATE"],
    "networkMode": "awsvpc",
    "cpu": "512",
    "memory": "1024",
    "containerDefinitions": [
        {
            "name": "app",
            "image": "public.ecr.aws/nginx/nginx:1.27",
            "memory": 512,
            "portMappings": [{"containerPort": 8080}],
            "environment": [{"name": "A", "value": "1"}, {"name": "B", "value": "2"}],
            "command": ["sh", "-c", "exec app"],
            "mountPoints": [{"sourceVolume": "tmp", "containerPath": "/scratch"}],
        },
        {"name": "log", "image": "public.ecr.aws/docker/library/busybox:1.37", "essential": False},
    ],
    "volumes": [{"name": "tmp", "host": {}}],
}
CONTAINER = "/containerDefinitions/0"

SETTLED = "() => !document.querySelector('#step.htmx-request') && !sent && !changes().size"


class Wizard:
    """A page of the wizard; `posts` are the forms it sent, oldest first."""

    def __init__(self, page: Page, draft: Draft) -> None:
        self.page = page
        self.draft = draft
        self.posts: list[Request] = []
        page.on("request", lambda request: request.method == "POST" and self.posts.append(request))

    def open(self, step: str) -> None:
        self.page.goto(f"/drafts/{self.draft.pk}/{step}/")

    def field(self, pointer: str) -> Locator:
        return self.page.locator(f'#step [name="{pointer}"]:not([type=hidden])')

    def settled(self) -> None:
        """Nothing is on its way and nothing is left to store."""
        self.page.wait_for_function(SETTLED)

    def type(self, pointer: str, text: str) -> None:
        """Key by key, the old text overwritten; the cursor stays in the field."""
        self.field(pointer).select_text()
        self.page.keyboard.type(text)

    @contextmanager
    def held(self) -> Iterator[None]:
        """The first post made meanwhile waits for the end of the block."""
        waiting: list[Route] = []

        def hold(route: Route) -> None:
            if route.request.method == "POST" and not waiting:
                waiting.append(route)
            else:
                route.continue_()

        self.page.route("**/drafts/**", hold)
        yield
        while not waiting:  # what the page has sent may still be on its way to us
            self.page.wait_for_timeout(10)
        waiting[0].continue_()
        self.page.unroute("**/drafts/**")

    @property
    def document(self) -> dict[str, Any]:
        return Draft.objects.get(pk=self.draft.pk).document

    @property
    def container(self) -> dict[str, Any]:
        found: dict[str, Any] = self.document["containerDefinitions"][0]
        return found


def sent_names(request: Request) -> set[str]:
    """The fields of a post, without what every post brings."""
    posted = request.post_data_json or {}
    return set(posted) - {"base", "own", "once", "seen", "end", "csrfmiddlewaretoken", "purpose-shown"}
