# SPDX-License-Identifier: GPL-3.0-or-later
# install_udev_rules: the counter's devices may be opened by the terminal's account (group pishkhan). Done as root only, and only where it changes
# something; PISHKHAN_UDEV_RULES names another folder, for tests. Sourced by provisioning/run.

install_udev_rules() {
    local from=$ROOT/provisioning/udev/70-pishkhan-devices.rules to=${PISHKHAN_UDEV_RULES:-/etc/udev/rules.d}
    local rules=$to/70-pishkhan-devices.rules
    if [ ! -d "$to" ] || cmp -s "$from" "$rules"; then
        return 0 # no udev here (a container), or nothing new
    fi
    if [ ! -w "$to" ]; then
        echo "The device rules are not installed; as root: install -m 644 $from $to/ && udevadm control --reload" >&2
        return 0
    fi
    if [ "$to" = /etc/udev/rules.d ]; then
        getent group pishkhan >/dev/null || groupadd --system pishkhan
    fi
    install -m 644 "$from" "$rules"
    if [ "$to" = /etc/udev/rules.d ] && [ -S /run/udev/control ]; then
        udevadm control --reload && udevadm trigger --action=change --subsystem-match=usb --subsystem-match=input --subsystem-match=tty --subsystem-match=video4linux
    fi
    echo "The device rules are in $rules." >&2
}
