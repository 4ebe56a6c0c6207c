"""Synopsis: conflicting accounts printed side by side, from a YAML register to a static site."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - a checkout can be run by any Python, also by one that is too old
    sys.exit("synopsis: Python 3.11 or newer is needed; run `make site`, then use the Python in .venv")
