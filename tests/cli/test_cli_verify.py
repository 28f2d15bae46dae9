"""What `evaluation verify` says of reports that were made with other packages than there are here."""

from __future__ import annotations

from evaluation.cli.verify import describe
from evaluation.verify.anew import Verification

PACKAGES = ("numpy: 2.5.5 in uv.lock, here 2.4.6", "scipy: 1.9 in uv.lock, here 1.8")


def test_equal_reports_of_other_packages_are_equal_and_each_package_is_named():
    assert list(describe(Verification(82, (), (), PACKAGES), "reports")) == [
        "The 82 files in reports are, byte for byte, what their inputs give.",
        "Here 2 packages have another version than in the lock file, and that made no difference:",
        *(f"  {package}" for package in PACKAGES),
    ]


def test_other_reports_of_other_packages_are_told_the_way_to_the_locked_ones():
    found = Verification(
        82, ("en/brief.pdf: it differs from byte 9 on",), ("python: 3.11.7, here 3.11.2",), PACKAGES[:1]
    )
    _, number, elsewhere, packages, package, remedy = describe(found, "reports")
    assert number == "1 of 82 files are not what their inputs give."
    assert elsewhere == "The reports were made elsewhere: python: 3.11.7, here 3.11.2."
    assert packages == "Here 1 package has another version than in the lock file, which may be why:"
    assert package.strip() == PACKAGES[0]
    assert "`make verify`" in remedy


def test_quiet_says_nothing_of_equal_reports():
    assert list(describe(Verification(82, (), (), PACKAGES), "reports", is_quiet=True)) == []
