"""`make messages`: bring the catalogues up to date with the code, and compile them."""

import sys

from tests.catalogues.faults import coverage, faults
from tests.catalogues.writing import PLURALS, bring_up_to_date, wanted, write


def main() -> None:
    """Write every catalogue, and say how much of it is translated and what is wrong with it."""
    messages = wanted()
    for language in PLURALS:
        write(bring_up_to_date(language, messages), language)
        done, number = coverage(language)
        sys.stdout.write(f"{language}: {done} of {number} translated\n")
        sys.stdout.writelines(f"  {fault}\n" for fault in faults(language))


if __name__ == "__main__":
    main()
