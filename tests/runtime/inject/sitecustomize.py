"""Put on PYTHONPATH by the harness when a program runs in a process of its own: loads the probe next door."""

import importlib.util
import os
import pathlib

_spec = importlib.util.spec_from_file_location("_qam_probe", pathlib.Path(__file__).parents[1] / "probe.py")
if _spec is not None and _spec.loader is not None and "QAM_TRACE" in os.environ:
    _probe = importlib.util.module_from_spec(_spec)
    _spec.loader.exec_module(_probe)
    _probe.install(os.environ["QAM_TRACE"], os.environ.get("QAM_YIELD") == "1")
