"""What other engines get of a built site."""

from other_engines import for_hugo


def test_hugo_gets_every_page_with_its_body(lighthouse_site, tmp_path):
    """Each page of the built site is there for Hugo, with the body that it has and the head that is its own."""
    pages = for_hugo(lighthouse_site / "site", tmp_path)

    assert pages == len(list((lighthouse_site / "site").rglob("index.html")))
    claim = (tmp_path / "content/claims/a3/_index.html").read_text()
    assert "28 metres" in claim.partition("\n")[2]
    assert "<title>" in claim.partition("\n")[0]
    template = (tmp_path / "layouts/_default/list.html").read_text()
    assert template.count("{{ .Content }}") == template.count("{{ .Params.head | safeHTML }}") == 1
