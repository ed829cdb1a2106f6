"""Logs to Splunk's HTTP Event Collector by the driver splunk; its token is kept as a secret."""

from designer.taskdef.log_preset import LogPreset
from designer.taskdef.preset import Input, Permissions
from designer.taskdef.task import LINUX
from designer.taskdef.words import gettext_noop as _

preset = LogPreset(
    kind="logs",
    title="Splunk",
    words=_("The driver splunk posts to an HTTP Event Collector. No sidecar."),
    driver="splunk",
    options=(
        Input(
            name="splunk-url",
            label=_("Address"),
            hint=_("With scheme and port"),
            example="https://splunk.example.com:8088",
        ),
    ),
    secrets=(
        Input(
            name="splunk-token",
            label=_("Token, kept as a secret"),
            hint=_("The ARN of the secret or parameter, never the token itself"),
            example="arn:aws:secretsmanager:…",
        ),
    ),
    permissions=Permissions(
        role="execution",
        actions=("secretsmanager:GetSecretValue", "ssm:GetParameters"),
        resource="{splunk-token}",
    ),
    docs="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html",
    sources=(
        "https://docs.docker.com/engine/logging/drivers/splunk/",
        "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-logconfig.html",
    ),
    os_families=(LINUX,),
)
