"""Bundles the editor and its licences: build.py NODE_MODULES OUTPUT. The same sources give the same bytes."""

import json
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
    output.with_name(f"{output.stem}-LICENSE.txt").write_text(licences(modules))


def licences(modules: Path) -> str:
    """The licence of each package that is bundled; a text that several have stands there once."""
    by_text: dict[str, list[str]] = {}
    for name, version in packages():
        text = (modules / name / "LICENSE").read_text().strip()
        by_text.setdefault(text, []).append(f"{name} {version}")
    parts = ["\n".join(names) + "\n\n" + text for text, names in by_text.items()]
    head = "editor.js is built from designer/drafts/editor and from these packages:"
    return "\n\n".join([head, *parts]) + "\n"


def packages() -> list[tuple[str, str]]:
    """(name, version) of what is pinned and not only for building."""
    lock = json.loads((HERE / "package-lock.json").read_text())["packages"]
    return [
        (path.removeprefix("node_modules/"), package["version"])
        for path, package in lock.items()
        if path and not package.get("dev")
    ]


if __name__ == "__main__":
    build(*(Path(argument).resolve() for argument in sys.argv[1:]))
