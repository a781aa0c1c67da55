"""``python -m contested``."""

from contested.cli.commands import main

if __name__ == "__main__":
    main()
