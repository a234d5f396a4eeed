"""Every block of code in the documentation is run, read by what reads such files, or type-checked; there is no other kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.blocks import blocks, commands, fits
from tests.docs.session import Session
from tests.docs.typed import complaints

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs").rglob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_page(path: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    session = Session(tmp_path / "session")
    texts = list(blocks(path.read_text("utf-8")))
    for block in texts:
        wrong = session.run(block)
        assert wrong is None, f"{path.relative_to(ROOT)}:{block.line}: {wrong}"
    if any(block.language == "python" and block.title for block in texts):
        assert complaints(session.project, tmp_path_factory.getbasetemp() / "mypy") == ""


def test_there_are_pages() -> None:
    assert len(PAGES) > 12
    assert sum(len(list(blocks(path.read_text("utf-8")))) for path in PAGES) > 60


# the runner itself ----------------------------------------------------------------------------------------------------------
def ran(folder: Path, text: str) -> list[str | None]:
    session = Session(folder / "session")
    return [session.run(block) for block in blocks(text)]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("```console\n$ echo one\ntwo\n```\n", "and printed\n  one"),
        ("```console\n$ false\n```\n", "ends with status 1"),
        ("```console\n$ echo more\n```\n", "printed"),
        ("```bash\nfalse\ntrue\n```\n", "ends with status 1"),
        ("```python\nassert False\n```\n", "AssertionError"),
        ("```text\nanything\n```\n", "nobody would see"),
        ("```\nanything\n```\n", "nobody would see"),
        ("```sql\nselect\n```\n", "nobody would see"),
        ('```python title="a.py (after)"\nx = 1\n```\n', "no such file"),
        ("```toml\n[tool.qdrant-async-migrate]\nselct = []\n```\n", "did you mean 'select'"),
        ('```toml\n[[tool.qdrant-async-migrate.blocking]]\nname = "a"\ncategory = "htp"\n```\n', "category must be one of"),
        ('```yaml title=".pre-commit-config.yaml"\nrepos: [{hooks: [{id: nonesuch}]}]\n```\n', "no hook 'nonesuch'"),
        ('```yaml\njobs: {a: {steps: [{uses: o/qdrant-async-migrate@v1, with: {x: 1}}]}}\n```\n', "no input x"),
        ("```yaml\njobs: {a: {steps: [{run: qdrant-async-migrate chek}]}}\n```\n", "no command 'chek'"),
        ("```json\n{\n```\n", "Expecting"),
        ("<!-- not run: it needs the network -->\n```console\n$ qdrant-async-migrate check --fixx\n```\n", "--fixx"),
        ("<!-- not run: -->\n```console\n$ ls\n```\n", "say why"),
    ],
)  # fmt: skip
def test_a_wrong_block_is_seen(text: str, part: str, tmp_path: Path) -> None:
    (wrong,) = ran(tmp_path, text)
    assert wrong is not None
    assert part in wrong


def test_a_right_page_passes(tmp_path: Path) -> None:
    page = """
```python title="app/a.py"
x = 1
```

```console
$ cat app/a.py
x = 1
$ cd app
$ ls; exit_with() { return 3; }; exit_with
a.py
$ echo $?
3
$ printf 'a\\nb\\nc\\n'
a
...
```

```python title="a.py (after)"
x = 1
```

```python
import a
assert a.x == 1
```
"""
    assert set(ran(tmp_path, page)) == {None}


@pytest.mark.parametrize(
    "text", ["  ```python\n  x\n  ```\n", "```python\nx\n", "~~~\nx\n~~~\n", '```python linenums="1"\nx\n```\n']
)
def test_a_block_that_would_be_overlooked_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"overlooked|not understood"):
        list(blocks(text))


def test_lines_left_out() -> None:
    assert fits(("a", "...", "d"), ("a", "b", "c", "d"))
    assert fits(("...",), ())
    assert not fits(("a", "...", "d"), ("a", "b"))
    assert [c.shown for c in commands("$ a\n1\n$ b\n> c\n2\n")] == [("1",), ("2",)]


def test_a_file_that_does_not_type_check_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import asyncio\n\nasync def f() -> int:\n    return asyncio.slep(1)\n")
    assert "slep" in complaints(tmp_path, tmp_path / "cache")
