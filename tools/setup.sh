#!/bin/sh
# Make .venv ready: `sh tools/setup.sh run` to use Contested, `sh tools/setup.sh dev` to work on it too.
#
# PYTHON names the interpreter (any of 3.11 to 3.13), VENV the folder. The stamp in the folder holds what it was made
# from; while that stays the same and the interpreter still starts, nothing is done.
set -eu

kind=${1:-run}
venv=${VENV:-.venv}
stamp=$venv/.contested
here=$(cd "$(dirname "$0")/.." && pwd)
cd "$here"

fail() {
    printf '\n' >&2
    printf '%s\n' "$@" >&2
    exit 1
}

suits() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        suits "$PYTHON" || fail "PYTHON=$PYTHON is no Python 3.11, 3.12 or 3.13." "Name one of those, or leave PYTHON out."
        echo "$PYTHON"
        return
    fi
    for candidate in python3 python3.13 python3.12 python3.11; do
        if suits "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    fail "No Python 3.11, 3.12 or 3.13 was found ($(python3 --version 2>/dev/null || echo "there is no python3"))." \
        "Install one, or name it: make PYTHON=/path/to/python3.12 demo"
}

made_from() {
    # Any interpreter that works will do, unless one is asked for by name.
    printf '%s %s %s\n' "$here" "${PYTHON:-any}" "$(cat pyproject.toml constraints.txt tools/setup.sh | cksum)"
}

works() {
    "$venv/bin/python" -c 'import sys' 2>/dev/null && suits "$venv/bin/python"
}

is_fresh() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$(made_from)" ]
}

is_ready() {
    works && [ -x "$venv/bin/contested" ] && { is_fresh "$stamp.$kind" || is_fresh "$stamp.dev"; }
}

make_venv() {
    python=$(find_python)
    echo "Making $venv with $("$python" --version) ..."
    rm -rf "$venv"
    "$python" -m venv "$venv" || {
        rm -rf "$venv"
        fail "$python can't make a virtual environment: see its message above." \
            "On Debian and Ubuntu: apt-get install python3-venv"
    }
}

install() {
    what=.
    [ "$kind" = dev ] && what=".[dev]"
    pip="$venv/bin/python -m pip install --disable-pip-version-check -c constraints.txt"
    echo "Installing Contested and what it needs into $venv (once) ..."
    # shellcheck disable=SC2086
    $pip --quiet hatchling editables && $pip --no-build-isolation -e "$what"
}

is_ready && exit 0
if ! works || { [ -n "${PYTHON:-}" ] && ! grep -qs " $PYTHON " "$stamp".*; } || ! grep -qs "^$here " "$stamp".*; then
    make_venv
fi
rm -f "$stamp.$kind"
install || fail "The installation did not finish: pip's reason stands above." \
    "Without a network: nothing can be fetched. Connect once, or point pip at a mirror or a folder of wheels" \
    "(PIP_INDEX_URL or PIP_FIND_LINKS with PIP_NO_INDEX=1), then run the same command again." \
    "Once installed, Contested needs no network."
made_from >"$stamp.$kind"
