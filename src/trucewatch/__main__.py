"""``python -m trucewatch``: the command."""

from trucewatch.cli import main

main()
