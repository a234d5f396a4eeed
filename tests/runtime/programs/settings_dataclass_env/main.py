import os

from config import Config
from health import check

os.environ["Q_NAME"] = "prod"
for config in (Config.from_env(), Config(name="test", prefix="t_")):
    print(check(config))
