#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# cups_lab.sh start DIR | stop DIR | env DIR | printer DIR (power the printer off and on)
# A private print server with one real IPP Everywhere printer behind the queue `a4`, all inside DIR: cupsd, a D-Bus and ippeveprinter.
# What is printed lands in DIR/paper/*.pdf. Faults: write a line into DIR/fault before a job ("media-empty", "media-jam", "slow", "fail")
# and remove the file to clear it. The server listens on DIR/cups.sock, the printer on a free port of this machine. Works as root or as an ordinary user.
set -eu

usage() { echo "usage: cups_lab.sh start DIR | stop DIR | env DIR | printer DIR" >&2; exit 2; }
[ $# -ge 2 ] || usage
action=$1
mkdir -p "$2"
dir=$(cd "$2" && pwd)

# A process that ended but was not collected yet (a zombie) counts as ended.
has_ended() {
    state=$(ps -o stat= -p "$1" 2>/dev/null || true)
    case $state in '' | Z*) return 0 ;; *) return 1 ;; esac
}

stop_lab() {
    for part in cupsd printer mechanism bus; do
        if [ -f "$dir/$part.pid" ]; then
            pid=$(cat "$dir/$part.pid")
            rm -f "$dir/$part.pid"
            kill "$pid" 2>/dev/null || true
            tries=0
            until has_ended "$pid" || [ $tries -ge 50 ]; do
                tries=$((tries + 1))
                sleep 0.1
            done
        fi
    done
}

# Waits until the command succeeds, at most a minute: a loaded machine is slow.
until_ready() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 600 ] || { echo "cups_lab: gave up waiting for: $*" >&2; tail -5 "$dir"/*.log >&2 || true; stop_lab; exit 1; }
        sleep 0.1
    done
}

write_configuration() {
    mkdir -p "$dir/etc/ppd" "$dir/state/certs" "$dir/spool/tmp" "$dir/cache" "$dir/paper" "$dir/ippspool"
    if [ "$(id -u)" = 0 ]; then
        account="User lp
Group lp"
        chown -R lp:lp "$dir/spool" "$dir/cache" "$dir/state" "$dir/etc"
        chmod 755 "$dir"
    else
        account="User $(id -un)
Group $(id -gn)"
    fi
    cat > "$dir/etc/cups-files.conf" <<EOF
$account
SystemGroup root
ServerRoot $dir/etc
StateDir $dir/state
RequestRoot $dir/spool
TempDir $dir/spool/tmp
CacheDir $dir/cache
AccessLog $dir/access.log
ErrorLog $dir/error.log
PageLog $dir/page.log
Sandboxing relaxed
EOF
    cat > "$dir/etc/cupsd.conf" <<EOF
Listen $dir/cups.sock
Browsing No
DefaultAuthType None
WebInterface No
LogLevel warn
MaxJobs 500
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
EOF
    # The printer's mechanism: keeps the page, unless somebody took the paper away.
    cat > "$dir/mechanism.sh" <<EOF
#!/bin/sh
echo \$\$ > "$dir/mechanism.pid"
told=
while [ -f "$dir/fault" ]; do
    read -r fault < "$dir/fault" || true
    case "\$fault" in
    fail) echo "ERROR: the mechanism failed" >&2; exit 1 ;;
    slow) sleep 0.2 ;;
    *) [ "\$told" = "\$fault" ] || { echo "STATE: +\$fault" >&2; told=\$fault; }; sleep 0.1 ;;
    esac
done
[ -z "\$told" ] || echo "STATE: -\$told" >&2
number=\$(ls "$dir/paper" | wc -l)
cp "\$1" "$dir/paper/.part"
mv "$dir/paper/.part" "$dir/paper/page-\$(printf %04d \$((number + 1))).pdf"
rm -f "$dir/mechanism.pid"
EOF
    chmod 755 "$dir/mechanism.sh"
}

start_lab() {
    stop_lab
    rm -f "$dir/bus"
    write_configuration
    # ippeveprinter refuses to start when no D-Bus answers; this one carries nothing.
    dbus-daemon --session --nofork --nopidfile --address="unix:path=$dir/bus" >"$dir/bus.log" 2>&1 &
    echo $! > "$dir/bus.pid"
    until_ready test -S "$dir/bus"
    choose_printer_port
    cupsd -f -c "$dir/etc/cupsd.conf" -s "$dir/etc/cups-files.conf" >"$dir/cupsd.log" 2>&1 &
    echo $! > "$dir/cupsd.pid"
    until_ready env CUPS_SERVER="$dir/cups.sock" lpstat -r
    until_ready env CUPS_SERVER="$dir/cups.sock" lpadmin -p a4 -v "ipp://localhost:$port/ipp/print" -E -m everywhere \
        -o printer-error-policy=retry-current-job
}

free_port() {
    python3 - <<EOF
import random, socket
while True:
    port = random.randrange(20000, 32000)
    with socket.socket() as probe:
        try:
            probe.bind(("", port))
        except OSError:
            continue
    print(port)
    break
EOF
}

# Below the ports that the system gives out itself, so that nobody takes it while the printer is switched off.
choose_printer_port() {
    for attempt in 1 2 3 4 5 6 7 8; do
        port=$(free_port)
        echo "$port" > "$dir/port"
        (start_printer) && return 0
    done
    echo "cups_lab: the printer found no free port" >&2
    exit 1
}

printer_answers_or_ended() {
    curl -sf -o /dev/null "http://localhost:$port/" || has_ended "$(cat "$dir/printer.pid")"
}

start_printer() {
    DBUS_SYSTEM_BUS_ADDRESS="unix:path=$dir/bus" ippeveprinter -r off -n localhost -p "$port" -k -d "$dir/ippspool" \
        -c "$dir/mechanism.sh" -f application/pdf -2 -s 20,20 "Emulated A4" >"$dir/printer.log" 2>&1 &
    echo $! > "$dir/printer.pid"
    until_ready printer_answers_or_ended
    ! has_ended "$(cat "$dir/printer.pid")"
}

case $action in
start)
    start_lab
    echo "CUPS_SERVER=$dir/cups.sock"
    ;;
printer) # power the printer off, in the middle of a page if there is one, and on again
    port=$(cat "$dir/port")
    for part in printer mechanism; do
        [ ! -f "$dir/$part.pid" ] || kill -9 "$(cat "$dir/$part.pid")" 2>/dev/null || true
        rm -f "$dir/$part.pid"
    done
    start_printer
    ;;
stop) stop_lab ;;
env) echo "CUPS_SERVER=$dir/cups.sock" ;;
*) usage ;;
esac
