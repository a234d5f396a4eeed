"""Imports: added once, in the order and layout of the file; dropped without a trace, comments excepted."""

from __future__ import annotations

import pytest

from qdrant_async_migrate.model.edits import AddImport, DropImport, Rename
from qdrant_async_migrate.rewrite import EditFailed
from tests.unit.marking import after, marked

JOINED = [
    ("from q import A\n", "from q import A, B\n"),
    ("from q import C\n", "from q import B, C\n"),
    ("from q import C, a\n", "from q import B, C, a\n"),
    ("from q import a, C\n", "from q import a, B, C\n"),
    ("from q import z, C, A\n", "from q import z, C, A, B\n"),
    ("from q import A  # noqa\n", "from q import A, B  # noqa\n"),
    ("from q import A; x\n", "from q import A, B; x\n"),
    ("from q import (A, C)\n", "from q import (A, B, C)\n"),
    ("from q import (A,)\n", "from q import (A, B,)\n"),
    ("from q import A, \\\n    C\n", "from q import A, \\\n    B, \\\n    C\n"),
    ("from q import (\n    A,\n    C,\n)\n", "from q import (\n    A,\n    B,\n    C,\n)\n"),
    ("from q import (\n    A,  # a\n    C,  # c\n)\n", "from q import (\n    A,  # a\n    B,\n    C,  # c\n)\n"),
    ("from q import (\n    A,  # a\n)\n", "from q import (\n    A,  # a\n    B,\n)\n"),
    ("from q import (\n    A  # a\n)\n", "from q import (\n    A,  # a\n    B\n)\n"),
    ("from q import (A,\n               C)\n", "from q import (A,\n               B,\n               C)\n"),
    ("from q import (  # q\n    A,\n)\n", "from q import (  # q\n    A,\n    B,\n)\n"),
]
PLACED = [
    ("", "from q import B\n"),
    ("# c", "# c\nfrom q import B\n"),
    ("x = 1\n", "from q import B\n\nx = 1\n"),
    ("#!/bin/x\nx = 1\n", "#!/bin/x\nfrom q import B\n\nx = 1\n"),
    ("# top\n\n# own\nx = 1\n", "# top\n\nfrom q import B\n\n# own\nx = 1\n"),
    ('"""Doc."""\n\nx = 1\n', '"""Doc."""\n\nfrom q import B\n\nx = 1\n'),
    ('"""Doc."""', '"""Doc."""\n\nfrom q import B'),
    (
        '"""Doc."""\nfrom __future__ import annotations\n\nx = 1\n',
        '"""Doc."""\nfrom __future__ import annotations\n\nfrom q import B\n\nx = 1\n',
    ),
    ("import os\n\nx = 1\n", "import os\n\nfrom q import B\n\nx = 1\n"),
    ("import os\n\nimport p\nfrom r import y\n", "import os\n\nimport p\nfrom q import B\nfrom r import y\n"),
    ("import os\nimport p\n\nfrom .a import b\n", "import os\nimport p\nfrom q import B\n\nfrom .a import b\n"),
    ("# top\n\n# own\nfrom r import y\n", "# top\n\nfrom q import B\n# own\nfrom r import y\n"),
    ("from q import *\n", "from q import *\nfrom q import B\n"),
    ("from .q import A\n", "from q import B\n\nfrom .q import A\n"),
    ("import q\n", "import q\nfrom q import B\n"),
    (
        "try:\n    from q import A\nexcept ImportError:\n    A = None\n",
        "from q import B\n\ntry:\n    from q import A\nexcept ImportError:\n    A = None\n",
    ),
    ("import a\nx = 1\nimport z\n", "import a\nfrom q import B\nx = 1\nimport z\n"),
]


@pytest.mark.parametrize(("before", "expected"), JOINED + PLACED)
def test_a_name_is_imported(before: str, expected: str) -> None:
    assert after(before, AddImport("q", "B")) == expected
    assert after(expected, AddImport("q", "B")) == expected


@pytest.mark.parametrize(
    ("before", "edit"),
    [
        ("import asyncio\n", AddImport("asyncio")),
        ("import os, asyncio\n", AddImport("asyncio")),
        ("from q import A as B\n", AddImport("q", "A", "B")),
        ("from .q import A\n", AddImport(".q", "A")),
        ("x = 1\nfrom q import A\n", AddImport("q", "A")),
    ],
)
def test_what_is_imported_is_not_imported_again(before: str, edit: AddImport) -> None:
    assert after(before, edit) == before


