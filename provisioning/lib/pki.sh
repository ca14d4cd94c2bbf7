# SPDX-License-Identifier: GPL-3.0-or-later
# The development PKI: one CA, made at set-up, kept under var/. Enrolment over CMP, TPM keys and revocation replace it in the field. Sourced.

# make_key FILE: a P-256 key only its owner can read.
make_key() { (umask 077 && openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null); }

# make_ca DIR: ca.key and ca.pem.
make_ca() {
    [ -s "$1/ca.pem" ] && return 0
    make_key "$1/ca.key"
    openssl req -x509 -new -key "$1/ca.key" -sha256 -days 3650 -subj "/O=Pishkhan development/CN=Pishkhan development CA" \
        -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" -out "$1/ca.pem"
}

# make_certificate DIR NAME CN EXTENSIONS: NAME.key and NAME.pem signed by DIR's CA. EXTENSIONS is OpenSSL's text.
make_certificate() {
    local dir=$1 name=$2 cn=$3 extensions=$4
    [ -s "$dir/$name.pem" ] && return 0
    make_key "$dir/$name.key"
    openssl req -new -key "$dir/$name.key" -subj "/O=Pishkhan development/CN=$cn" -out "$dir/$name.csr"
    printf '%s\n' "$extensions" >"$dir/$name.ext"
    openssl x509 -req -in "$dir/$name.csr" -CA "$dir/ca.pem" -CAkey "$dir/ca.key" -CAcreateserial -days 397 -sha256 \
        -extfile "$dir/$name.ext" -out "$dir/$name.pem" 2>/dev/null
    rm -f "$dir/$name.csr" "$dir/$name.ext"
}

# make_support_certificate MINUTES: support-session.key and .pem under $VAR/pki, certified for support and for so many minutes from now.
# Each session has a key of its own; openssl x509 knows days only, so openssl ca signs it.
make_support_certificate() {
    local dir="$VAR/pki" work
    work=$(mktemp -d)
    : >"$work/index"
    openssl rand -hex 16 >"$work/serial"
    cat >"$work/ca.conf" <<CONF
[ca]
default_ca = session
[session]
database = $work/index
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
x509_extensions = session_extensions
[any]
commonName = supplied
organizationName = optional
[session_extensions]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = 2.25.2910597562489413450023061226048157519.2
CONF
    make_key "$dir/support-session.key"
    openssl req -new -key "$dir/support-session.key" -subj "/O=Pishkhan development/CN=poshtibani-01" -out "$work/csr"
    openssl ca -batch -notext -config "$work/ca.conf" -cert "$dir/ca.pem" -keyfile "$dir/ca.key" -in "$work/csr" \
        -startdate "$(date -u -d '-1 minute' +%y%m%d%H%M%SZ)" -enddate "$(date -u -d "+$1 minutes" +%y%m%d%H%M%SZ)" \
        -out "$dir/support-session.pem" 2>"$work/log" || { cat "$work/log" >&2; return 1; }
    rm -r "$work"
}
