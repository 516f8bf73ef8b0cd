"""``python -m newsfacts`` is the command newsfacts."""

from newsfacts.cli import main

raise SystemExit(main())
