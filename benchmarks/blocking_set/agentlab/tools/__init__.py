from .base import FunctionTool, Tool, Toolbox, tool
from .builtin import Calculator, Fetch, Search, Shell, now, weather

__all__ = ["Calculator", "Fetch", "FunctionTool", "Search", "Shell", "Tool", "Toolbox", "now", "tool", "weather"]
