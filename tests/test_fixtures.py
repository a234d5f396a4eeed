"""Every case of ``tests/fixtures`` gives the files and findings it says, and a second migration changes nothing."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest

from qdrant_async_migrate import idioms
from tests.fixtures.case import FOLDER, blocks, every, load
from tests.fixtures.running import faults, migrate
from tests.fixtures.update import updated

CASES = every()


def _idioms() -> list[str]:
    """Modules that answer for a place, a function or the program."""
    names = [m.name for m in pkgutil.iter_modules(idioms.__path__)]
    modules = {name: importlib.import_module(f"{idioms.__name__}.{name}") for name in names if name != "context"}
    return sorted(
        n for n, m in modules.items() if any(getattr(m, f, None) is not None for f in ("for_use", "for_function", "for_program"))
    )


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.relative_to(FOLDER).with_suffix("").as_posix())
def test_case(path: Path, tmp_path: Path) -> None:
    wrong = faults(load(path), tmp_path)
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.relative_to(FOLDER).with_suffix("").as_posix())
def test_case_checks_something(path: Path) -> None:
    case = load(path)
    assert case.before, "there is no program in it"
    assert case.checks, "no 'after', no 'unchanged', no 'findings': it cannot fail"
    assert case.text.startswith("# "), "its first line is a heading that says what it shows"


@pytest.mark.parametrize("idiom", _idioms())
def test_idiom_has_cases(idiom: str) -> None:
    assert any(path.parent.name == idiom for path in CASES), f"write cases in tests/fixtures/{idiom}/"


# the runner itself ----------------------------------------------------------------------------------------------------------
PROGRAM = """\
from qdrant_client import QdrantClient


def size(client: QdrantClient):
    return client.count("docs").count
"""


def _case(folder: Path, *parts: str) -> Path:
    path = folder / "case.md"
    path.write_text("# A case\n" + "".join(f"\n{part}" for part in parts), encoding="utf-8")
    return path


def _before(text: str = PROGRAM, stage: str = "before") -> str:
    return f"```python {stage} size.py\n{text}```\n"


def _empty(folder: Path) -> Path:
    found = folder / "program"
    found.mkdir()
    return found


def test_runner_sees_a_wrong_file(tmp_path: Path) -> None:
    wrong = faults(load(_case(tmp_path, _before(stage="unchanged"))), _empty(tmp_path))
    assert any("+async def size" in w for w in wrong)


def test_runner_sees_a_missing_finding(tmp_path: Path) -> None:
    case = load(_case(tmp_path, _before(), "```findings\nsize.py:5 QAM103 handed\n```\n"))
    assert "finding missing: size.py:5 QAM103" in faults(case, _empty(tmp_path))


def test_runner_sees_a_finding_too_many(tmp_path: Path) -> None:
    refused = PROGRAM + "\n\nclass Box:\n    def __len__(self):\n        return size(QdrantClient())\n"
    wrong = faults(load(_case(tmp_path, _before(refused, "unchanged"), "```findings\n```\n")), _empty(tmp_path))
    assert any("finding not expected: size.py:9 QAM113" in w for w in wrong)


def test_runner_sees_another_message(tmp_path: Path) -> None:
    refused = PROGRAM + "\n\nclass Box:\n    def __len__(self):\n        return size(QdrantClient())\n"
    case = load(_case(tmp_path, _before(refused, "unchanged"), "```findings\nsize.py:9 QAM113 purple\n```\n"))
    assert any("not 'purple'" in w for w in faults(case, _empty(tmp_path)))


def test_update_writes_a_case_that_holds(tmp_path: Path) -> None:
    path = _case(tmp_path, _before())
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    case = load(path)
    path.write_text(updated(case, migrate(case, tmp_path / "one")), encoding="utf-8")
    case = load(path)
    assert "async def size" in case.after["size.py"]
    assert [b.info for b in blocks(case.text)] == [("python", "before", "size.py"), ("python", "after", "size.py"), ("findings",)]
    assert faults(case, tmp_path / "two") == []


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("```python befor size.py\n```\n", "unknown block"),
        ("```findings\nsize.py QAM103\n```\n", "not a finding"),
        ("```python after size.py\n```\n", "no 'before'"),
        ("flags: --splitt\n", "no option --splitt"),
    ],
)
def test_malformed_case_is_named(tmp_path: Path, part: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        load(_case(tmp_path, part))