@pytest.mark.parametrize(
    ("before", "edit", "expected"),
    [
        ("import asyncio as a\n", AddImport("asyncio"), "import asyncio as a\nimport asyncio\n"),
        ("from q import A as C\n", AddImport("q", "A"), "from q import A as C, A\n"),
        ("from q import A\n", AddImport("q", "A", "C"), "from q import A, A as C\n"),
        ("import sys\nfrom os import path\n", AddImport("asyncio"), "import asyncio\nimport sys\nfrom os import path\n"),
        ("import ast\nfrom os import path\n", AddImport("asyncio"), "import ast\nimport asyncio\nfrom os import path\n"),
        ("import p\n", AddImport("asyncio"), "import asyncio\n\nimport p\n"),
        ("x = 1\r\n", AddImport("asyncio"), "import asyncio\r\n\r\nx = 1\r\n"),
        (
            "if True:\n    from q import A\nx\n",
            AddImport("q", "B", beside=(2, 4, 2, 19)),
            "if True:\n    from q import A, B\nx\n",
        ),
        (
            "def f():\n    import q\n    x\n",
            AddImport("q", "B", beside=(2, 4, 2, 12)),
            "def f():\n    import q\n    from q import B\n    x\n",
        ),
        (
            "try: import q\nexcept E: pass\n",
            AddImport("a", beside=(1, 5, 1, 13)),
            "try:\n    import q\n    import a\nexcept E: pass\n",
        ),
        (
            "from q import B\nif x:\n    import q\n",
            AddImport("q", "B", beside=(3, 4, 3, 12)),
            "from q import B\nif x:\n    import q\n    from q import B\n",
        ),
        (
            "try: pass\nexcept E:\n    from q import A\n",
            AddImport("q", "B", beside=(3, 4, 3, 19)),
            "try: pass\nexcept E:\n    from q import A, B\n",
        ),
    ],
)
def test_where_and_how(before: str, edit: AddImport, expected: str) -> None:
    assert after(before, edit) == expected


def test_several_imports_come_in_order_and_join_each_other() -> None:
    edits = AddImport("q", "D"), AddImport("asyncio"), AddImport("q", "B"), AddImport("anyio")
    assert after("import os\n", *edits) == "import asyncio\nimport os\n\nimport anyio\nfrom q import B, D\n"
    assert after("import p\n", AddImport("os"), AddImport("ast")) == "import ast\nimport os\n\nimport p\n"
    assert after("x\n", AddImport("os"), AddImport("ast")) == "import ast\nimport os\n\nx\n"
    assert after("import os\nfrom q import A, Z\n", *edits[:3]) == "import asyncio\nimport os\nfrom q import A, B, D, Z\n"


DROPPED = [
    ("from q import ⟦A⟧, B\n", "from q import B\n"),
    ("from q import A, ⟦B⟧\n", "from q import A\n"),
    ("from q import A, ⟦B as C⟧, D\n", "from q import A, D\n"),
    ("import ⟦a.b⟧, c\n", "import c\n"),
    ("import a, ⟦c⟧  # x\n", "import a  # x\n"),
    ("from q import (\n    A,  # a\n    ⟦B⟧,  # b\n)\n", "from q import (\n    A,  # a\n)\n"),
    ("from q import (\n    A,\n    ⟦B⟧\n)\n", "from q import (\n    A\n)\n"),
    ("from q import (\n    ⟦A⟧,\n    B,\n)\n", "from q import (\n    B,\n)\n"),
    ("import os\n\nimport ⟦q⟧\n\n\nx\n", "import os\n\n\nx\n"),
    ("import os\n\nimport ⟦q⟧\nimport r\n", "import os\n\nimport r\n"),
    ("# why\nimport ⟦q⟧\nx\n", "# why\nx\n"),
    ("import ⟦q⟧; x\n", "x\n"),
    ("import ⟦q⟧\n", ""),
    ("def f():\n    import ⟦q⟧\n", "def f():\n    pass\n"),
    ("try:\n    import ⟦q⟧\nexcept E:\n    pass\n", "try:\n    pass\nexcept E:\n    pass\n"),
    ("class A:\n    import ⟦q⟧\n\nx\n", "class A:\n    pass\n\nx\n"),
    ("if x: import ⟦q⟧\nelse: y\n", "if x:\n    pass\nelse: y\n"),
]


@pytest.mark.parametrize(("before", "expected"), DROPPED)
def test_a_name_is_dropped(before: str, expected: str) -> None:
    source, [alias] = marked(before)
    assert after(source, DropImport(alias)) == expected


def test_dropped_and_joined_at_once() -> None:
    source, [alias] = marked("from q import (\n    ⟦A⟧,\n)\n")
    assert after(source, DropImport(alias), AddImport("q", "B")) == "from q import (\n    B,\n)\n"
    source, [one, two] = marked("from q import ⟦A⟧, ⟦C⟧\n")
    assert after(source, DropImport(one), DropImport(two), AddImport("p", "B")) == "from p import B\n"


def test_a_renamed_name_counts_as_imported() -> None:
    source, [alias] = marked("from q import ⟦A⟧\n")
    assert after(source, Rename(alias, "B"), AddImport("q", "B")) == "from q import B\n"
    assert after(source, Rename(alias, "B"), AddImport("q", "A")) == "from q import A, B\n"


def test_a_dropped_name_does_not_count_as_imported() -> None:
    source, [alias] = marked("from q import ⟦A⟧\n")
    assert after(source, DropImport(alias), AddImport("q", "A")) == "from q import A\n"


def test_no_import_stands_beside_what_is_none() -> None:
    with pytest.raises(EditFailed):
        after("x = 1\n", AddImport("q", "B", beside=(4, 0, 4, 3)))
