#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# in_fence.sh PROGRAM …: runs it beside a real pcscd with one virtual reader, behind drivers/emulators/card_slot/fenced.sh.
set -eu
if [ "${PISHKHAN_FENCED:-}" != yes ]; then
    PISHKHAN_FENCED=yes exec "$(dirname "$0")/../../../drivers/emulators/card_slot/fenced.sh" "$0" "$@"
fi
dir=$(mktemp -d)
mkdir -p "$dir/readers"
driver=$(ls /usr/lib/pcsc/drivers/serial/libifdvpcd.so)
cat > "$dir/readers/vpcd" <<EOF
FRIENDLYNAME "Virtual Reader"
DEVICENAME /dev/null:0x8C7B
LIBPATH $driver
CHANNELID 0x8C7B
EOF
pcscd -f -c "$dir/readers" > "$dir/pcscd.log" 2>&1 &
daemon=$!
trap 'kill "$daemon" 2>/dev/null || true; rm -rf "$dir"' EXIT
tries=0
until [ -S /run/pcscd/pcscd.comm ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
"$@"
