"""The wording of the text report, as people see it: a change here is a change that a reviewer reads."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from qdrant_async_migrate.model.findings import FileOutcome, FileStatus, Severity, Summary
from qdrant_async_migrate.report.frame import frame, lines_of
from qdrant_async_migrate.report.paint import Line, Span, paint, wants_color
from qdrant_async_migrate.report.summary import statistics, summary
from qdrant_async_migrate.report.text import View, findings, one
from tests.unit.reporting import API, BLOCKED, FILES, HELD, NOTE, outcome


def shown(lines: object) -> str:
    return "\n".join(str(line) for line in lines)  # type: ignore[attr-defined]


def test_a_finding_with_its_path() -> None:
    assert shown(one(BLOCKED, lines_of(API), View())) == (
        """\
app/api.py:5:5: QAM302 error: requests.post blocks the event loop
   |
 4 | async def ask(question: str) -> str:
 5 |     audit.log(question)
   |     ^^^^^^^^^^^^^^^^^^^
 6 |     return "yes"
   |
   = path: app.api.ask (app/api.py:5)
           └─ app.audit.log (app/audit.py:3)
              └─ requests.post (app/http.py:9)
   = help: use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)"""
    )


def test_what_unlocks_most_comes_first_and_notes_come_last_in_brief() -> None:
    assert shown(findings(outcome(BLOCKED, NOTE, HELD), View())) == (
        """\
app/store.py:4:8: QAM112 warning: the client is called while app.store is imported
   |
 3 | client = QdrantClient(":memory:")
 4 | SIZE = client.count("docs").count
   |        ^^^^^^^^^^^^^^^^^^^^
   |
   = holds back: 2 calls
   = help: call it in a coroutine that runs when the program starts

app/api.py:5:5: QAM302 error: requests.post blocks the event loop
   |
 4 | async def ask(question: str) -> str:
 5 |     audit.log(question)
   |     ^^^^^^^^^^^^^^^^^^^
 6 |     return "yes"
   |
   = path: app.api.ask (app/api.py:5)
           └─ app.audit.log (app/audit.py:3)
              └─ requests.post (app/http.py:9)
   = help: use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)

app/store.py:7:5: QAM205 note: count is public: callers outside must await it
"""
    )


def test_quiet_leaves_out_notes_and_verbose_shows_them_in_full() -> None:
    assert "QAM205" not in shown(findings(outcome(NOTE), View(quiet=True)))
    assert " 7 | def count() -> int:\n   |     ^^^^^\n" in shown(findings(outcome(NOTE), View(verbose=True)))


def test_a_finding_in_a_file_without_text_has_no_frame() -> None:
    away = replace(BLOCKED, path="lib/other.py", via=())
    assert shown(one(away, [], View())) == (
        """\
lib/other.py:5:5: QAM302 error: requests.post blocks the event loop
   = help: use httpx.AsyncClient, or await asyncio.to_thread(audit.log, question)"""
    )


def test_texts_from_elsewhere_are_quoted() -> None:
    away = replace(BLOCKED, path="lib/other.py", via=())
    assert "audit.log(question)\n" in shown(findings(outcome(away), View(texts={"lib/other.py": API})))


@pytest.mark.parametrize(
    ("line", "column", "end_column", "carets"),
    [
        ("\tx = f(y)", 6, 10, "        ^^^^"),
        ("名前 = f(y)", 6, 10, "       ^^^^"),
        ("x = f(y)", 5, 5, "    ^"),
        ("x = f(", 5, 7, "    ^^"),
    ],
    ids=["tab", "wide characters", "empty place", "end of line"],
)
def test_carets_stand_under_the_place(line: str, column: int, end_column: int, carets: str) -> None:
    place = replace(BLOCKED, line=1, end_line=1, column=column, end_column=end_column)
    assert shown(frame(place, [line])).splitlines()[2] == f"   | {carets}"


def test_a_place_over_several_lines_is_marked_to_the_end_of_its_first() -> None:
    place = replace(BLOCKED, line=1, end_line=2, column=5, end_column=2)
    assert shown(frame(place, ["x = f(  ", ")"])).splitlines()[2] == "   |     ^^"


def test_a_line_that_is_not_there_is_not_shown() -> None:
    assert list(frame(replace(BLOCKED, line=99), ["x"])) == []


def test_a_terminal_is_not_overrun() -> None:
    long = replace(BLOCKED, column=150, end_column=160)
    source = [*API.splitlines()[:4], " " * 149 + "f(question)" + " " * 100 + "# end"]
    lines = shown(
        findings(outcome(long, files=(FileOutcome("app/api.py", FileStatus.UNCHANGED, "\n".join(source)),)), View(width=60))
    )
    assert max(len(line) for line in lines.splitlines()) <= 60
    assert "f(question)" in lines
    assert "^^^^^^^^^^" in lines


def test_a_pipe_is_not_wrapped() -> None:
    long = replace(BLOCKED, message="word " * 60 + "end")
    assert shown(findings(outcome(long), View(width=None))).splitlines()[0].endswith("word end")


def test_summary_of_a_plan() -> None:
    assert shown(summary(outcome(HELD, NOTE), View())) == (
        """\
