"""The look of the report: light and dark, from a phone's width on, and on paper."""

from __future__ import annotations

from contested.evaluate.differences import DIFFERENCES

_CSS = """
:root { color-scheme: light dark; --ink: #1c2024; --soft: #5b6570; --page: #fbfaf8; --card: #fff; --line: #d9d6d0;
  --mark: #ffe08a; --rule: #1f6feb; --bad: #b3261e; --badback: #fdecea; --link: #0b57a4; --good: #2c6e49; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e2dd; --soft: #a3a8ae; --page: #15171a; --card: #1d2024;
  --line: #383c42; --mark: #5c4a10; --rule: #79b0ff; --bad: #ff9c92; --badback: #3a2220; --link: #8ab8f0;
  --good: #8fd0a8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
h3 { font-size: 1.05rem; margin: 0; } p { margin: .5rem 0; } a { color: var(--link); }
.soft, .meta, figcaption { color: var(--soft); font-size: .875rem; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .25rem .5rem; }
thead th { color: var(--soft); font-weight: 600; font-size: .875rem; }
.wide { overflow-x: auto; } .wide td, .wide th { border-bottom: 1px solid var(--line); overflow-wrap: normal; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.measures .meaning { font-weight: 400; color: var(--soft); font-size: .875rem; display: block; }
.measures th[scope=row] { min-width: 11rem; } .measures .whole { background: var(--card); }
.documents th[scope=row] { font-weight: 400; min-width: 12rem; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .4rem; padding: 0; margin: .5rem 0; }
nav li a { display: block; padding: .25rem .6rem; border: 1px solid var(--line); border-radius: 1rem;
  background: var(--card); text-decoration: none; }
nav li b { font-variant-numeric: tabular-nums; }
article > header { border-top: 2px solid var(--line); margin-top: 2rem; padding: .75rem 0 .25rem; }
.claim { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid var(--bad);
  border-radius: .3rem; padding: .5rem .75rem; margin: .75rem 0; }
.claim.is-alike { border-left-color: var(--good); padding: .25rem .75rem; }
.claim:target { outline: 2px solid var(--rule); }
.claim .meta { margin: 0; display: flex; flex-wrap: wrap; gap: .25rem .6rem; } .claim .meta a { margin-left: auto; }
.tag { color: var(--bad); font-weight: 600; } .is-alike .tag { color: var(--good); }
summary { cursor: pointer; } summary .passage { display: inline; margin: 0; }
.passage { margin: .4rem 0; } mark { background: var(--mark); color: inherit; padding: .1em 0; }
u { text-decoration: underline 2px var(--rule); text-underline-offset: .2em; }
.fields { table-layout: fixed; font-size: .925rem; } .fields th[scope=row], .fields thead td { width: 6.8rem;
  color: var(--soft); font-weight: 400; } .fields td, .fields th { border-top: 1px solid var(--line); }
.fields thead td, .fields thead th { border: 0; }
.fields .differs { background: var(--badback); } .fields .differs th { color: var(--bad); font-weight: 600; }
.fields .nothing { color: var(--bad); font-style: italic; } q { color: var(--soft); }
.problems { border-left: .3rem solid var(--bad); padding: .1rem .75rem; background: var(--badback); }
i.only { position: absolute; }
@media (max-width: 36rem) { body { padding: .6rem; } .fields th[scope=row], .fields thead td { width: 4.8rem; }
  .fields td, .fields th { padding: .2rem .3rem; }
  .measures, .measures thead, .measures tbody { display: block; }
  .measures tr { display: grid; grid-template-columns: repeat(6, 1fr); border-bottom: 1px solid var(--line); }
  .measures tr > * { border: 0; padding: .2rem .1rem; } .measures thead td { display: none; }
  .measures thead th { font-size: .7rem; } .measures th[scope=row] { grid-column: 1 / -1; } }
@media print { :root { color-scheme: light; --page: #fff; --card: #fff; } body { max-width: none; font-size: 9pt; }
  .fields { font-size: 8pt; } .fields td, .fields th { padding: .1rem .3rem; }
  nav, .claim .meta a { display: none; } .claim { break-inside: avoid; } article > header { break-after: avoid; }
  mark, .differs { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
"""

ALIKE = "alike"
"""The key of claims that do not differ, beside those of ``DIFFERENCES``."""


def style() -> str:
    """The style sheet. A link to ``#only-KEY`` leaves the claims that differ so, and the documents that have some."""
    return _CSS + "".join(map(_only, [*(d.key for d in DIFFERENCES), ALIKE]))


def _only(key: str) -> str:
    here = f"#only-{key}:target ~"
    return (
        f"{here} main .claim:not(.is-{key}), {here} main article:not(:has(.is-{key})) {{ display: none; }}\n"
        f'{here} nav a[href="#only-{key}"] {{ outline: 2px solid var(--rule); }}\n'
    )
