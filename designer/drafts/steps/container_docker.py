"""What Docker is told: the command, where it runs, its limits and labels."""

from django.utils.translation import gettext_lazy as _

from designer.drafts import ruled_out, says
from designer.drafts.fields import Field, Grid, Options, Rows, Section

C = "containerDefinitions[]"
LIMIT = f"{C}.ulimits"

command = Section(
    id="docker",
    title=_("Docker configuration"),
    short=_("Command"),
    says=says.command,
    opened=False,
    parts=(
        *(
            Rows(
                id=name,
                path=f"{C}.{name}",
                label=label,
                hint=_("One argument a row; replaces what the image says."),
                add=_("Add argument"),
                columns=(Field(path=f"{C}.{name}[]", label=_("Argument"), mono=True, blank_is_text=True),),
                ordered=True,
            )
            for name, label in (("entryPoint", _("Entry point")), ("command", _("Command")))
        ),
        Grid(
            id="docker-fields",
            fields=(
                Field(
                    path=f"{C}.workingDirectory",
                    label=_("Working directory"),
                    hint=_("Where the command starts; default as in the image"),
                    mono=True,
                    example="/app",
                    width="c4",
                ),
                Field(
                    path=f"{C}.interactive",
                    label=_("Interactive"),
                    hint=_("Keeps standard input open; default off"),
                    width="c4",
                ),
                Field(
                    path=f"{C}.pseudoTerminal",
                    label=_("Pseudo-terminal"),
                    hint=_("Gives the command a TTY; default off"),
                    width="c4",
                ),
            ),
        ),
    ),
)

ulimits = Section(
    id="ulimits",
    title=_("Resource limits (ulimits)"),
    short=_("Ulimits"),
    says=says.ulimits,
    opened=False,
    parts=(
        Rows(
            id="ulimit-rows",
            path=LIMIT,
            label=_("Resource limits (ulimits)"),
            hint=_("What the kernel lets the container's processes have. On Fargate: nofile 65,535."),
            add=_("Add ulimit"),
            ruled_out=ruled_out.on_windows,
            columns=(
                Field(path=f"{LIMIT}[].name", label=_("Limit"), hint=_("nofile: open files")),
                Field(
                    path=f"{LIMIT}[].softLimit",
                    label=_("Soft limit"),
                    hint=_("A number, bytes or seconds"),
                    width="w30",
                ),
                Field(
                    path=f"{LIMIT}[].hardLimit",
                    label=_("Hard limit"),
                    hint=_("How far it may be raised"),
                    width="w30",
                ),
            ),
        ),
    ),
)

labels = Section(
    id="docker-labels",
    title=_("Docker labels"),
    short=_("Labels"),
    says=says.labels,
    opened=False,
    parts=(
        Options(
            id="labels",
            path=f"{C}.dockerLabels",
            label=_("Docker labels"),
            hint=_("For tools on the host; AWS does not read them. Tags are in a step of their own."),
            add=_("Add label"),
            key=_("Key"),
        ),
    ),
)
