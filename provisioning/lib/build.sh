# SPDX-License-Identifier: GPL-3.0-or-later
# build_programs [cmake option…]: configure preset dev and build everything into build/, quietly unless it fails. Sourced.

build_programs() {
    local log="$ROOT/build/build.log"
    mkdir -p "$ROOT/build"
    echo "Building (the first time takes about a quarter of an hour on two cores) …" >&2
    if ! { cd "$ROOT" && cmake --preset dev "$@" && cmake --build build --parallel "$(nproc)"; } >"$log" 2>&1; then
        grep -nE 'error:|Error|FAILED|fatal' "$log" | head -30 >&2
        tail -15 "$log" >&2
        echo "The build failed; the whole log is build/build.log." >&2
        return 1
    fi
}
