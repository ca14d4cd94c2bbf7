# SPDX-License-Identifier: GPL-3.0-or-later
# Staff cards of the development office: made-up PIV cards in a virtual reader, so that signing in with card and PIN can be tried without
# hardware. Only where vsmartcard's vpcd is installed (the tests' packages): it is no part of an office. Sourced.

CARD_LAB="$ROOT/drivers/emulators/card_slot/card_lab.sh"

can_have_cards() { [ -e /usr/lib/pcsc/drivers/serial/libifdvpcd.so ] && command -v pcscd unshare ip >/dev/null; }

# make_staff_cards: the clerk's and the manager's card, one that is over, one of a stranger's authority.
make_staff_cards() {
    local cards="$VAR/cards" usage="basicConstraints=CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=clientAuth"
    [ -s "$cards/stranger.pem" ] && return 0
    mkdir -p "$cards/elsewhere" && chmod 700 "$cards"
    make_ca "$cards"
    make_ca "$cards/elsewhere"
    make_certificate "$cards" clerk "clerk" "$usage"
    make_certificate "$cards" manager "manager" "$usage"
    make_key "$cards/expired.key"
    openssl req -new -key "$cards/expired.key" -subj "/O=Pishkhan development/CN=clerk" -out "$cards/expired.csr"
    openssl x509 -req -in "$cards/expired.csr" -CA "$cards/ca.pem" -CAkey "$cards/ca.key" -CAcreateserial -days -1 -sha256 -out "$cards/expired.pem" 2>/dev/null
    make_certificate "$cards/elsewhere" stranger "stranger" "$usage"
    cp "$cards/elsewhere/stranger.key" "$cards/elsewhere/stranger.pem" "$cards/"
}

# card_key NAME: what the configuration binds to an account.
card_key() { openssl x509 -in "$VAR/cards/$1.pem" -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum | cut -d' ' -f1; }

start_card_slot() {
    service_runs card-slot && return 0
    make_staff_cards
    rm -rf "$VAR/run/cards"
    start_service card-slot "$CARD_LAB" start "$VAR/run/cards" "$VAR/cards" "$BIN"
    local i
    for i in $(seq 1800); do # in a chroot another one may be at it: its turn comes
        [ -S "$VAR/run/cards/pcscd.comm" ] && [ -S "$VAR/run/cards/card.sock" ] && break
        service_runs card-slot || break
        sleep 0.1
    done
    if [ ! -S "$VAR/run/cards/pcscd.comm" ]; then
        echo "The virtual card reader did not start; var/run/card-slot.log says why. Signing in goes on with the PIN." >&2
        stop_service card-slot
        return 1
    fi
    ln -sfn cards/card.sock "$VAR/run/card.sock"
}

# add_staff_cards: the section of the configuration, while the reader runs.
add_staff_cards() {
    service_runs card-slot || return 0
    cp "$VAR/cards/ca.pem" "$VAR/home/pki/cards.pem"
    CLERK_KEY=$(card_key clerk) EXPIRED_KEY=$(card_key expired) MANAGER_KEY=$(card_key manager) PIN_SIGN_IN=${PISHKHAN_PIN_SIGN_IN:-always} \
        python3 - "$VAR/home/office/configuration.json" "$VAR/home/pki/cards.pem" <<'PY'
import hashlib, json, os, sys
path, authority = sys.argv[1:]
configuration = json.load(open(path, encoding="utf-8"))
configuration["cards"] = {"authority": hashlib.sha256(open(authority, "rb").read()).hexdigest(), "pinSignIn": os.environ["PIN_SIGN_IN"]}
for account in configuration["accounts"]:
    account["cardKeys"] = [os.environ["MANAGER_KEY"]] if account["role"] == "manager" else [os.environ["CLERK_KEY"], os.environ["EXPIRED_KEY"]]
json.dump(configuration, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=2)
PY
}
