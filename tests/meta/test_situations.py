"""The forty situations that decide whether a migration can be trusted: each has a case to read and, where it can run, a program."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from tests.fixtures.case import load

TESTS = Path(__file__).parents[1]
CASES = TESTS / "fixtures" / "situations"
PROGRAMS = TESTS / "runtime" / "programs"

ALONE = {
    17: "its base class comes from langchain, which the tests do not install",
    18: "its library is llama-index, which the tests do not install",
    25: "notebooks run in tests/runtime/test_notebooks.py",
    26: "a script of Streamlit runs in its server",
    31: "nothing is rewritten",
}
"""Situations without a program of their own, and why."""

RUN_BY = {
    1: "upload_points_stays_plain",
    2: "removed_method_still_fails",
    3: "parenthesised_forms expressions_direct_calls",
    4: "lookalike_methods_of_others lookalikes",
    5: "chain_over_files recursion_mutual_tree_walk mutual_recursion",
    6: "generator_paging generator_recursive_yield_from paging_generator_class kept_generator_with_result",
    7: "flag_dual_keeps_sync_api",
    8: "any_all_short_circuit genexp_consumers",
    9: "sorted_key_lambda keep_sort_foreign_callback",
    10: "init_io_used_everywhere init_io_subclass_chain",
    11: "property_io property_chain_reads",
    12: "cache_lru_with_info cache_on_query_kept",
    13: "keep_container_dunders kept_len_and_contains call_dunder_middlewares",
    14: "class_context_manager closing_and_exitstack",
    15: "context_manager_generator_nested closing_and_exitstack",
    16: "abc_with_fake protocol_backends",
    19: "celery_global_client bridge_task_queue_global",
    20: "flask_views_kept",
    21: "fastapi_search_router fastapi_background_task",
    22: "fastapi_annotated_yield",
    23: "console_script_with_args typer_app cli_console_script",
    24: "keep_import_time_calls kept_import_time_constant",
    27: "etl_executor_map_enrich thread_pool_map",
    28: "keep_atexit keep_finalize_and_signal kept_json_default_hook",
    29: "lock_over_await",
    30: "augmented_concurrent",
    32: "decorators_wraps decorator_mixed_async hand_written_retry_decorator",
    33: "try_return_except exceptions_translated",
    34: "annotations_follow_everywhere",
    35: "keep_both_kinds_offered",
    36: "pytest_fixture_conftest unittest_case tests_pytest_plain_suite tests_unittest_suite",
    37: "pytest_doubles tests_pytest_mock_client",
    38: "keep_local_path_shared",
    39: "keep_dynamic_getattr raw_rest_api",
    40: "blocking_in_coroutines flag_offload_blocking",
}
"""The programs that run a situation before and after."""


def _cases() -> dict[int, list[Path]]:
    found: dict[int, list[Path]] = defaultdict(list)
    for path in sorted(CASES.glob("s[0-9][0-9]_*.md")):
        found[int(path.name[1:3])].append(path)
    return found


def test_all_forty_have_a_case() -> None:
    assert sorted(_cases()) == list(range(1, 41))


@pytest.mark.parametrize("number", range(1, 41))
def test_a_case_pins_files_and_findings(number: int) -> None:
    cases = [load(path) for path in _cases()[number]]
    assert all(case.findings is not None for case in cases)
    assert any(case.after != case.before or case.findings for case in cases), "it neither changes anything nor says why not"


@pytest.mark.parametrize("number", range(1, 41))
def test_it_runs_or_says_why_not(number: int) -> None:
    assert (number in ALONE) != (number in RUN_BY)
    missing = [name for name in RUN_BY.get(number, "").split() if not (PROGRAMS / name / "case.toml").exists()]
    assert not missing
