# SPDX-License-Identifier: GPL-3.0-or-later
# The page printer's queue, and the terminal over the emulated USB printer. Sourced.

CUPS_LAB="$ROOT/drivers/emulators/ipp_printer/cups_lab.sh"

# The private print server works in a folder every account can reach: as root its filters run as the account lp, which a checkout under a
# home folder would shut out.
start_page_printer() {
    local dir
    stop_page_printer
    dir=$(mktemp -d "${TMPDIR:-/tmp}/pishkhan-cups.XXXXXX")
    echo "$dir" >"$VAR/run/page-printer.dir"
    "$CUPS_LAB" start "$dir" >"$VAR/run/page-printer.log" 2>&1 || { cat "$VAR/run/page-printer.log" >&2; return 1; }
    eval "$("$CUPS_LAB" env "$dir")"
    export CUPS_SERVER
    ln -sfn "$dir/paper" "$VAR/a4"
}

stop_page_printer() {
    local dir
    dir=$(cat "$VAR/run/page-printer.dir" 2>/dev/null) || return 0
    rm -f "$VAR/run/page-printer.dir" "$VAR/a4"
    [ -d "$dir" ] || return 0
    "$CUPS_LAB" stop "$dir" >/dev/null 2>&1 || true
    rm -rf "$dir"
}

# run_terminal ARGUMENT…: pishkhan-lab with the emulated USB printer in front of its libusb.
run_terminal() {
    local platform=${QT_QPA_PLATFORM:-}
    if [ -z "$platform" ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        platform=offscreen
    fi
    if [ -S "$VAR/run/cards/pcscd.comm" ]; then
        export PCSCLITE_CSOCK_NAME="$VAR/run/cards/pcscd.comm"
    fi
    PISHKHAN_BIN="$BIN" PISHKHAN_VAR="$VAR" QT_QPA_PLATFORM="$platform" \
        "$BIN/pishkhan-emulate-usb-printer" --out "$VAR/paper" --control "$VAR/run/usb-printer.sock" -- \
        "$BIN/pishkhan-lab" --home "$VAR/home" "$@"
}

open_window() {
    local mode=$1
    cat >&2 <<EOM

The development office is running.
  Supervisors' page   https://localhost:$(cat "$VAR/run/hub.port")/
                      user nazer-sabt, password in var/people/nazer-sabt.password
  Counter             account clerk with PIN $CLERK_PIN, account manager with PIN $MANAGER_PIN
  A card on the scanner:   build/bin/pishkhan-make-card var/scanner/card.png --national-code 9991234561
  Paper comes out in       var/paper (receipts) and var/a4
  Stop                     ./provisioning/run --stop
EOM
    if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        echo "There is no display here: the services go on running; ./provisioning/run --once drives a whole case without one." >&2
        return 0
    fi
    run_terminal --mode "$mode" --dock "$VAR"
}
