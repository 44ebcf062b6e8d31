"""The map of the grammar."""

from pathlib import Path

import pytest

from launches import mentions

FILES = sorted(path.name for path in Path(mentions.__file__).parent.glob("[!_]*.py"))


@pytest.mark.parametrize("name", FILES)
def test_the_package_says_what_each_file_reads(name):
    assert name in mentions.__doc__ or f"{name.partition('_')[0].removesuffix('.py')}*.py" in mentions.__doc__
