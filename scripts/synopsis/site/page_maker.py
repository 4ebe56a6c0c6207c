"""MkDocs with all that a page needs beside its own text, loaded once: each page is turned into HTML by itself."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url

from synopsis.page import FINISHED
from synopsis.site.compiled_templates import CompiledTemplates
from synopsis.site.finished_html import Aside, finished
from synopsis.site.packed import packed
from synopsis.site.settings import Settings
from synopsis.site.theme_parts import keep_parts

DRAFT = "draft"
"""The setting, below `extra`, by which the theme writes on every page that nothing of it is published."""
DRAFT_MARK = "data-draft"
"""What stands in every such page."""
NOT_FOUND = "404.html"
_SITEMAP = "sitemap.xml"
_GENERATED = re.compile(rf"---\n((?:[a-z]+: [\"\[{{].*\n)+)---\n(?={FINISHED}\n)")
"""The head of a page of ours, whose values `front_matter` writes as JSON: to YAML the same, in a tenth of the time."""
_COMPILED = CompiledTemplates()


class PageMaker:
    """The settings, the theme, the navigation and the list of all files of a site."""

    def __init__(
        self,
        settings: Settings,
        *,
        docs: Path,
        site: Path,
        source_date_epoch: int,
        contents: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        """Load them; what MkDocs refuses or warns of, it raises or logs.

        `contents` are files below `docs` that need not be read again.
        """
        self._source_date_epoch = source_date_epoch
        self._base_path = settings.base_path
        with self._environment():
            self.config = load_config(
                config_file=str(settings.in_force or settings.config),
                docs_dir=str(docs),
                site_dir=str(site),
                site_url=settings.site_url,
                strict=True,
            )
            self.config.plugins.on_startup(command="build", dirty=False)
            if settings.draft:
                self.config.extra[DRAFT] = True
            self.files = self.found()
            for file in self.files:
                if file.src_uri in contents:
                    file.content_bytes = contents[file.src_uri]
            templates = self.config.theme.get_env()
            templates.bytecode_cache = _COMPILED
            self.files.add_files_from_theme(templates, self.config)
            set_exclusions(self.files, self.config)
            self.navigation = get_navigation(self.files, self.config)
            self._documents = self.files.documentation_pages()
            self.pages = {file.src_uri: file.page or Page(None, file, self.config) for file in self._documents}
            for page in self.navigation.pages:
                self._read(page)  # the navigation shows what heads them
        keep_parts(templates, {page.url for page in self.navigation.pages})
        self._templates = templates

    @property
    def surroundings(self) -> bytes:
        """All that stands on a page beside its own text, or decides how it looks, but for the program and the theme."""
        named = [(page.url, str(page.title), dict(page.meta)) for page in self.navigation.pages]
        settings = Path(self.config.config_file_path).read_bytes()
        says = [self.config.site_url, self._source_date_epoch, bool(self.config.extra.get(DRAFT)), named]
        return settings + json.dumps(says, default=str).encode()

    def found(self) -> Files:
        """Name the files of the site, before those of the theme."""
        return get_files(self.config)

    def page(self, name: str, text: str | None = None) -> str:
        """Turn the Markdown of the page at `name` below `docs/`, of its file or of `text`, into HTML."""
        page = self.pages[name]
        if text is not None:
            page.file.content_string = text
        self.populate(page)
        return self.html(page)

    def populate(self, page: Page) -> bool:
        """Read the Markdown of a page, and turn it into the HTML of its body; tell whether it depends on no other."""
        with self._environment(), _page_in_hand(f"Error reading page '{page.file.src_uri}'"):
            self._read(page)
            done = finished(page.markdown or "")
            if done:
                _fill(page, done)
            else:
                page.render(self.config, self.files)
            return done is not None

    def html(self, page: Page) -> str:
        """Put the theme around a populated page."""
        page.active = True
        try:
            with self._environment(), _page_in_hand(f"Error building page '{page.file.src_uri}'"):
                template = self._templates.get_template(str(page.meta.get("template", "main.html")))
                return template.render(get_context(self.navigation, self._documents, self.config, page))
        finally:
            page.active = False

    def other_files(self) -> Iterator[File]:
        """Give the files below `docs/`, and of the theme, that go into the site as they are."""
        for file in self.files:
            if not file.is_documentation_page() and file.inclusion.is_included():  # type: ignore[no-untyped-call]
                yield file

    def pages_of_the_theme(self) -> Iterator[tuple[str, bytes]]:
        """Fill what the theme has beside the pages, with its paths: `404.html`, `sitemap.xml` and that packed."""
        for name in sorted(self.config.theme.static_templates):
            # a page for what is not there is shown at any depth
            base_url = self._base_path if name == NOT_FOUND else get_relative_url(".", name)
            with self._environment(), _page_in_hand(f"Error building template '{name}'"):
                template = self._templates.get_template(name)
                context = get_context(self.navigation, self._documents, self.config, base_url=base_url)
                content = template.render(context).encode()
                if name == _SITEMAP:
                    yield f"{name}.gz", packed(content)
            if content.strip():
                yield name, content

    def _read(self, page: Page) -> None:
        """Take the head off the Markdown of a page."""
        source = page.file.content_string
        if not (generated := _GENERATED.match(source)):
            page.read_source(self.config)
            return
        fields = (line.split(": ", 1) for line in generated[1].splitlines())
        page.meta = {name: json.loads(value) for name, value in fields}
        page.markdown = source[generated.end() :]

    @contextmanager
    def _environment(self) -> Iterator[None]:
        """Set what MkDocs and the theme take from the environment alone; afterwards it is as it was."""
        wanted = {"SOURCE_DATE_EPOCH": str(self._source_date_epoch), "NO_MKDOCS_2_WARNING": "1"}
        before = {name: os.environ.get(name) for name in wanted}
        os.environ.update(wanted)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value


def _fill(page: Page, done: Aside) -> None:
    """Give a page what `render` would, where Markdown has nothing to read: a converter of its own takes far longer."""
    tokens = [{"level": int(one.tag[1]), "id": one.id, "name": one.text} for one in done.named if one.text]
    page.content = done.html.strip()
    page.toc = get_toc(nest_toc_tokens(tokens))  # type: ignore[arg-type]
    page.present_anchor_ids = {one.id for one in done.named}
    page.links_to_anchors = {}


@contextmanager
def _page_in_hand(what: str) -> Iterator[None]:
    """Name the page in what goes wrong with it; what the system refuses is no fault of a page."""
    try:
        yield
    except Exception as error:  # whatever an extension or a template may raise
        if isinstance(error, OSError) and error.errno:
            raise
        msg = f"{what}: {error}"
        raise BuildError(msg) from error
