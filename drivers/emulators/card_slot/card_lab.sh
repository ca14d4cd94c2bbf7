#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# card_lab.sh start DIR CARDS BIN: a real pcscd with one virtual reader and pishkhan-emulate-card before it, in a network and a /run of their
# own (vpcd listens on every address, pcscd's socket has a fixed place). DIR/pcscd.comm is that pcscd's socket, seen from everywhere:
# programs reach it with PCSCLITE_CSOCK_NAME=DIR/pcscd.comm. DIR/card.sock works the hand. Stays in the foreground until it is ended.
set -eu
verb=$1 dir=$2 cards=$3 bin=$4
if [ "$verb" = start ]; then
    mkdir -p "$dir"
    exec "$(dirname "$0")/fenced.sh" "$0" inside "$dir" "$cards" "$bin"
fi
mkdir -p "$dir/readers"
if [ "${PISHKHAN_RUN:-own}" = shared ]; then
    ln -sfn /run/pcscd "$dir/socket"
else
    mkdir -p "$dir/socket"
    mount --bind "$dir/socket" /run/pcscd
fi
cat >"$dir/readers/vpcd" <<EOM
FRIENDLYNAME "Virtual Reader"
DEVICENAME /dev/null:0x8C7B
LIBPATH $(ls /usr/lib/pcsc/drivers/serial/libifdvpcd.so)
CHANNELID 0x8C7B
EOM
rm -f "$dir/pcscd.comm" "$dir/socket/pcscd.comm" "$dir/card.sock"
pcscd -f -c "$dir/readers" >"$dir/pcscd.log" 2>&1 &
daemon=$!
hand=
trap 'kill $daemon $hand 2>/dev/null || true; wait' EXIT
trap 'exit 0' TERM INT
tries=0
until [ -S /run/pcscd/pcscd.comm ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
chmod 0666 "$dir/socket/pcscd.comm"
"$bin/pishkhan-emulate-card" --cards "$cards" --control "$dir/card.sock" >"$dir/hand.log" 2>&1 &
hand=$!
tries=0
until [ -S "$dir/card.sock" ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
ln -sfn socket/pcscd.comm "$dir/pcscd.comm"
wait $hand
