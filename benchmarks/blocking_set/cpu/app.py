"""Work that keeps a core busy."""

import gzip
import hashlib
import json
import pickle
import zlib

import bcrypt
import fitz
import numpy as np
import pandas as pd
import tiktoken
import torch
from bs4 import BeautifulSoup
from fastembed import SparseTextEmbedding, TextEmbedding
from PIL import Image
from pypdf import PdfReader
from sentence_transformers import CrossEncoder, SentenceTransformer
from sklearn.cluster import KMeans
from transformers import AutoModel, pipeline

MODEL = SentenceTransformer("m")
CLASSIFY = pipeline("text-classification")


class Embedder:
    def __init__(self, model: SentenceTransformer, cross: "CrossEncoder"):
        self.model = model
        self.cross = cross
        self.dense = TextEmbedding("m")

    async def embed(self, text):
        return self.model.encode(text).tolist()  # BLOCKS: QAM401

    async def rank(self, pairs):
        return self.cross.predict(pairs)  # BLOCKS: QAM401

    async def fast(self, texts):
        return list(self.dense.embed(texts))  # BLOCKS: QAM401

    async def query(self, text):
        return next(self.dense.query_embed(text))  # BLOCKS: QAM401


async def models_(text):
    MODEL.encode([text])  # BLOCKS: QAM401
    SentenceTransformer("m")  # BLOCKS: QAM401
    CLASSIFY(text)  # BLOCKS: QAM401
    list(SparseTextEmbedding("m").embed([text]))  # BLOCKS: QAM401
    torch.load("f")  # BLOCKS: QAM401
    model = AutoModel.from_pretrained("m")  # BLOCKS: QAM401
    model.generate(text)  # BLOCKS: QAM401


async def documents(path, password, salt):
    reader = PdfReader(path)  # BLOCKS: QAM402
    for page in reader.pages:
        page.extract_text()  # BLOCKS: QAM402
    fitz.open(path)  # BLOCKS: QAM402
    pd.read_csv(path)  # BLOCKS: QAM402
    frame = pd.DataFrame()
    frame.to_csv(path)  # BLOCKS: QAM402
    Image.open(path).resize((10, 10))  # BLOCKS: QAM402
    bcrypt.hashpw(password, salt)  # BLOCKS: QAM402
    hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)  # BLOCKS: QAM402
    zlib.compress(password)  # BLOCKS: QAM402
    gzip.compress(password)  # BLOCKS: QAM402
    np.linalg.svd(salt)  # BLOCKS: QAM402
    KMeans(8).fit(salt)  # BLOCKS: QAM402
    BeautifulSoup(password, "html.parser")  # BLOCKS: QAM402
    tiktoken.get_encoding("cl100k_base")  # BLOCKS: QAM402


async def cheap(text, f):
    json.dumps({"a": 1})  # ok
    json.loads("{}")  # ok
    pickle.dumps(1)  # ok
    np.array([1, 2]).tolist()  # ok
    np.zeros(3).sum()  # ok
    hashlib.sha256(b"x").hexdigest()  # ok
    text.encode("utf-8")  # ok
    "a".encode()  # ok
    f.predict(text)  # ok
    torch.tensor([1.0])  # ok
