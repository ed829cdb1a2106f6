"""What a container is: its name and image, and the ports it listens on."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Picture, Rows, Section, where_usable
from designer.taskdef import images
from designer.taskdef.items import Item
from designer.taskdef.port_names import nearest
from designer.taskdef.task import Task

C = "containerDefinitions[]"
PORT = f"{C}.portMappings"


def _image(_task: Task, container: Item) -> dict[str, Any]:
    """The parts of the container's image; None where it is not written as one, which a finding says."""
    return {"image": images.parse(container.get("image", ""))}


def port_names(task: Task, pointer: str) -> Sequence[str]:
    """A name for a port that nobody else has thought of: app-8080-tcp."""
    item = next((one for one in task.each("portMappings") if pointer == f"{one.at}/name"), None)
    port = item.get("containerPort") if item is not None else None
    container = next((one for one in task.containers if pointer.startswith(f"{one.at}/")), None)
    if item is None or port is None or container is None or not container.get("name"):
        return ()
    name = nearest(f"{container['name']}-{port}-{item.get('protocol') or 'tcp'}")
    return (name,) if name else ()


details = Section(
    id="details",
    title=_("Details"),
    parts=(
        Grid(
            id="detail-fields",
            fields=(
                Field(
                    path=f"{C}.name",
                    label=_("Name"),
                    hint=_("Up to 255 letters, digits, - and _"),
                    width="c4",
                ),
                Field(
                    path=f"{C}.image",
                    label=_("Image URI"),
                    hint=_("By digest, or by tag"),
                    mono=True,
                    width="c8",
                    redraws=("image-parts",),
                ),
            ),
        ),
        Picture(id="image-parts", template="drafts/parts/image.html", context=_image),
        Grid(
            id="how-it-runs",
            fields=(
                Field(
                    path=f"{C}.essential",
                    label=_("Essential container"),
                    hint=_("If it stops, the whole task stops"),
                    width="c6",
                    default="true",
                ),
                Field(
                    path=f"{C}.readonlyRootFilesystem",
                    label=_("Read-only root file system"),
                    hint=_("Writes only to mounted volumes"),
                    width="c6",
                    ruled_out=ruled_out.on_windows,
                    shown=where_usable(ruled_out.on_windows),
                ),
                Field(
                    path=f"{C}.repositoryCredentials.credentialsParameter",
                    label=_("Private registry secret"),
                    hint=_("For images outside Amazon ECR: the ARN of a secret with user name and password"),
                    mono=True,
                    example="arn:aws:secretsmanager:…",
                    width="c8",
                ),
                Field(
                    path=f"{C}.versionConsistency",
                    label=_("Version consistency"),
                    hint=_("Every task of a deployment runs the same digest; default enabled"),
                    width="c4",
                ),
            ),
        ),
    ),
)

ports = Section(
    id="port-mappings",
    title=_("Port mappings"),
    says=says.ports,
    parts=(
        Rows(
            id="ports",
            path=PORT,
            label=_("Port mappings"),
            hint=_("What the container listens on. A row has one port, or a range of them."),
            add=_("Add port mapping"),
            ruled_out=ruled_out.without_network,
            columns=(
                Field(
                    path=f"{PORT}[].containerPort",
                    label=_("Container port"),
                    hint="1–65,535",
                    width="w15",
                ),
                Field(
                    path=f"{PORT}[].hostPort",
                    label=_("Host port"),
                    hint=_("0 or empty: any free one"),
                    ruled_out=ruled_out.host_port,
                    width="w15",
                ),
                Field(
                    path=f"{PORT}[].containerPortRange",
                    label=_("Port range"),
                    hint=_("Such as 9000-9010"),
                    ruled_out=ruled_out.in_host_and_none,
                    width="w15",
                ),
                Field(
                    path=f"{PORT}[].protocol",
                    label=_("Protocol"),
                    hint=_("Default tcp"),
                    default="tcp",
                    width="w15",
                ),
                Field(
                    path=f"{PORT}[].name",
                    label=_("Port name"),
                    hint=_("For Service Connect"),
                    suggests=port_names,
                ),
                Field(
                    path=f"{PORT}[].appProtocol",
                    label=_("App protocol"),
                    hint=_("Default TCP"),
                    width="w15",
                ),
            ),
        ),
    ),
)
