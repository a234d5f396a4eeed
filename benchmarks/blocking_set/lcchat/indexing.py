from llama_index.core import SimpleDirectoryReader, VectorStoreIndex
from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.chat_engine.types import BaseChatEngine
from llama_index.core.node_parser import SentenceSplitter
from llama_index.llms.openai import OpenAI


class Library:
    def __init__(self, folder: str):
        self.folder = folder
        self._index: VectorStoreIndex | None = None

    @property
    def index(self) -> VectorStoreIndex:
        if self._index is None:
            documents = SimpleDirectoryReader(self.folder).load_data()
            self._index = VectorStoreIndex.from_documents(documents)
        return self._index

    @property
    def engine(self) -> BaseQueryEngine:
        return self.index.as_query_engine()


def ask(engine: BaseQueryEngine, text: str) -> str:
    return str(engine.query(text))


def chat(engine: BaseChatEngine, text: str) -> str:
    return engine.chat(text).response


def splitter() -> SentenceSplitter:
    return SentenceSplitter(chunk_size=100)


def complete(text: str) -> str:
    return OpenAI(model="m").complete(text).text
