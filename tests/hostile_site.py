"""The second register as a site with injections in every field, under a hostile name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile import GROUPS, HEAD, LISTED, PICTURE, hostile, places_of_words, spread
from lighthouse import LIGHTHOUSE, copied, synopsis

TITLE = " ".join(reversed([*GROUPS.values()]))[:500].rpartition(" ")[0]
"""A title of several injections, scripts first."""
PROSE = "\n\n".join(reversed([*GROUPS.values()])) + "\n\n# Heading\n\n    code\n\n```\nfenced\n```\n\n---\n"
NAME = "{{ config }} & *Lights* 'x' {: onclick=x } `y` [z](javascript:z)"
DESCRIPTION = "{% raw %} [x]: javascript:x -8- ' onclick='x"
OPENED = """(frame) => {
  const { document, ran } = frame?.contentWindow ?? window;
  const every = [...document.querySelectorAll("*")];
  const attributes = every.flatMap((element) => [...element.attributes].map((one) => [one.name, one.value]));
  return {
    ran: ran ?? parent.ran ?? null,
    handlers: attributes.filter(([name]) => name.startsWith("on") || name === "srcdoc"),
    addresses: attributes.filter(([name, value]) => ["href", "src", "action", "data"].includes(name)
      && !["http:", "https:", "mailto:"].includes(new URL(value, document.baseURI).protocol)),
    scripts: [...document.scripts].map((one) => one.type !== "application/ld+json" && one.text),
    made: every.filter((one) => one.id === "hostile" || one.classList.contains("hostile")).length,
    linked: [...document.querySelectorAll('script[type="application/ld+json"]')].map((one) => JSON.parse(one.text)),
  };
}"""
"""What is to be seen of an opened page, or of the one in a frame of it."""
FRAMED = f"""async (addresses) => {{
  const found = [];
  for (const address of addresses) {{
    const frame = document.createElement("iframe");
    const loaded = new Promise((done) => frame.addEventListener("load", done, {{ once: true }}));
    Object.assign(frame, {{ src: address, hidden: true }});
    document.body.append(frame);
    await loaded;
    found.push(({OPENED})(frame));
    frame.remove();
  }}
  return found;
}}"""
"""The same of many pages, each in a frame that is not drawn: a third of the work of opening it."""
NAMES = {"site_name": NAME, "site_description": DESCRIPTION}


def hostile_site_in(folder: Path) -> Path:
    """Build it below `folder`; return the folder of the site."""
    copied(folder)
    several = dict.fromkeys(places_of_words()["site.yml", "introduction"], PROSE)
    topic = dict.fromkeys(places_of_words()["topics", "title"], TITLE)
    hostile().write(spread() | several | topic, folder)
    (folder / "docs/about/index.md").write_text(HEAD + LISTED, encoding="utf-8")
    (folder / "docs/about/a.png").write_bytes(PICTURE)
    settings = (LIGHTHOUSE / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [line for line in settings.splitlines() if not line.startswith(("site_name:", "site_description:"))]
    quoted = [f"{name}: '{text.replace(chr(39), chr(39) * 2)}'" for name, text in NAMES.items()]
    (folder / "mkdocs.yml").write_text("\n".join([*quoted, *lines, ""]), encoding="utf-8")
    ran = synopsis("build", "--config", folder / "mkdocs.yml")
    assert ran.returncode == 0, ran.stderr
    return folder / "site"


def pages_of(site: Path) -> Iterator[str]:
    """Yield the path of every page, from the site's root."""
    for page in sorted(site.rglob("index.html")):
        yield f"{page.parent.relative_to(site).as_posix()}/".removeprefix("./")
