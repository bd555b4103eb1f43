"""SIRET: the number of an establishment in the French register of companies (Sirene)."""

__all__ = ["SIRET_DIGITS", "is_siret", "siret_digits"]

SIRET_DIGITS = 14
#: The post office has more establishments than its SIREN has numbers; their digits add up to a multiple of 5.
_LA_POSTE = "356000000"


def siret_digits(text: str) -> str:
    """Return a number as it is stored, without the spaces and dots in which people group its digits."""
    return "".join(text.replace(".", " ").split())


def is_siret(digits: str) -> bool:
    """Say whether 14 digits are a SIRET: the algorithm of Luhn (ISO/IEC 7812-1, annex B), as INSEE defines it."""
    if len(digits) != SIRET_DIGITS or not (digits.isascii() and digits.isdigit()):
        return False
    if digits.startswith(_LA_POSTE) and sum(map(int, digits)) % 5 == 0:
        return True
    # Every second digit from the right counts twice, as the sum of its own digits.
    doubled = (sum(divmod(int(digit) * 2, 10)) for digit in digits[-2::-2])
    return (sum(doubled) + sum(map(int, digits[::-2]))) % 10 == 0
