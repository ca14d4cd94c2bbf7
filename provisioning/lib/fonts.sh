#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fonts.sh OUTDIR: fetches the pinned Vazirmatn font (provisioning/fonts/package-lock.json holds its digest) and puts its files into OUTDIR.
# Does nothing, and needs no network, when OUTDIR already holds the pinned version.
set -eu
[ $# -eq 1 ] || { echo "usage: fonts.sh OUTDIR" >&2; exit 2; }
pins=$(cd "$(dirname "$0")/../fonts" && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
stamp=$(sha256sum "$pins/package-lock.json" | cut -d' ' -f1)
faces="Regular Medium SemiBold Bold ExtraBold Black"

complete() {
    [ "$(cat "$out/.pinned" 2>/dev/null)" = "$stamp" ] || return 1
    for face in $faces; do [ -s "$out/Vazirmatn-$face.ttf" ] || return 1; done
}

if ! complete; then
    work=$(mktemp -d "$out/.fetch.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    cp "$pins/package.json" "$pins/package-lock.json" "$work/"
    (cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
    from=$work/node_modules/vazirmatn
    for face in $faces; do cp "$from/fonts/ttf/Vazirmatn-$face.ttf" "$out/"; done
    cp "$from/fonts/webfonts/Vazirmatn[wght].woff2" "$out/Vazirmatn.woff2"
    cp "$from/OFL.txt" "$out/Vazirmatn-OFL.txt"
    echo "$stamp" > "$out/.pinned"
fi
# The build compares times: what is in place is new enough.
touch "$out"/Vazirmatn*
