"""What a page has beside its own while it is edited: the panel of problems, and the script that loads it again."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from synopsis.site import csp
from synopsis.site.assets import THEME

LIVE = ".live"
"""The folder of what belongs to no page of the site, whose names are never hidden."""
EVENTS = f"{LIVE}/events"
FILES = {f"{LIVE}/{file.name}": file for file in sorted((THEME / "live").iterdir())}

_ALONE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body class="live-alone">
<main>
<h1>{title}</h1>
<p>{says}</p>
<ul class="live-problems">
{problems}
</ul>
</main>
</body>
</html>
"""


def framed(page: str, state: str, base_path: str) -> str:
    """Add the panel and its script to a page, under the policy that it will have when it is published."""
    top = f"{base_path}{LIVE}/panel"
    script = f'<script src="{top}.js" data-live="{base_path}{EVENTS}" data-state="{state}" defer></script>'
    return csp.with_policy(page.replace("</head>", f'<link rel="stylesheet" href="{top}.css">{script}</head>', 1))


def alone(title: str, says: str, problems: Sequence[str]) -> str:
    """Give a page that says nothing but what is wrong."""
    items = "\n".join(f"<li>{escape(problem)}</li>" for problem in problems)
    return _ALONE.format(title=escape(title), says=escape(says), problems=items)
