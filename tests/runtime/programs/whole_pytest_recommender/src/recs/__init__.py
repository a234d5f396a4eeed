from .service import Recommender

__all__ = ["Recommender"]
