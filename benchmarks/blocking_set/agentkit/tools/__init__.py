from .base import Tool, registry, tool
from .library import calculator, fetch, now, shell, wiki

__all__ = ["Tool", "calculator", "fetch", "now", "registry", "shell", "tool", "wiki"]
