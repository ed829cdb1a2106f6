"""What a whole story needs: the emulated AWS beside the real browser."""

from tests.emulator.fixtures import aws, ecs, moto, proxy

__all__ = ["aws", "ecs", "moto", "proxy"]
