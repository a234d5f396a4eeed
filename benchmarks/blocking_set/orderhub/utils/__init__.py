from .files import read_config, write_report
from .net import ping, resolve_host
from .retry import backoff, backoff_delays
