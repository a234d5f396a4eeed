from .agent import Agent
from .tools import Toolbox, tool
