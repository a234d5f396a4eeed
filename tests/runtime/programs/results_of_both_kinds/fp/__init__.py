from .compose import compose, pipe, tap
from .result import Err, Ok, attempt
