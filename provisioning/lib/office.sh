# SPDX-License-Identifier: GPL-3.0-or-later
# make_office: the development office under var/: PKI, hub, signed catalogue and configuration, the terminal's home. Made once; what is
# there is kept, so that the office's books live on from run to run. Sourced by provisioning/run after services.sh.

# The people of the development office. Made up; the console's passwords are made at set-up and kept in var/people.
CLERK_PIN=2468
MANAGER_PIN=1357

make_pki() {
    local pki="$VAR/pki"
    mkdir -p "$pki" && chmod 700 "$pki"
    make_ca "$pki"
    make_certificate "$pki" device "72001234-01" "basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature"
    make_certificate "$pki" tls "72001234-01" "basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=clientAuth"
    make_certificate "$pki" hub "localhost" "basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectAltName=DNS:localhost,IP:127.0.0.1"
    # Who may speak to offices from outside: each kind with a purpose of its own (sync/propose/README.md).
    make_certificate "$pki" actor-central "markaz-01" "basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=2.25.2910597562489413450023061226048157519.1"
    make_certificate "$pki" actor-support "poshtibani-01" "basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=2.25.2910597562489413450023061226048157519.2"
    local agency
    for agency in civil-registration tax; do # an agency opens the personal fields of its own cases; its key stays with it
        make_certificate "$pki" "agency-$agency" "$agency" "basicConstraints=CA:FALSE
keyUsage=critical,keyAgreement"
    done
    if [ ! -s "$pki/central.pub.pem" ]; then
        make_key "$pki/central.key"
        openssl pkey -in "$pki/central.key" -pubout -out "$pki/central.pub.pem"
    fi
}

# password_of USER: made at set-up, readable by its owner only.
password_of() {
    local file="$VAR/people/$1.password"
    if [ ! -s "$file" ]; then
        mkdir -p "$VAR/people" && chmod 700 "$VAR/people"
        (umask 077 && openssl rand -base64 15 | tr '+/' 'ab' >"$file")
    fi
    echo "$file"
}

make_hub() {
    [ -s "$VAR/hub/made" ] && return 0
    mkdir -p "$VAR/hub"
    "$BIN/pishkhan-hub" init --data "$VAR/hub" --origin oversight.example/hub1 --json >"$VAR/hub/init.json"
    "$BIN/pishkhan-hub" device add --data "$VAR/hub" --certificate "$VAR/pki/device.pem" --office 72001234 --counter 1 \
        --office-title "دفتر پیشخوان نمونهٔ ۱۲۳۴" >/dev/null
    "$BIN/pishkhan-hub" user add nazer-sabt --data "$VAR/hub" --display-name "ناظر ثبت احوال" --role agency-supervisor \
        --agency "civil-registration=سازمان ثبت احوال کشور" --password-file "$(password_of nazer-sabt)" >/dev/null
    "$BIN/pishkhan-hub" user add nazer-maliat --data "$VAR/hub" --display-name "ناظر امور مالیاتی" --role agency-supervisor \
        --agency "tax=سازمان امور مالیاتی کشور" --password-file "$(password_of nazer-maliat)" >/dev/null
    echo made >"$VAR/hub/made"
}

# make_witness: one witness beside the hub, only so that the whole path runs on one machine; a real one stands elsewhere.
make_witness() {
    local vkey
    [ -s "$VAR/witness/policy" ] && return 0
    mkdir -p "$VAR/witness"
    vkey=$(hub_vkey)
    "$BIN/pishkhan-witness" init --data "$VAR/witness" --name witness.example/audit1 >"$VAR/witness/vkey"
    "$BIN/pishkhan-witness" trust --data "$VAR/witness" --vkey "$vkey"
    printf 'log %s\nwitness audit1 %s\nquorum audit1\n' "$vkey" "$(cat "$VAR/witness/vkey")" >"$VAR/witness/policy.new"
    mv "$VAR/witness/policy.new" "$VAR/witness/policy"
}

hub_vkey() { python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["vkey"])' "$VAR/hub/init.json"; }

# fill_configuration: the template with this office's PIN hashes and the addresses of the running services.
fill_configuration() {
    CLERK_HASH=$("$BIN/pishkhan-hash-pin" <<<"$CLERK_PIN") MANAGER_HASH=$("$BIN/pishkhan-hash-pin" <<<"$MANAGER_PIN") \
        python3 - "$ROOT/provisioning/catalogue/configuration.template.json" "$VAR" <<'PY'
import json, os, sys
template, var = sys.argv[1:]
configuration = json.load(open(template, encoding="utf-8"))
for account in configuration["accounts"]:
    account["pinHash"] = os.environ["MANAGER_HASH" if account["role"] == "manager" else "CLERK_HASH"]
configuration["office"]["cash"] = "accepted" if os.environ.get("PISHKHAN_CASH") == "yes" else "refused" # a centre's word, by default no
port = lambda name: open(f"{var}/run/{name}.port").read().strip()
terminal = "nexo@tcp:127.0.0.1:%s/POI1" if open(f"{var}/run/card-terminal.kind").read().strip() == "nexo" else "tcp:127.0.0.1:%s"
configuration["lines"].update({
    "cardTerminal": terminal % port("card-terminal"),
    "receiptPrinter": "escpos:usb",
    "pagePrinter": "a4",
    "scannerFolder": f"{var}/scanner",
    "gatewayUrl": "http://127.0.0.1:" + port("agency"),
    "hubUrl": "https://localhost:" + port("hub"),
})
json.dump(configuration, open(f"{var}/home/office/configuration.json", "w", encoding="utf-8"), ensure_ascii=False, indent=2)
PY
    add_staff_cards
    "$BIN/pishkhan-sign" "$VAR/home/office/configuration.json" --context configuration --key "$VAR/pki/central.key" >/dev/null
}

make_catalogue() {
    mkdir -p "$VAR/home/office"
    "$BIN/pishkhan-sign" "$VAR/home/office/catalogue.json" --gather "$ROOT/provisioning/catalogue" --key "$VAR/pki/central.key" >/dev/null
}

make_terminal_home() {
    local home="$VAR/home"
    mkdir -p "$home/pki/agencies" "$home/journal" "$VAR/scanner"
    chmod 700 "$home" "$home/pki"
    cp "$VAR/pki/ca.pem" "$VAR/pki/central.pub.pem" "$VAR/pki/device.pem" "$VAR/pki/device.key" "$VAR/pki/tls.pem" "$VAR/pki/tls.key" "$home/pki/"
    local agency
    for agency in civil-registration tax; do
        cp "$VAR/pki/agency-$agency.pem" "$home/pki/agencies/$agency.pem"
    done
    hub_vkey >"$home/pki/hub.vkey"
    cp "$VAR/witness/policy" "$home/pki/witness.policy"
    [ -s "$home/terminal.json" ] || echo '{"counter": 1, "epoch": 1}' >"$home/terminal.json"
    fill_configuration
}
