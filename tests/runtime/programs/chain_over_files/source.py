ARTICLES = [
    ("reset password", "account"),
    ("change plan", "billing"),
    ("refund", "billing"),
    ("delete account", "account"),
    ("export data", "privacy"),
]


def articles():
    for number, (title, topic) in enumerate(ARTICLES, start=1):
        yield number, title, topic


def embed(text: str) -> list[float]:
    return [len(text) / 10, text.count("e") / 5, text.count("a") / 5]  # same
