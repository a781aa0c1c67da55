"""The console blocks are understood as they are meant."""

from pathlib import Path

from tests.docs.console import Step, missing, run, steps

PAGE = """
```console
$ printf '%s\\n' one two
> three
one
...
three
(exit code 3)
$ true
```

```sh
$ not run
```
"""


def test_commands_output_and_code(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    assert steps(page) == [Step("printf '%s\\n' one two\nthree", ("one", "three"), 3), Step("true", ())]


def test_lines_must_come_in_their_order() -> None:
    step = Step("x", ("one", "two ... four"))
    assert missing(step, "│ one │\nzero\n│ two  three   four │") == []
    assert missing(step, "two three four\none") == ["two ... four"]


def test_a_step_runs_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "here").touch()
    assert run(Step("ls", ()), tmp_path).stdout == "here\n"
