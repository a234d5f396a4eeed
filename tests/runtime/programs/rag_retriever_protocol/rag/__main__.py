from .fusion import Hybrid
from .keyword import KeywordRetriever
from .vector import VectorRetriever

TEXTS = ["red fox", "red car", "blue car", "fox den"]
vector = VectorRetriever()
vector.index(TEXTS)
hybrid = Hybrid([vector, KeywordRetriever(TEXTS)])
for q in ("fox", "red"):
    print(q, hybrid.retrieve(q, 2))
