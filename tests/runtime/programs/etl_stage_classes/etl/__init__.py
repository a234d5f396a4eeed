from .config import Settings
from .job import Job
