from pathlib import Path

from record_schemas import faults, files

SOURCES = Path(__file__).parents[2] / "sources"


def test_every_record_of_the_register():
    """No schema underlines anything in a record that the loader takes, as an editor with YAML 1.2 reads it."""
    found = {str(file): faults(file.read_text(encoding="utf-8"), kind) for file, kind in files(SOURCES)}

    assert {file: said for file, said in found.items() if said} == {}
    assert len(found) > len({kind for _, kind in files(SOURCES)})


def test_every_file_names_its_schema():
    """The first line leads to the schema of the kind, from wherever the file lies."""
    for file, kind in files(SOURCES):
        up = "../" * len(file.relative_to(SOURCES).parts)
        expected = f"# yaml-language-server: $schema={up}.schemas/{kind.removesuffix('.yml')}.json\n"
        assert file.read_text(encoding="utf-8").startswith(expected), file
