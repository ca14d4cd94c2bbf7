# SPDX-License-Identifier: GPL-3.0-or-later
# install_packages LIST…: install the Debian packages named in provisioning/packages.LIST.txt that are missing. Works as root and as a
# user with sudo; a second time it asks dpkg only and needs no network. Sourced by provisioning/run and tests/run.

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Packages must be installed as root: run this as root, or install sudo and give yourself the right to use it." >&2
        return 1
    fi
}

install_packages() {
    local list package missing=()
    for list in "$@"; do
        if [ "$list" = node ] && command -v node >/dev/null && command -v npm >/dev/null; then
            continue # another Node is already here; Debian's would conflict with it
        fi
        while read -r package; do
            case "$package" in '' | '#'*) continue ;; esac
            dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
        done <"$ROOT/provisioning/packages.$list.txt"
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "Installing ${#missing[@]} packages …" >&2
    local log
    log=$(mktemp)
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -20 "$log" >&2
        echo "The packages above could not be installed. Check the network and /etc/apt/sources.list, then run this again." >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
