"""The page in a real browser: it is drawn, reacts to pointer and keyboard, asks no network for anything, complains of nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.report.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FIRST_PAINT = 1000
"""Milliseconds."""


def named(page: Page, kind: str = "node") -> list[str]:
    return [
        str(each) for each in page.eval_on_selector_all(f".{kind} > text:not(.sub)", "all => all.map(each => each.textContent)")
    ]


def at(page: Page, name: str) -> str:
    return str(
        page.evaluate(
            "name => [...document.querySelectorAll('.node')].find(n => n.querySelector('text').textContent === name).dataset.key",
            name,
        )
    )


def height(page: Page, name: str) -> float:
    box = page.locator(f'[data-key="{at(page, name)}"]').bounding_box()
    assert box is not None
    return float(box["y"])


def test_callers_stand_above_and_client_calls_below(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    assert height(page, "main") < height(page, "ask") < height(page, "Store.search") < height(page, "query_points")
    assert page.locator(".node.held .badge").count() == 1
    assert "QAM113" in page.locator(".node .badge text").text_content()
    assert complaints == []
    page.close()


def test_a_click_says_who_calls_and_the_chain_stands_alone(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    page.locator(f'[data-key="{at(page, "ask")}"]').click()
    beside = page.locator("#graph-beside")
    assert "app.ask" in beside.inner_text() and "Called by (1)" in beside.inner_text()
    page.get_by_role("button", name="store.Store.search · line 6").click()
    assert "store.Store.search" in beside.locator("h3").inner_text()
    page.locator("#graph-chain").click()
    assert "Shelf.names" not in named(page) and "Store.search" in named(page)
    page.locator("#graph-all").click()
    assert "Shelf.names" in named(page)
    assert complaints == []
    page.close()


def test_modules_fold_and_unfold(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    page.locator('[data-fold="store"]').click()
    assert "store" in named(page) and "Store.search" not in named(page)
    assert "2 calls" in page.locator(f'[data-key="{at(page, "store")}"]').text_content().replace("\n", " ")
    page.locator('[data-key="mstore"]').click()
    assert "Store.search" in named(page)
    page.locator("[data-detail=modules]").click()
    page.locator('[data-key="mapp"]').wait_for()
    assert sorted(named(page)) == ["app", "shelf", "store"]
    assert complaints == []
    page.close()


def test_the_picture_is_walked_by_keyboard(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    focused = "document.activeElement.querySelector?.('text')?.textContent"
    page.locator(f'[data-key="{at(page, "ask")}"]').focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "Store.search"
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focused) == "query_points"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focused) == "ask"
    page.keyboard.press("f")
    assert "Shelf.names" not in named(page)
    page.keyboard.press("Escape")
    assert "Shelf.names" in named(page)
    page.keyboard.press("-")
    assert "ask" not in named(page) and "app" in named(page)
    page.keyboard.press("Enter")
    assert "ask" in named(page)
    assert complaints == []
    page.close()


def test_everything_is_reached_with_tab(chromium: Browser, service: Path) -> None:
    page, _ = opened(chromium, service)
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.name || document.activeElement.className.baseVal || document.activeElement.tagName"
            )
        )
    assert {"theme", "graph-search", "graph-fit", "words", "code", "severity", "SUMMARY"} <= seen
    assert any(str(name).startswith("node") for name in seen)
    page.close()


def test_findings_are_filtered(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    shown = page.locator("#findings [data-row]:visible")
    every = shown.count()
    assert every > 3
    page.locator("#findings input[name=words]").fill("shelf __len__")
    assert 0 < shown.count() < every
    assert page.locator("#findings .count").inner_text() == f"{shown.count()} of {every}"
    page.locator("#findings input[name=words]").fill("")
    page.locator("#findings input[value=info]").uncheck()
    assert shown.count() == 1
    page.locator("#findings input[value=info]").check()
    page.locator("#findings select").select_option("QAM201")
    assert all("QAM201" in text for text in shown.all_inner_texts()) and shown.count() == 1
    shown.first.locator("summary").click()
    assert "explain QAM201" in shown.first.inner_text()
    assert complaints == []
    page.close()


def test_files_are_filtered_and_a_link_opens_one(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    files = page.locator("#changes [data-row]:visible")
    assert files.count() == 2
    page.locator("#changes [data-open='0']").click()
    page.locator("#changes input").fill("store")
    assert files.count() == 1 and not files.first.evaluate("each => each.open")
    page.evaluate("location.hash = '#file-1'")
    page.locator("#file-1[open]").wait_for()
    assert "async" in page.locator("#file-1 tr.a mark .k").first.inner_text()
    assert complaints == []
    page.close()


def test_a_blocker_leads_to_its_place_in_the_picture(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service)
    page.locator("[data-show]").first.click()
    assert "Shelf.__len__" in page.locator("#graph-beside h3").inner_text()
    assert "holds back 2 calls" in page.locator("#graph-beside").inner_text()
    assert complaints == []
    page.close()


def background(page: Page) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", page.evaluate("getComputedStyle(document.body).backgroundColor"))))


def test_dark_and_light(chromium: Browser, service: Path) -> None:
    page, complaints = opened(chromium, service, color_scheme="dark")
    assert max(background(page)) < 60
    page.locator("#theme").click()
    assert min(background(page)) > 200
    page.reload()
    assert min(background(page)) > 200
    assert complaints == []
    page.close()


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_nothing_is_wider_than_the_screen(chromium: Browser, service: Path, width: int) -> None:
    page, complaints = opened(chromium, service, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []
    page.close()


def test_a_page_without_a_client_has_no_picture(chromium: Browser, tmp_path: Path) -> None:
    from tests.report.conftest import made

    (tmp_path / "pyproject.toml").touch()
    (tmp_path / "plain.py").write_text("def add(a, b):\n    return a + b\n")
    page = chromium.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(made(tmp_path).as_uri())
    assert "no call of a sync client" in page.locator("#call-graph").inner_text()
    assert complaints == []
    page.close()


def test_500_functions_paint_fast_and_open_folded(chromium: Browser, large: Path) -> None:
    assert large.stat().st_size < 2_000_000
    page, complaints = opened(chromium, large)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    assert paint < FIRST_PAINT
    assert len(named(page)) < 20, "it opens folded"
    page.locator("[data-detail=functions]").click()
    page.locator(".node").nth(500).wait_for(state="attached", timeout=30_000)
    page.locator("#graph-search").fill("step_12_9")
    page.locator("#graph-search").press("Enter")
    assert "step_12_9" in page.locator("#graph-beside h3").inner_text()
    page.locator("#graph-chain").click()
    assert len(named(page)) < 20
    assert complaints == []
    page.close()


def test_a_search_unfolds_what_it_finds(chromium: Browser, large: Path) -> None:
    page, complaints = opened(chromium, large)
    page.locator("#graph-search").fill("step_3_7")
    page.locator("#graph-search").press("Enter")
    assert "step_3_7" in named(page)
    assert page.locator(".node.chosen").count() == 1
    assert complaints == []
    page.close()


def test_it_can_be_looked_at(chromium: Browser, service: Path, tmp_path: Path) -> None:
    """A picture in which the nodes are seen: more than a few colours where the call graph stands."""
    page, _ = opened(chromium, service)
    page.locator("#graph").screenshot(path=str(tmp_path / "graph.png"))
    assert (tmp_path / "graph.png").stat().st_size > 15_000
    page.close()
