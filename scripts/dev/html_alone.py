"""Turn the pages that stand below `docs/` into HTML and nothing more: the stage that other engines are held against."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from synopsis.cli.project import Project
from synopsis.site.in_parts import cores
from synopsis.site.mkdocs import run_mkdocs


def main() -> int:
    """Turn the pages of the project whose settings are named; a problem is printed."""
    project = Project(Path(sys.argv[1]))
    with tempfile.TemporaryDirectory(dir=project.site.parent) as folder:
        problems = run_mkdocs(
            project.settings_in_force, docs=project.docs, site=Path(folder), source_date_epoch=0, processes=cores()
        )
    print(*problems, sep="\n", file=sys.stderr)
    return int(bool(problems))


if __name__ == "__main__":
    raise SystemExit(main())
