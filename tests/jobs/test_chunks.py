"""How large a fan-out's transactions become: the size follows the time they take."""

from hypothesis import given
from hypothesis import strategies as st

from jobs.chunks import ChunkSize


@given(st.floats(min_value=1e-6, max_value=1e-3))
def test_chunks_come_to_take_about_the_time_that_is_aimed_at(row_s: float):
    chunk = ChunkSize()
    for _ in range(20):
        chunk.learn(chunk.size * row_s)
    assert chunk.size == 5_000 or 0.02 < chunk.size * row_s < 0.05 or chunk.size == 50


def test_one_slow_chunk_makes_the_next_small_at_once():
    chunk = ChunkSize(4_000)
    chunk.learn(0.3)
    assert chunk.size == 400


def test_a_fast_chunk_makes_the_next_larger_but_not_boundless():
    chunk = ChunkSize(400)
    chunk.learn(0.0)
    assert chunk.size == 600
