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
