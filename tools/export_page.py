"""Write docs/reference/export.md from the tables of fields and columns in contested.export.

python tools/export_page.py
"""

from __future__ import annotations

from pathlib import Path

from contested.export.reference import page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "export.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
