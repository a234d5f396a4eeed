from .config import BotConfig
from .service import ChatService

__all__ = ["BotConfig", "ChatService"]
