"""The emulated AWS, as the demo's tests use it."""

from tests.emulator.fixtures import aws, moto, proxy  # noqa: F401
