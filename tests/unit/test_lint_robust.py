"""Programs that would break a careless walk of the call graph: deep, circular, wide, long."""

from __future__ import annotations

from pathlib import Path

from qdrant_async_migrate.config import Config
from qdrant_async_migrate.model.findings import Finding
from qdrant_async_migrate.pipeline import run_check


def findings(folder: Path, files: dict[str, str]) -> list[Finding]:
    (folder / "pyproject.toml").write_text("")
    for name, text in files.items():
        (folder / name).write_text(text)
    return list(run_check([str(folder)], Config(), cwd=folder).findings)


def test_a_chain_of_thirty_helpers(tmp_path: Path) -> None:
    files = {f"m{n}.py": f"from m{n + 1} import f{n + 1}\n\n\ndef f{n}():\n    return f{n + 1}()\n" for n in range(30)}
    files["m30.py"] = "import time\n\n\ndef f30():\n    time.sleep(1)\n"
    files["app.py"] = "from m0 import f0\n\n\nasync def main():\n    f0()\n"
    (found,) = findings(tmp_path, files)
    assert (found.path, found.line, found.code) == ("app.py", 5, "QAM301")
    assert [step.path for step in found.via] == [f"m{n}.py" for n in range(31)]


def test_the_path_to_a_second_event_loop(tmp_path: Path) -> None:
    text = "import asyncio\n\n\ndef a():\n    b()\n\n\ndef b():\n    asyncio.run(main())\n\n\nasync def main():\n    a()\n"
    (found,) = findings(tmp_path, {"app.py": text})
    assert (found.line, found.code) == (13, "QAM604")
    assert [(step.symbol, step.line) for step in found.via] == [("app.a", 5), ("app.b", 9)]


def test_the_shortest_path(tmp_path: Path) -> None:
    text = "import time\n\n\ndef a():\n    b()\n    c()\n\n\ndef b():\n    c()\n\n\ndef c():\n    time.sleep(1)\n\n\nasync def main():\n    a()\n"
    (found,) = findings(tmp_path, {"app.py": text})
    assert [step.line for step in found.via] == [6, 14]


def test_recursion_and_modules_that_import_each_other(tmp_path: Path) -> None:
    one = "import two\n\n\ndef ping(n):\n    return two.pong(n - 1) if n else ping(n)\n\n\nasync def main():\n    ping(3)\n"
    two = "import time\n\nimport one\n\n\ndef pong(n):\n    time.sleep(n)\n    return one.ping(n)\n"
    assert [(f.path, f.line) for f in findings(tmp_path, {"one.py": one, "two.py": two})] == [("one.py", 9)]


def test_a_hierarchy_of_two_hundred_classes(tmp_path: Path) -> None:
    classes = ["import time\n\n\nclass C0:\n    def run(self):\n        return 0\n"]
    classes += [f"class C{n}(C{n - 1}):\n    def step{n}(self):\n        return self.run()\n" for n in range(1, 200)]
    last = (
        "class Last(C199):\n    def run(self):\n        time.sleep(1)\n\n\nasync def main(c: C0):\n    c.run()\n    C0().run()\n"
    )
    (found, *_) = findings(tmp_path, {"app.py": "\n\n".join([*classes, last])})
    assert found.code == "QAM301"


def test_a_file_of_twenty_thousand_lines(tmp_path: Path) -> None:
    parts = ["import time\n"]
    for n in range(3300):
        parts.append(f"\ndef helper{n}(x):\n    return x + {n}\n\nasync def main{n}(x):\n    return helper{n}(x)")
    parts.append("\nasync def last():\n    time.sleep(1)\n")
    text = "\n".join(parts)
    assert text.count("\n") > 19_000
    (found,) = findings(tmp_path, {"app.py": text})
    assert found.code == "QAM301"
