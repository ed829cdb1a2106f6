"""The data on log drivers agrees with the API and with the rules made from it."""

import pytest

from designer.taskdef import log_drivers, schema
from designer.taskdef.task import EC2, EXTERNAL, FARGATE, LAUNCH_TYPES, MANAGED_INSTANCES
from tests.taskdef.found import container, places


def test_every_driver_of_the_api_is_described() -> None:
    choices = schema.field("containerDefinitions[].logConfiguration.logDriver").choices
    assert set(log_drivers.drivers()) == set(choices)


@pytest.mark.parametrize(
    ("launch_type", "names"),
    [
        (FARGATE, {"awslogs", "splunk", "awsfirelens"}),
        (MANAGED_INSTANCES, {"awslogs", "splunk", "awsfirelens", "json-file"}),
        (EC2, set(log_drivers.drivers())),
        (EXTERNAL, set(log_drivers.drivers())),
    ],
)
def test_a_launch_type_has_these_drivers(launch_type: str, names: set[str]) -> None:
    assert set(log_drivers.available(launch_type)) == names


def test_launch_types_are_spelled_as_the_api_has_them() -> None:
    assert set().union(*(driver.launch_types for driver in log_drivers.drivers().values())) == set(
        LAUNCH_TYPES
    )


@pytest.mark.parametrize("name", ["awslogs", "splunk"])
def test_a_rule_asks_for_every_required_option(name: str) -> None:
    driver = log_drivers.drivers()[name]
    document = container(logConfiguration={"logDriver": name})
    rules = ("awslogs-group-required", "awslogs-region-required", "fargate-awslogs-stream-prefix")
    missed = {
        path.rpartition("/")[2]
        for rule in (*rules, "splunk-options-required")
        for path in places(rule, document)
    }
    assert missed == {*driver.required, *driver.required_on_fargate}
    assert missed <= set(driver.options)
