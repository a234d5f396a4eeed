import asyncio

import finder


def twin():
    return vars(finder).get("asearch")


if __name__ == "__main__":
    search = twin()
    print(asyncio.run(search([1.0])) if search else finder.search([1.0]))
