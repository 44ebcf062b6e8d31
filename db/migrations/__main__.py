"""For those who change the tables.

`python -m db.migrations check ADDRESS` migrates the (throw-away) database at ADDRESS and fails if the models differ;
`python -m db.migrations new ADDRESS NUMBER MESSAGE` writes the migration that closes the gap.
"""

import sys

from db.migrations import drift, migrate, new_revision


def main(arguments: list[str]) -> int:
    """Run the command line; returns the exit code."""
    match arguments:
        case ["check", address]:
            migrate(address)
            differences = drift(address)
            sys.stdout.writelines(f"{line}\n" for line in differences)
            return 1 if differences else 0
        case ["new", address, number, message]:
            migrate(address)
            sys.stdout.write(f"{new_revision(address, message, number)}\n")
            return 0
        case _:
            sys.stderr.write(__doc__ or "")
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
