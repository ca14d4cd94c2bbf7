# SPDX-License-Identifier: GPL-3.0-or-later
# Processes that belong to the development office: each has a pid file, a log and, where it listens, a port file under var/run. Sourced.

# start_service NAME COMMAND…: in its own process group, so that stopping it stops its children.
start_service() {
    local name=$1
    shift
    mkdir -p "$VAR/run"
    service_runs "$name" && return 0
    setsid "$@" >"$VAR/run/$name.log" 2>&1 </dev/null &
    echo $! >"$VAR/run/$name.pid"
}

service_runs() {
    local pid
    pid=$(cat "$VAR/run/$1.pid" 2>/dev/null) && [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null
}

# await_file NAME FILE: until the service has written it; a service that died says why.
await_file() {
    local i
    for i in $(seq 300); do
        [ -s "$2" ] && return 0
        if ! service_runs "$1"; then
            echo "$1 ended before it was ready. Its last words:" >&2
            tail -5 "$VAR/run/$1.log" >&2
            return 1
        fi
        sleep 0.1
    done
    echo "$1 did not become ready in 30 s; its log is var/run/$1.log." >&2
    return 1
}

stop_service() {
    local pid i
    pid=$(cat "$VAR/run/$1.pid" 2>/dev/null) || return 0
    rm -f "$VAR/run/$1.pid" "$VAR/run/$1.port"
    kill -TERM -- "-$pid" 2>/dev/null || return 0
    for i in $(seq 50); do
        kill -0 -- "-$pid" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL -- "-$pid" 2>/dev/null || true
}

stop_everything() {
    local file
    for file in "$VAR"/run/*.pid; do
        [ -e "$file" ] && stop_service "$(basename "$file" .pid)"
    done
    return 0
}

# The protocol of the development office's card terminal: zvt, or nexo where PISHKHAN_CARD_TERMINAL says so.
card_terminal_kind() {
    case "${PISHKHAN_CARD_TERMINAL:-zvt}" in
    nexo) echo nexo ;;
    *) echo zvt ;;
    esac
}

# A witness that died comes back where the running hub asks for it.
last_witness_port() { cat "$VAR/witness/port" 2>/dev/null || echo 0; }

# The hub, its witness, the agency and the devices, each a separate process; nothing listens beyond this machine.
start_services() {
    local emulators="$ROOT/drivers/emulators"
    mkdir -p "$VAR/run" "$VAR/books" "$VAR/paper"
    if ! service_runs witness; then
        rm -f "$VAR/run/witness.port"
        start_service witness "$BIN/pishkhan-witness" serve --data "$VAR/witness" --listen "127.0.0.1:${PISHKHAN_WITNESS_PORT:-$(last_witness_port)}" \
            --port-file "$VAR/run/witness.port"
        await_file witness "$VAR/run/witness.port" || return 1
        cp "$VAR/run/witness.port" "$VAR/witness/port"
    fi
    if ! service_runs hub; then
        rm -f "$VAR/run/hub.port"
        start_service hub "$BIN/pishkhan-hub" serve --data "$VAR/hub" --listen "127.0.0.1:${PISHKHAN_HUB_PORT:-0}" \
            --tls-cert "$VAR/pki/hub.pem" --tls-key "$VAR/pki/hub.key" --client-ca "$VAR/pki/ca.pem" \
            --console "$BUILD/console" --port-file "$VAR/run/hub.port" \
            --witness-policy "$VAR/witness/policy" --witness "audit1=http://127.0.0.1:$(cat "$VAR/run/witness.port")" --witness-every 2
    fi
    if ! service_runs agency; then
        rm -f "$VAR/run/agency.port"
        start_service agency python3 "$emulators/agency/agency.py" --catalogue "$VAR/home/office/catalogue.json" --books "$VAR/books/agency.jsonl" --port-file "$VAR/run/agency.port"
    fi
    if ! service_runs card-terminal; then
        rm -f "$VAR/run/card-terminal.port"
        card_terminal_kind >"$VAR/run/card-terminal.kind" # the laboratory's dock speaks its words
        start_service card-terminal "$BIN/pishkhan-emulate-$(card_terminal_kind)" --listen 127.0.0.1:0 --books "$VAR/books/card-terminal.txt" \
            --port-file "$VAR/run/card-terminal.port" --control "$VAR/run/card-terminal.sock" --card-ms 1500 --host-ms 700
    fi
    local name
    for name in hub agency card-terminal; do
        await_file "$name" "$VAR/run/$name.port" || return 1
    done
}
