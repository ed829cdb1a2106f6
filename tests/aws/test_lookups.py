"""What can be looked up in an account, kind by kind, in an emulated one that has a few of each."""

from collections.abc import Callable

import pytest

from designer.aws.client import GLANCE
from designer.aws.looking import all_lookups
from designer.aws.lookup import Asked, Entry, Page
from designer.aws.lookups import roles
from designer.aws.outcome import Trouble
from designer.aws.reading import enter_afresh
from designer.teams.models import Person, Target
from tests.aws.things import OTHER_ROLE, VALUE, Things
from tests.emulator.proxy import Proxy

Find = Callable[..., Page]


@pytest.fixture
def things(moto: str, aws: Proxy) -> Things:
    return Things(moto)


@pytest.fixture
def find(target: Target, author: Person) -> Find:
    def find(kind: str, within: str = "", search: str = "", token: str = "") -> Page:
        return all_lookups()[kind].find(enter_afresh(target, author), Asked(search, within, token))

    return find


def only(page: Page) -> Entry:
    [entry] = page.entries
    return entry


def values(entry: Entry) -> list[str]:
    return [choice.value for choice in entry.choices]


def details(entry: Entry) -> list[str]:
    return [str(one) for one in entry.details]


def test_roles_are_those_that_ecs_tasks_may_assume(find: Find, things: Things) -> None:
    arn = things.role("payments-ecs-execution")
    things.role("jump-host", OTHER_ROLE)
    found = only(find("roles"))
    assert (found.name, values(found)) == ("payments-ecs-execution", [arn])
    assert details(found) == ["by its name a task execution role"]


@pytest.mark.parametrize(
    "policy",
    [
        {"Statement": {"Effect": "Allow", "Principal": {"Service": roles.TASKS}}},
        {"Statement": [{"Effect": "Allow", "Principal": {"Service": ["a.amazonaws.com", roles.TASKS]}}]},
        "%7B%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22Service%22%3A%22"
        "ecs-tasks.amazonaws.com%22%7D%7D%5D%7D",
    ],
)
def test_trust_is_told_however_a_policy_is_written(policy: object) -> None:
    assert roles.trusts_tasks(policy)


@pytest.mark.parametrize(
    "policy",
    [
        {},
        {"Statement": [{"Effect": "Deny", "Principal": {"Service": roles.TASKS}}]},
        {"Statement": [{"Effect": "Allow", "Principal": "*"}]},
        {"Statement": [{"Effect": "Allow", "Principal": {"AWS": roles.TASKS}}]},
    ],
)
def test_other_trust_is_none(policy: object) -> None:
    assert not roles.trusts_tasks(policy)


def test_a_repository_opens_its_images(find: Find, things: Things) -> None:
    uri = things.repository("checkout-api")
    found = only(find("repositories"))
    assert (found.opens, found.within, details(found)[0]) == ("images", "checkout-api", uri)


def test_images_say_their_architectures_and_are_chosen_by_digest_or_tag(find: Find, things: Things) -> None:
    uri = things.repository("checkout-api")
    digest = things.image("checkout-api", "2.9.0")
    found = only(find("images", "checkout-api"))
    assert found.name == "2.9.0"
    assert details(found)[0] == "linux/amd64, linux/arm64"
    assert values(found) == [f"{uri}@{digest}", f"{uri}:2.9.0"]


def test_many_images_come_in_pages(find: Find, things: Things) -> None:
    things.repository("checkout-api")
    for number in range(27):
        things.image("checkout-api", f"1.{number}")
    first = find("images", "checkout-api")
    rest = find("images", "checkout-api", token=first.next)
    assert (len(first.entries), len(rest.entries), rest.next) == (25, 2, "")
    assert {one.name for one in (*first.entries, *rest.entries)} == {f"1.{number}" for number in range(27)}


def test_an_image_is_found_by_a_part_of_its_tag(find: Find, things: Things) -> None:
    things.repository("checkout-api")
    for tag in ("1.0", "2.0-RC1"):
        things.image("checkout-api", tag)
    assert only(find("images", "checkout-api", search="rc1")).name == "2.0-RC1"


def test_a_repository_that_is_gone_is_told(find: Find) -> None:
    with pytest.raises(Trouble, match="RepositoryNotFound"):
        find("images", "gone")


def test_secrets_come_by_name_and_none_is_read(find: Find, things: Things, aws: Proxy) -> None:
    arn = things.secret("prod/checkout/db")
    found = only(find("secrets"))
    assert (found.name, values(found), found.opens) == ("prod/checkout/db", [arn], "")
    assert aws.count("GetSecretValue") == 0


def test_a_secret_is_read_for_its_keys_only_where_the_account_allows_it(
    find: Find, things: Things, aws: Proxy
) -> None:
    arn = things.secret("prod/checkout/db")
    with pytest.raises(Trouble, match="SecretKeysNotAllowed"):
        find("secret_keys", arn)
    assert aws.count("GetSecretValue") == 0


