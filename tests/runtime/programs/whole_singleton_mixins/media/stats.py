from .library import Library


def summary(library: Library) -> str:
    years = [p.payload["year"] for p in library.pages()]
    return f"{min(years)}-{max(years)}, {library.count()} titles" if years else "empty"
