# SPDX-License-Identifier: GPL-3.0-or-later
# The page printer's queue, and the terminal over the emulated USB printer. Sourced.

start_page_printer() {
    mkdir -p "$VAR/a4"
    if ! service_runs page-printer; then
        rm -f "$VAR/run/page-printer.env"
        start_service page-printer "$ROOT/drivers/emulators/ipp_printer/cups_lab.sh" run --dir "$VAR/cups" --out "$VAR/a4" --env-file "$VAR/run/page-printer.env"
    fi
    await_file page-printer "$VAR/run/page-printer.env" || return 1
    . "$VAR/run/page-printer.env"
    export CUPS_SERVER
}

# run_terminal ARGUMENT…: pishkhan-lab with the emulated USB printer in front of its libusb.
run_terminal() {
    local platform=${QT_QPA_PLATFORM:-}
    if [ -z "$platform" ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        platform=offscreen
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
  A card on the scanner:   build/bin/pishkhan-make-card --code 9991234561 --out var/scanner/card.png
  Paper comes out in       var/paper (receipts) and var/a4
  Stop                     ./provisioning/run --stop
EOM
    if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
        echo "There is no display here: the services go on running; ./provisioning/run --once drives a whole case without one." >&2
        return 0
    fi
    run_terminal --mode "$mode"
}
