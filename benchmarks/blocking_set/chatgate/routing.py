from __future__ import annotations

from .providers import AzureProvider, CohereProvider, OpenAIProvider, Provider


class Router:
    def __init__(self, providers: dict[str, Provider]) -> None:
        self.providers = providers

    def pick(self, name: str) -> Provider:
        return self.providers[name]

    def names(self) -> list[str]:
        return sorted(p.name for p in self.providers.values())

    async def ask(self, name: str, prompt: str) -> str:
        return await self.pick(name).acomplete(prompt)  # ok


def default() -> Router:
    return Router({"openai": OpenAIProvider(), "azure": AzureProvider(), "cohere": CohereProvider()})
