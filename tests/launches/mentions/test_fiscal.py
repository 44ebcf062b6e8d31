"""When a maker's financial year begins."""

from launches.mentions.expression import Fiscal
from launches.mentions.fiscal import find_fiscal


def test_a_financial_year_may_tell_of_its_beginning_in_passing():
    assert find_fiscal("the third quarter of our fiscal year 2027, which began on October 1", None) == Fiscal(10)
    assert find_fiscal("Our financial year begins on 1 July.", None) == Fiscal(7)
    assert find_fiscal("the third quarter of our financial year (April to June)", None) == Fiscal(10)
    assert find_fiscal("in Q2 FY27 (July–September 2026)", None) == Fiscal(4)
    assert find_fiscal("The fiscal year runs from April to March.", "Asia/Tokyo") == Fiscal(4, named_by_end=False)
    assert find_fiscal("The fiscal year runs from July to June.", "Asia/Tokyo") == Fiscal(7)
