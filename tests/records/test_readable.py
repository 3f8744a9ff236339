"""An amount as a person reads it."""

from decimal import Decimal

import pytest

from wortlaut.records.amounts import readable


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("3380000000", "3.38 billion"),
        ("1080000000000", "1.08 trillion"),
        ("-65000000", "-65 million"),
        ("1234567", "1,234,567"),
        ("1240", "1,240"),
        ("0.8", "0.8"),
        ("0", "0"),
        ("7.50", "7.5"),
    ],
)
def test_an_amount_is_said_as_a_person_reads_it(value, said):
    assert readable(Decimal(value)) == said
