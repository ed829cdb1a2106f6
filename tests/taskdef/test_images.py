"""Image references: what they are made of, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.taskdef import images
from designer.taskdef.images import Image

DIGEST = "sha256:" + "3f1c9a7e" * 8
PRIVATE_ECR = "111122223333.dkr.ecr.eu-west-1.amazonaws.com"

READ = {
    "nginx": Image(None, "nginx", None, None),
    "nginx:1.27": Image(None, "nginx", "1.27", None),
    "library/nginx": Image(None, "library/nginx", None, None),
    "docker.io/library/nginx:1": Image("docker.io", "library/nginx", "1", None),
    "localhost/app": Image("localhost", "app", None, None),
    "localhost:5000/team/app:v1_2-rc.3": Image("localhost:5000", "team/app", "v1_2-rc.3", None),
    "[2001:db8::1]:5000/app": Image("[2001:db8::1]:5000", "app", None, None),
    "Registry/app": Image("Registry", "app", None, None),
    "registry/app": Image(None, "registry/app", None, None),
    "a__b/c--d.e": Image(None, "a__b/c--d.e", None, None),
    f"public.ecr.aws/nginx/nginx@{DIGEST}": Image("public.ecr.aws", "nginx/nginx", None, DIGEST),
    f"{PRIVATE_ECR}/orders:1@{DIGEST}": Image(PRIVATE_ECR, "orders", "1", DIGEST),
}

MALFORMED = (
    *("", " ", "nginx ", "nginx:", ":1", "nginx:-1", "nginx:1:2", "/nginx", "nginx/", "a//b", "Nginx"),
    *("a___b", "a..b", "-a", "a-", "host.name/App", "ho_st.name/app", "host.name:port/app", "nginx#1"),
    *("nginx@", "nginx@sha256:", "nginx@" + DIGEST[:30], f"@{DIGEST}", "nginx:" + "1" * 129, "a" * 256),
    *("nginx\n", "ngïnx", "${IMAGE}"),
)

components = st.from_regex(r"[a-z0-9]{1,8}([._-][a-z0-9]{1,8}){0,2}", fullmatch=True)
hosts = st.from_regex(r"(localhost|[a-z]{1,8}\.[a-z]{2,3})(:[0-9]{1,5})?", fullmatch=True)
well_formed = st.builds(
    Image,
    st.none() | hosts,
    st.lists(components, min_size=1, max_size=3).map("/".join),
    st.none() | st.from_regex(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}", fullmatch=True),
    st.none() | st.from_regex(r"sha256:[0-9a-f]{64}", fullmatch=True),
).filter(lambda image: image.registry or "." not in image.repository.split("/")[0])


@pytest.mark.parametrize("text", READ)
def test_a_reference_is_read_into_its_parts(text: str) -> None:
    assert images.parse(text) == READ[text]


@pytest.mark.parametrize("text", MALFORMED)
def test_what_is_not_written_like_a_reference_is_none(text: str) -> None:
    assert images.parse(text) is None


@given(well_formed)
def test_a_written_reference_is_read_as_what_it_was_written_from(image: Image) -> None:
    assert images.parse(str(image)) == image


@given(st.text() | st.text(alphabet="ab.:/@-_ 1"))
def test_reading_any_text_loses_nothing_of_it(text: str) -> None:
    image = images.parse(text)
    assert image is None or str(image) == text


@pytest.mark.parametrize("text", ["a" * 65_536 + "!", "a-" * 32_768, "a." * 32_768 + "/", "a/" * 32_768])
def test_a_very_long_text_is_refused_like_any_other(text: str) -> None:
    assert images.parse(text) is None


@pytest.mark.parametrize(
    ("host", "is_private"),
    [
        (PRIVATE_ECR, True),
        ("111122223333.dkr.ecr-fips.us-gov-west-1.amazonaws.com", True),
        ("111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn", True),
        ("111122223333.dkr-ecr.eu-west-1.on.aws", True),
        ("1111222233.dkr.ecr.eu-west-1.amazonaws.com", False),
        ("111122223333.dkr.ecr.eu-west-1.amazonaws.com.example.com", False),
        ("public.ecr.aws", False),
        ("ghcr.io", False),
    ],
)
def test_private_ecr_is_told_by_the_registry(host: str, is_private: bool) -> None:
    assert images.in_private_ecr(f"{host}/orders:1") is is_private
    assert images.in_private_ecr(f"{host}/Orders with blanks") is is_private
    assert not images.in_private_ecr(host)
    assert not images.in_private_ecr(f"mirror.example.com/{host}/orders")
