import pytest
from hypothesis import given
from hypothesis import strategies as st

from whooshsearch.store.merging import LARGE, choose_smallest


@pytest.mark.parametrize(
    ("sizes", "count"),
    [
        ([], 0),
        ([1] * 15, 0),
        ([1] * 16, 16),
        ([1] * 8 + [100] * 8, 8),
        ([1] * 7 + [100] * 9, 0),
        ([100] * 32, 2),
        ([LARGE - 1] * 32, 0),
        ([LARGE] * 50, 0),
        ([1] * 7 + [LARGE] * 50, 0),
    ],
)
def test_only_many_small_segments_are_merged(sizes: list[int], count: int) -> None:
    assert choose_smallest(sizes) == count


@given(st.lists(st.integers(1, 2 * LARGE)))
def test_an_ordinary_commit_copies_few_documents(sizes: list[int]) -> None:
    sizes.sort()
    assert sum(sizes[: choose_smallest(sizes)]) <= 256


@given(st.lists(st.integers(1, 40), max_size=300))
def test_segments_stay_few_whatever_is_added(additions: list[int]) -> None:
    sizes: list[int] = []
    for size in additions:
        sizes.sort()
        count = choose_smallest(sizes)
        sizes = [*sizes[count:], sum(sizes[:count]) + size]
        assert len(sizes) <= 64
