"""Build the site: the command line of Synopsis, run from a checkout."""

from synopsis.cli import main

raise SystemExit(main())
