"""Bundles the editor: build.py NODE_MODULES OUTPUT. The same sources and packages give the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
BROWSERS = "chrome123,firefox120,safari17.5"  # those that know light-dark()


def build(modules: Path, output: Path) -> None:
    """`modules` is where npm put the packages that package-lock.json pins."""
    options = ["--bundle", "--minify", "--format=iife", f"--target={BROWSERS}", "--charset=utf8"]
    subprocess.run(  # noqa: S603 - the program that npm put there
        [modules / ".bin" / "esbuild", "main.js", *options, "--legal-comments=none", f"--outfile={output}"],
        cwd=HERE,
        env=os.environ | {"NODE_PATH": str(modules)},
        check=True,
    )


if __name__ == "__main__":
    build(*(Path(argument).resolve() for argument in sys.argv[1:]))
