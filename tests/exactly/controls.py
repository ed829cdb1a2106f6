"""What happens without the recipe, in the same weather: the faults are real only if these go wrong."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from tests.emulator.fixtures import client
from tests.emulator.proxy import Proxy
from tests.exactly.weather import Weather


def with_defaults(aws: Proxy, weather: Weather, number: int) -> int:
    """So many registered with boto3 as it comes, each once: how many revisions there are too many."""
    aws.weather = weather
    naive = client("ecs", aws.address, config=Config(read_timeout=1))
    container = {"name": "app", "image": "nginx", "memory": 128}

    def register(job: int) -> None:
        with suppress(BotoCoreError, ClientError):
            naive.register_task_definition(family=f"naive-{job}", containerDefinitions=[container])

    try:
        with ThreadPoolExecutor(8) as people:
            list(people.map(register, range(number)))
    finally:
        aws.weather = None
    made = [arn for arn in aws.registered if "/naive-" in arn]
    return len(made) - len({arn.rpartition(":")[0] for arn in made})
