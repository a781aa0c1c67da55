"""The codebook page follows the code."""

from tools.reference import BEGIN, END, PAGE, page


def test_the_page_is_up_to_date() -> None:
    text = PAGE.read_text("utf-8")
    assert page(text) == text, "run `make docs`"


def test_only_the_part_between_the_marks_is_made_anew() -> None:
    made = page(f"before\n{BEGIN}\nold\n{END}\nafter\n")
    assert made.startswith("before\n")
    assert made.endswith("\nafter\n")
    assert "old\n" not in made
    assert "### Claim" in made
