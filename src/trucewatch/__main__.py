"""``python -m trucewatch``: the command."""

from trucewatch.cli import main

if __name__ == "__main__":
    main()
