import checkout


def test_what_was_unpacked_from_an_archive_is_known(tmp_path, monkeypatch):
    """Without a history the files that git would keep are named all the same, and none that it ignores."""
    for name in (".gitignore", "a.py", "docs/b.md", "site/index.html", ".venv/c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("/site/\n/.venv/\n")
    monkeypatch.setattr(checkout, "ROOT", tmp_path)

    assert sorted(checkout.kept_files()) == [".gitignore", "a.py", "docs/b.md"]
    assert checkout.kept_files("docs") == ["docs/b.md"]
    assert not (tmp_path / ".git").exists()
