"""The books on the shelves."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Book:
    number: int
    title: str
    genre: str
    about: str
    price: float


BOOKS = [
    Book(1, "Salt and Iron", "history", "how trade in salt and iron built the first roads", 24.0),
    Book(2, "The Night Garden", "novel", "a widow plants a garden that blooms only at night", 18.5),
    Book(3, "Signals", "science", "how cells talk to each other with waves of ions", 32.0),
    Book(4, "A Short Walk", "novel", "two brothers walk across a country at war", 15.0),
    Book(5, "Roads to the Sea", "history", "a history of the roads that led trade to the sea", 27.5),
    Book(6, "Moss", "science", "the small plants that made the land green", 21.0),
    Book(7, "The Clockmaker", "novel", "a clockmaker repairs a clock that runs backwards", 16.0),
    Book(8, "Deep Water", "science", "life in the deep sea and how we came to know it", 29.0),
    Book(9, "The Salt Eaters", "novel", "a family at the sea lives from salt", 17.0),
    Book(10, "Gardens of Kings", "history", "kings and their gardens, and who planted them", 35.0),
]
