"""Small words of reports."""


def count(number: int, noun: str) -> str:
    """``1 file``, ``2 files``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def with_others(number: int) -> str:
    """That one place is not alone in holding its calls back."""
    return f", with {count(number, 'other place')}" if number else ""
