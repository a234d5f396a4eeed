"""A process that has imported the slow libraries once and forks a child per program.

Reads one JSON request per line (cwd, entry, stdout, stderr, trace, yielding, env, timeout), answers with one
JSON line (code). The child behaves like a fresh ``python``: own ``__main__``, argv, path, exit functions.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import json
import os
import runpy
import signal
import sys
import threading
import time
import traceback
import types
import warnings
from typing import Any

sys.path[:] = [entry for entry in sys.path if os.path.abspath(entry or ".") != os.path.dirname(os.path.abspath(__file__))]


OWN_MAIN = sys.modules["__main__"]


def serve() -> None:
    """Answer requests until the pipe closes."""
    import anyio.pytest_plugin  # noqa: F401
    import click.testing  # noqa: F401
    import pytest  # noqa: F401
    import pytest_asyncio.plugin  # noqa: F401
    import qdrant_client.async_qdrant_client  # noqa: F401

    for name in ("fastapi.testclient", "flask", "typer.testing", "tenacity", "pydantic_settings"):
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    gc.freeze()
    for line in sys.stdin:
        request = json.loads(line)
        pid = os.fork()
        if pid == 0:
            _child(request)
        sys.stdout.write(json.dumps({"code": _wait(pid, request["timeout"])}) + "\n")
        sys.stdout.flush()


def _wait(pid: int, timeout: float) -> int:
    deadline = time.monotonic() + timeout
    while True:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > deadline:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            return -1000
        time.sleep(0.003)


def _child(request: dict[str, Any]) -> None:
    for fd, path in ((1, request["stdout"]), (2, request["stderr"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), fd)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
    os.chdir(request["cwd"])
    os.environ.update(request["env"])
    sys.dont_write_bytecode = True
    warnings.filterwarnings("always", message=".*was never awaited", category=RuntimeWarning)
    code = 1
    try:
        _load_probe(request)
        code = _run(request["entry"].split())
    except BaseException:
        traceback.print_exc()
    os._exit(_finish(code))


def _load_probe(request: dict[str, Any]) -> None:
    scope = runpy.run_path(os.path.join(os.path.dirname(os.path.abspath(__file__)), "probe.py"))
    scope["install"](request["trace"], request["yielding"])


def _run(words: list[str]) -> int:
    try:
        match words:
            case ["python", "-m", module, *args]:
                _main_module([module, *args])
                sys.path.insert(0, os.getcwd())
                runpy._run_module_as_main(module)  # type: ignore[attr-defined]
            case ["python", path, *args]:
                _script(path, args)
            case ["script", target, *args]:
                sys.path.insert(0, os.getcwd())
                _console_script(target, args)
            case ["pytest", *args]:
                return _pytest(args)
            case _:
                raise ValueError(f"unknown entry: {words}")
    except SystemExit as exit_:
        if exit_.code is None or isinstance(exit_.code, int):
            return exit_.code or 0
        print(exit_.code, file=sys.stderr)
        return 1
    return 0


def _main_module(argv: list[str]) -> types.ModuleType:
    module = types.ModuleType("__main__")
    sys.modules["__main__"] = module
    sys.argv = argv
    return module


def _script(path: str, args: list[str]) -> None:
    module = _main_module([path, *args])
    module.__file__ = path
    sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
    with open(path, "rb") as file:
        exec(compile(file.read(), path, "exec", dont_inherit=True), module.__dict__)


def _console_script(target: str, args: list[str]) -> None:
    """What an installer writes into ``bin/``."""
    name, function = target.split(":")
    source = f"import sys\nfrom {name} import {function}\nsys.exit({function}())\n"
    exec(compile(source, "bin", "exec", dont_inherit=True), _main_module([function, *args]).__dict__)


class _Outcomes:
    """Pytest's outcomes as lines that hold no times and no addresses."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call" or report.outcome != "passed":
            self.lines.append(f"{report.nodeid} {report.when} {report.outcome}")


def _pytest(args: list[str]) -> int:
    import pytest

    _main_module(["pytest", *args])
    out = os.dup(1)
    os.dup2(2, 1)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    outcomes = _Outcomes()
    plugins = ["-p", "pytest_asyncio.plugin", "-p", "anyio.pytest_plugin", "-p", "no:cacheprovider"]
    code = int(pytest.main([*plugins, *args], plugins=[outcomes]))
    os.write(out, "".join(line + "\n" for line in outcomes.lines).encode())
    return code


def _finish(code: int) -> int:
    try:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.modules["__main__"].__dict__.clear()
        gc.unfreeze()
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
        return code or 1
    return code


if __name__ == "__main__":
    serve()
