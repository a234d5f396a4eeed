from bot.config import BotConfig
from bot.factory import build_bot

CORPUS = {
    "fees.md": "The entry fee is ten euros. Children pay nothing.\n\nGroups of ten pay eighty euros.",
    "hours.md": "The museum opens at nine.\n\nIt closes at six, on Mondays it stays closed.",
    "parking.md": "Parking is behind the building.\n\nBuses park at the station.",
}

QUESTIONS = [
    "when does the museum open",
    "entry fee children",
    "when does the museum open",
    "/sources",
    "where do buses park",
    "/forget hours.md",
    "when does the museum open",
    "/stats",
]


def main():
    config = BotConfig(top_k=2, cache_size=8)
    bot = build_bot(config)
    for name, text in CORPUS.items():
        print(f"ingested {name}: {bot.ingest(name, text)} chunks")
    for question in QUESTIONS:
        print(">", question)
        print("<", bot.ask(question))
    print(bot.history.transcript(limit=3))


if __name__ == "__main__":
    main()