def test_of_a_secret_its_keys_are_told_and_nothing_else(find: Find, things: Things, target: Target) -> None:
    target.reads_secret_keys = True
    arn = things.secret("prod/checkout/db")
    found = find("secret_keys", arn)
    assert [one.name for one in found.entries] == ["password", "user"]
    assert values(found.entries[0]) == [f"{arn}:password::"]
    assert VALUE not in repr(found)


@pytest.mark.parametrize("value", ["plain", '["a"]', "{", '{"a:b": 1}', ""])
def test_a_secret_without_keys_has_none(value: str, find: Find, things: Things, target: Target) -> None:
    target.reads_secret_keys = True
    assert find("secret_keys", things.secret("odd", value or " ")).entries == ()


def test_parameters_come_by_name_and_are_not_read(find: Find, things: Things, aws: Proxy) -> None:
    things.parameter("/prod/checkout/jwt-key")
    found = only(find("parameters"))
    assert values(found) == ["arn:aws:ssm:ap-northeast-2:111122223333:parameter/prod/checkout/jwt-key"]
    assert details(found) == ["SecureString"]
    assert aws.count("GetParameter") == aws.count("GetParameters") == 0


def test_a_search_goes_on_where_one_answer_does_not_hold_it(find: Find, things: Things, aws: Proxy) -> None:
    for number in range(15):
        things.parameter(f"/a/{number}")
    things.parameter("/z/needle")
    assert only(find("parameters", search="NEEDLE")).name == "/z/needle"
    assert aws.count("DescribeParameters") == 2


def test_log_groups_say_how_long_they_keep(find: Find, things: Things) -> None:
    things.log_group("/ecs/checkout", days=30)
    things.log_group("/ecs/old")
    assert [details(one) for one in find("log_groups").entries] == [["kept 30 days"], ["kept for ever"]]


def test_a_file_system_without_mount_targets_is_doubtful(find: Find, things: Things) -> None:
    id = things.file_system("receipts")
    found = only(find("file_systems"))
    assert (found.name, values(found)) == (f"receipts {id}", [id])
    assert str(found.doubt) == "no mount target: no task can mount it"


def test_a_file_system_says_where_it_can_be_mounted(find: Find, things: Things) -> None:
    id = things.file_system("receipts")
    things.mount_target(id)
    found = only(find("file_systems"))
    assert found.doubt == ""
    assert details(only(find(found.opens, found.within)))[2] == "available"


def test_access_points_are_those_of_the_file_system(find: Find, things: Things) -> None:
    first, second = things.file_system("receipts"), things.file_system("other")
    point = things.access_point(first, "/receipts")
    things.access_point(second, "/other")
    found = only(find("access_points", first))
    assert (values(found), details(found)) == ([point], [first, "root /receipts", "as user 1000:1000"])
    assert len(find("access_points").entries) == 2


def test_a_bucket_opens_its_objects_which_are_not_read(find: Find, things: Things, aws: Proxy) -> None:
    things.object("payments-env", "prod.env")
    things.object("payments-env", "prod.json")
    bucket = only(find("buckets"))
    env, other = find(bucket.opens, bucket.within).entries
    assert (values(env), env.doubt) == (["arn:aws:s3:::payments-env/prod.env"], "")
    assert str(other.doubt) == "Its name does not end in .env."
    assert aws.count("GET /payments-env/prod.env") == 0


def test_many_objects_come_in_pages(find: Find, things: Things) -> None:
    for number in range(205):
        things.object("payments-env", f"{number:03}.env")
    first = find("objects", "payments-env")
    rest = find("objects", "payments-env", token=first.next)
    assert (len(first.entries), len(rest.entries), rest.next) == (200, 5, "")


def test_target_groups_say_where_they_send_what(find: Find, things: Things) -> None:
    arn = things.target_group("checkout")
    found = only(find("target_groups"))
    assert values(found) == [arn]
    assert details(found) == ["HTTP 8080", "targets: ip", "health check /up"]


def test_a_family_opens_its_own_revisions_newest_first(find: Find, things: Things) -> None:
    for family in ("orders", "orders", "orders-api"):
        things.service("live", f"{family}-1", family)
    found = find("families", search="orders").entries[0]
    assert [one.name for one in find(found.opens, found.within).entries] == ["orders:2", "orders:1"]


def test_a_cluster_opens_its_services_which_say_what_they_run(find: Find, things: Things) -> None:
    arn = things.service("live", "checkout", "checkout-api")
    cluster = only(find("clusters"))
    found = only(find(cluster.opens, cluster.within))
    assert (found.name, values(found)) == ("checkout", [arn])
    assert details(found) == ["runs checkout-api:1", "0 of 2 tasks"]


@pytest.mark.parametrize("kind", sorted(all_lookups()))
def test_every_kind_says_what_it_needs_and_what_is_not_there(kind: str) -> None:
    lookup = all_lookups()[kind]
    assert lookup.actions
    assert all((str(lookup.title), str(lookup.none)))
    assert all(":" in action for action in lookup.actions)


def test_a_look_waits_no_longer_than_somebody_who_looks(target: Target, author: Person) -> None:
    assert enter_afresh(target, author).patience == GLANCE
