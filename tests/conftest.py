"""Options of the test run."""


def pytest_addoption(parser):
    """Golden pages are rewritten on demand alone, and then read as a diff before they are kept."""
    parser.addoption("--update-golden", action="store_true", help="rewrite tests/golden/ from the pages as they are")


def pytest_terminal_summary(terminalreporter):
    """What a test could not do is said at the end of the run, where nobody overlooks it."""
    for report in terminalreporter.getreports("passed"):
        for name, said in report.user_properties:
            if name == "not_done":
                terminalreporter.write_line(said, yellow=True)
