from __future__ import annotations

from langchain_community.document_loaders import PyPDFLoader
from langchain_core.documents import Document
from langchain_core.tools import tool
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter
from langgraph.graph import END, StateGraph


def store() -> QdrantVectorStore:
    return QdrantVectorStore.from_existing_collection("docs", embedding=OpenAIEmbeddings())


def model() -> ChatOpenAI:
    return ChatOpenAI(model="m")


def load(path: str) -> list[Document]:
    return PyPDFLoader(path).load()


def split(docs: list[Document]) -> list[Document]:
    return RecursiveCharacterTextSplitter(chunk_size=200).split_documents(docs)


class Rag:
    def __init__(self, vectors: QdrantVectorStore, llm: ChatOpenAI) -> None:
        self.vectors = vectors
        self.llm = llm

    def prompt(self, question: str, docs: list[Document]) -> str:
        return question + "\n".join(d.page_content for d in docs)

    def ask(self, question: str) -> str:
        docs = self.vectors.similarity_search(question, k=3)
        return self.llm.invoke(self.prompt(question, docs)).content

    async def aask(self, question: str) -> str:
        docs = await self.vectors.asimilarity_search(question, k=3)  # ok
        return (await self.llm.ainvoke(self.prompt(question, docs))).content  # ok

    async def half(self, question: str) -> str:
        docs = await self.vectors.as_retriever().ainvoke(question)  # ok
        return self.llm.invoke(self.prompt(question, docs)).content  # BLOCKS: QAM306


@tool
def lookup(question: str) -> str:
    """Look it up."""
    return Rag(store(), model()).ask(question)


async def node(state: dict) -> dict:
    return {"answer": Rag(store(), model()).ask(state["question"])}  # BLOCKS: QAM306


def sync_node(state: dict) -> dict:
    return {"answer": model().invoke(state["question"]).content}


def graph():
    builder = StateGraph(dict)
    builder.add_node("a", node)
    builder.add_node("b", sync_node)
    builder.add_edge("a", END)
    return builder.compile()
