from __future__ import annotations

from operator import itemgetter

from langchain.agents import AgentExecutor
from langchain_community.document_loaders import PyPDFLoader, WebBaseLoader
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.runnables import RunnableLambda, RunnablePassthrough
from langchain_openai import ChatOpenAI, OpenAIEmbeddings
from langchain_qdrant import QdrantVectorStore
from langchain_text_splitters import RecursiveCharacterTextSplitter

prompt = ChatPromptTemplate.from_template("Answer {question} from {context}")
llm = ChatOpenAI(model="gpt-4o-mini")
embeddings = OpenAIEmbeddings()


def store(collection: str) -> QdrantVectorStore:
    return QdrantVectorStore.from_existing_collection(collection_name=collection, embedding=embeddings)


class Chain:
    def __init__(self, vectors: QdrantVectorStore) -> None:
        self.retriever = vectors.as_retriever(search_kwargs={"k": 3})
        self.chain = {"context": self.retriever, "question": RunnablePassthrough()} | prompt | llm | StrOutputParser()

    def answer(self, question: str) -> str:
        return self.chain.invoke(question)

    def tokens(self, question: str):
        for token in self.chain.stream(question):
            yield token

    async def aanswer(self, question: str) -> str:
        return await self.chain.ainvoke(question)  # ok

    def render(self, question: str) -> str:
        return prompt.format(question=question, context="")

    def __call__(self, question: str) -> str:
        return self.answer(question)


class Executor:
    def __init__(self, agent: AgentExecutor):
        self.agent = agent

    def go(self, text: str):
        return self.agent.invoke({"input": text})["output"]

    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


def pages(url: str):
    return WebBaseLoader(url).load()


def pdf(path: str):
    return PyPDFLoader(path).load_and_split(RecursiveCharacterTextSplitter(chunk_size=100))


question_of = itemgetter("question")
upper = RunnableLambda(str.upper)