Would change 1 file: 1 call awaited, 1 function made async, 1 client moved to the async kind.
Held back: 2 calls of 1 client.
  app/store.py:4 QAM112 unlocks 2 calls
Next: 'qdrant-async-migrate explain QAM112' says how to clear the first one.
Nothing was written. Run again with --write, or pipe the diff into 'git apply'."""
    )


def test_summary_of_what_was_written() -> None:
    done = outcome(NOTE, summary=Summary(41, 0, 17, 9, 2, 0), written=True)
    assert shown(summary(done, View())) == (
        """\
Changed 9 files: 41 calls awaited, 17 functions made async, 2 clients moved to the async kind.
Read the QAM2 notes above, run your tests, then 'qdrant-async-migrate check' for what still blocks; 'undo' puts it all back."""
    )


def test_summary_of_nothing() -> None:
    assert shown(summary(outcome(summary=Summary()), View())) == "Nothing to migrate: no call of a sync client was found."


def test_summary_where_what_is_called_cannot_be_told() -> None:
    alike = replace(HELD, code="QAM111", holds_back=0)
    said = shown(summary(outcome(alike, summary=Summary()), View()))
    assert said == "Nothing changed: no call is known to be a sync client's; the place named above may be."
    said = shown(summary(outcome(alike, replace(alike, line=9), summary=Summary()), View()))
    assert said == "Nothing changed: no call is known to be a sync client's; 2 places named above may be."


def test_summary_where_everything_is_held_back() -> None:
    kept = outcome(HELD, summary=Summary(kept=2, families_kept=1))
    assert shown(summary(kept, View())).startswith(
        "Nothing changed: every client is held back.\nHeld back: 2 calls of 1 client.\n"
    )


def test_blockers_are_ordered_and_the_long_tail_is_counted() -> None:
    many = [replace(HELD, line=number, holds_back=number) for number in range(1, 9)]
    lines = shown(summary(outcome(*many), View())).splitlines()
    assert lines[2] == "  app/store.py:8 QAM112 unlocks 8 calls"
    assert lines[7] == "  and 3 more, each with fewer calls"


def test_verbose_says_why_functions_turn_async() -> None:
    assert "  app/store.py:7  app.store.count -> QdrantClient.count\n" in shown(summary(outcome(), View(verbose=True)))


def test_a_file_that_failed_is_named_once() -> None:
    failed = FileOutcome("app/old.py", FileStatus.ERROR, message="does not parse: line 3")
    text = shown(summary(outcome(files=(*FILES, failed)), View()))
    assert text.splitlines()[0] == "app/old.py: error: does not parse: line 3"
    told = replace(BLOCKED, code="QAM001", path="app/old.py")
    assert "app/old.py: error" not in shown(summary(outcome(told, files=(*FILES, failed)), View()))


def test_summary_of_a_check() -> None:
    fixable = replace(BLOCKED, fixable=True)
    assert shown(summary(outcome(fixable, NOTE, command="check"), View())) == (
        """\
2 findings (1 error, 1 note).
1 can be fixed: check --fix.
More about a code: qdrant-async-migrate explain QAM302"""
    )
    assert shown(summary(outcome(command="check"), View())) == "No findings in 2 files."


def test_statistics_count_by_code() -> None:
    text = shown(statistics(outcome(BLOCKED, BLOCKED, NOTE)))
    assert [line.split()[:2] for line in text.splitlines()] == [["2", "QAM302"], ["1", "QAM205"]]


def test_severities_have_words() -> None:
    words = [shown(one(replace(NOTE, severity=severity), [], View())).split()[2] for severity in Severity]
    assert words == ["error:", "warning:", "note:"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("choice", "stream", "environment", "wanted"),
    [
        ("auto", io.StringIO(), {}, False),
        ("auto", Terminal(), {}, True),
        ("auto", Terminal(), {"NO_COLOR": "1"}, False),
        ("auto", Terminal(), {"NO_COLOR": ""}, True),
        ("auto", Terminal(), {"TERM": "dumb"}, False),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1"}, True),
        ("auto", io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", io.StringIO(), {"NO_COLOR": "1"}, True),
        ("never", Terminal(), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_who_gets_colours(choice: str, stream: io.StringIO, environment: dict[str, str], wanted: bool) -> None:
    assert wants_color(choice, stream, environment) is wanted


def test_colours_change_nothing_but_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    import re

    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = [*findings(outcome(BLOCKED, HELD, NOTE), View()), Line(Span("[not] :markup:", "code"), " x" * 200)]
    plain, colored = io.StringIO(), io.StringIO()
    paint(lines, plain, False)
    paint(lines, colored, True)
    assert "\x1b[" in colored.getvalue()
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored.getvalue()) == plain.getvalue()
