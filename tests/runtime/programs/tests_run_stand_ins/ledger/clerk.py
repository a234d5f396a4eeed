"""The clerk reports what the ledger holds, and burns it."""

from ledger.pages import Pages


class Clerk:
    def __init__(self, pages: Pages, readers) -> None:
        self._pages = pages
        self._readers = readers

    async def report(self, year: int) -> str:
        names = await self._readers.names(year)
        return f"{', '.join(names) or 'nobody'} of {self._pages.number(year)}"

    async def end(self, *years: int) -> list[int]:
        return [year for year in years if self._pages.burn(year)]
