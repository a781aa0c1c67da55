"""Numbers in English words."""

TEENS = ["thir", "four", "fif", "six", "seven", "eigh", "nine"]
UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
UNITS += [f"{stem}teen" for stem in TEENS]
TENS = ["twenty", "thirty", "forty", *(f"{stem}ty" for stem in TEENS[2:])]


def spelled(n: int, hyphen: str = "-", joint: str = " and ") -> str:
    """``n`` (1 to 999,999) in English words."""
    if n < 20:
        return UNITS[n - 1]
    if n < 100:
        return TENS[n // 10 - 2] + (hyphen + UNITS[n % 10 - 1] if n % 10 else "")
    size, word = (1000, "thousand") if n >= 1000 else (100, "hundred")
    head, rest = spelled(n // size, hyphen, joint), n % size
    between = " " if rest >= 100 else joint
    return f"{head} {word}" + (between + spelled(rest, hyphen, joint) if rest else "")
