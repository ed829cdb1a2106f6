"""The accounts a team registers in."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from designer.teams.models import Target

pytestmark = pytest.mark.django_db

GOOD = {"name": "staging", "account": "444455556666", "region": "ap-northeast-2"}
ROLE = "arn:aws:iam::444455556666:role/task-designer"


@pytest.fixture
def target(team) -> Target:
    return Target.objects.create(team=team, **GOOD)


def test_a_target_gets_128_random_bits_of_its_own(team, target) -> None:
    other = Target.objects.create(team=team, **GOOD | {"name": "production"})
    assert len(bytes.fromhex(target.external_id)) == 16
    assert other.external_id != target.external_id


def test_strangers_see_no_target(target, author, stranger) -> None:
    assert list(Target.objects.visible_to(author)) == [target]
    assert list(Target.objects.visible_to(stranger)) == []


@pytest.mark.parametrize(
    "extra",
    [
        {"role_arn": ROLE},
        {"read_role_arn": ROLE},
        {"role_arn": "arn:aws-cn:iam::444455556666:role/path/to/role"},
        {"region": "us-gov-west-1"},
        {"endpoint_url": "http://127.0.0.1:5000"},
    ],
)
def test_what_aws_knows_is_accepted(team, extra) -> None:
    target = Target(team=team, **GOOD | extra)
    target.full_clean()
    target.save()


WRONG = {
    "an account of eleven digits": {"account": "44445555666"},
    "an account with letters": {"account": "4444x5556666"},
    "digits of another script": {"account": "٤٤٤٤٥٥٥٥٦٦٦٦"},
    "a role of another account": {"role_arn": "arn:aws:iam::111122223333:role/task-designer"},
    "another account's role to read with": {"read_role_arn": "arn:aws:iam::111122223333:role/reader"},
    "a name taken in other letters": {"name": "STAGING"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_database_itself_refuses(target, wrong) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Target.objects.create(team=target.team, **GOOD | {"name": "new"} | wrong)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_form_says_so_before_the_database_does(target, wrong) -> None:
    with pytest.raises(ValidationError):
        Target(team=target.team, **GOOD | {"name": "new"} | wrong).full_clean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"region": "seoul"},
        {"region": "ap-northeast-2\n"},
        {"role_arn": "arn:aws:iam::444455556666:role/*"},
        {"role_arn": "arn:aws:iam::444455556666:user/root"},
        {"endpoint_url": "javascript:alert(1)"},
        {"endpoint_url": "file:///etc/passwd"},
    ],
)
def test_what_aws_would_not_understand_is_refused(team, wrong) -> None:
    with pytest.raises(ValidationError):
        Target(team=team, **GOOD | wrong).full_clean()


def test_two_teams_may_use_the_same_name(target, stranger) -> None:
    Target.objects.create(team=stranger.teams.get(), **GOOD)
