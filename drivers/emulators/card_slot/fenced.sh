#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fenced.sh PROGRAM …: runs it where a pcscd may be started: a network of its own (vpcd listens on every address) and a /run of its own (pcscd's
# socket has a fixed place). In a chroot, whose root is no mount point, nobody can have a /run of one's own: there its one /run is taken in
# turn, and PISHKHAN_RUN=shared says so. Works as root or as an ordinary user.
set -eu
rights=; [ "$(id -u)" = 0 ] || rights=-r
# shellcheck disable=SC2086
if unshare $rights -n -m true 2>/dev/null; then
    exec unshare $rights -n -m sh -c 'ip link set lo up && mount -t tmpfs none /run && mkdir -p /run/pcscd && exec "$@"' sh "$@"
fi
mkdir -p /run/pcscd
# shellcheck disable=SC2086
PISHKHAN_RUN=shared exec flock -o /run/pcscd/turn unshare $rights -n \
    sh -c 'ip link set lo up && rm -f /run/pcscd/pcscd.comm /run/pcscd/pcscd.pid && exec "$@"' sh "$@"
