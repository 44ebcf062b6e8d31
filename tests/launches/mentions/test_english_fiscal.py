"""A maker's financial year, its quarters and halves."""

from launches.mentions.expression import Fiscal
from tests.launches.mentions.wording import meaning


def test_a_fiscal_quarter_needs_the_fiscal_year():
    october = Fiscal(10)
    assert meaning("the second quarter of fiscal 2027", fiscal=october) == ["2027-33"]
    assert meaning("fiscal Q2 2027", fiscal=october) == ["2027-33"]
    assert meaning("in its fiscal third quarter", fiscal=october) == ["2026-34"]
    assert meaning("in its fiscal third quarter") == []
    assert meaning("in the calendar third quarter", fiscal=october) == ["2026-35"]
    assert meaning("Q4 FY27.", fiscal=Fiscal(4)) == ["2027-33"]
    assert meaning("in fiscal 2027", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("at the end of fiscal year 2027", fiscal=october) == ["2027-06-01/2027-09-30"]
    assert meaning("in fiscal 2027") == []
    assert meaning("the third quarter of fiscal 2027") == []
    assert meaning("Q3 of fiscal 2027") == []
    assert meaning("at the end of FY27") == []
    assert meaning("in the third quarter of its 2027 fiscal year") == []
    assert meaning("in the third quarter of the fiscal year") == []
    assert meaning("in the third quarter of the fiscal year", fiscal=october) == ["2026-34"]
    assert meaning("the third quarter of the 2027 fiscal year", fiscal=october) == ["2027-34"]
    assert meaning("in the 2027 fiscal year", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("fiscal year 2027's third quarter", fiscal=october) == ["2027-34"]
    assert meaning("FY2027", fiscal=october) == ["2026-10-01/2027-09-30"]
    assert meaning("in FY27 Q3", fiscal=october) == ["2027-34"]
    assert meaning("in FY27Q3", fiscal=october) == ["2027-34"]
    assert meaning("in Q3FY27", fiscal=october) == ["2027-34"]
    assert meaning("in 3QFY27", fiscal=october) == ["2027-34"]
    assert meaning("in FQ3 2027", fiscal=october) == ["2027-34"]
    assert meaning("planned for the fiscal year ending March 2027") == ["2026-04-01/2027-03-31"]
    assert meaning("in the financial year ending 31 March 2027") == ["2026-04-01/2027-03-31"]
    assert meaning("the second half of fiscal 2027", fiscal=Fiscal(4)) == ["2026-10/2027-03"]
    assert meaning("the first half of the fiscal year ending March 31, 2027") == ["2026-04/2026-09"]
    assert meaning("the second half of the 2026/27 financial year", fiscal=Fiscal(7)) == ["2027-40"]
    assert meaning("the last half of our financial year 2027", fiscal=Fiscal(7)) == ["2027-40"]
    assert meaning("the last half of the 2027 financial year", fiscal=Fiscal(7)) == ["2027-40"]
    assert meaning("the last quarter of the 2027 financial year", fiscal=Fiscal(7)) == ["2027-34"]


def test_a_split_year_is_the_makers_financial_year():
    assert meaning("the second half of 2026/27", fiscal=Fiscal(10)) == ["2027-04/2027-09"]
    assert meaning("the second half of the fiscal year 2026/27", fiscal=Fiscal(4)) == ["2026-10/2027-03"]


def test_a_fiscal_quarter_may_leave_its_year_out():
    assert meaning("the second fiscal quarter", fiscal=Fiscal(4)) == ["2026-07/2026-09"] or meaning(
        "the second fiscal quarter", fiscal=Fiscal(4)
    ) == ["2026-35"]
