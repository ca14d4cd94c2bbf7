# SPDX-License-Identifier: GPL-3.0-or-later
# play_one_case JSON: drive one whole case through the real screens, then ask the hub and the verifier what they say about it. Sourced.

play_one_case() {
    local json=$1 once="$VAR/once"
    rm -rf "$once" && mkdir -p "$once/shots" "$once/log"
    rm -f "$VAR"/scanner/* 2>/dev/null || true
    echo "Playing one case through the real screens …" >&2
    if ! run_terminal --play "$ROOT/provisioning/plays/one-case.play" --shots "$once/shots" --result "$once/result.json" --drain \
        >"$once/terminal.log" 2>&1; then
        tail -5 "$once/terminal.log" >&2
        echo "The case did not come to its end. What was recorded is safe in var/home/journal; pictures are in var/once/shots." >&2
        return 1
    fi
    verify_case "$once" || return 1
    summarize "$once" "$json"
}

# verify_case DIR: journal, receipt and hub log, each by pishkhan-verify, offline; and the hub's own answer about the case.
verify_case() {
    local once=$1 qr
    "$BIN/pishkhan-verify" journal "$VAR/home/journal/journal.db" --key "$VAR/pki/device.pem" --json >"$once/journal.json"
    qr=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["qr"])' "$once/result.json")
    "$BIN/pishkhan-verify" receipt "$qr" --key "$VAR/pki/device.pem" --json >"$once/receipt.json"
    ask_hub "$once" || return 1
    make_pack "$once" || return 1
    "$BIN/pishkhan-hub" export log --data "$VAR/hub" --to "$once/log" >/dev/null
    "$BIN/pishkhan-verify" hub "$once/log" --vkey "$(hub_vkey)" --policy "$VAR/witness/policy" --json >"$once/hub.json"
}

# make_pack DIR: the evidence pack of the case, with the hub's proofs, once the witness's cosignature covers all of it (a round takes two seconds;
# batches behind the closed case, such as the printed page, are published a moment later), and what the verifier says about it.
make_pack() {
    local once=$1 case i
    case=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["caseId"])' "$once/result.json")
    for i in $(seq 60); do
        rm -f "$once/evidence.tar"
        "$BIN/pishkhan-evidence" "$case" --home "$VAR/home" --out "$once/evidence.tar" --json >"$once/evidence.json" || return 1
        if grep -q '"witness":"witnessed"' "$once/evidence.json"; then
            "$BIN/pishkhan-verify" pack "$once/evidence.tar" --trust "$VAR/pki/ca.pem" --json >"$once/pack.json"
            return 0
        fi
        sleep 0.5
    done
    echo "No witness cosigned the newest checkpoint within half a minute; var/run/witness.log and var/run/hub.log say why." >&2
    return 1
}

# ask_hub DIR: sign in as the agency's supervisor and fetch the case, as the page does.
ask_hub() {
    local once=$1 url
    url="https://localhost:$(cat "$VAR/run/hub.port")"
    python3 - "$once" "$url" "$VAR/pki/ca.pem" "$(password_of nazer-sabt)" <<'PY'
import http.cookiejar, json, ssl, sys, time, urllib.error, urllib.request
once, url, ca, password = sys.argv[1:]
opener = urllib.request.build_opener(
    urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=ca)),
    urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
body = json.dumps({"user": "nazer-sabt", "password": open(password).readline().strip()}).encode()
opener.open(urllib.request.Request(url + "/v1/session", body, {"Content-Type": "application/json"}))
result = json.load(open(once + "/result.json"))
case = result["caseId"]
for attempt in range(150):  # the derived index follows the stored batches within a moment; a late tracking code follows the closed case
    try:
        answer = json.load(opener.open(url + "/v1/cases/" + case))
        proven = {event["kind"] for event in answer["events"] if event["proof"]["available"]}
        if proven >= {"receipt-issued", "case-closed"} and answer["case"]["trackingCode"] == result["trackingCode"]:
            break
    except urllib.error.HTTPError as error:
        if error.code != 404:
            raise
    time.sleep(0.2)
else:
    sys.exit("The hub has the batches, but its supervisor's page does not show the closed case and its proof.")
json.dump(answer, open(once + "/case.json", "w"), ensure_ascii=False)
PY
}

# summarize DIR JSON: the contract's object, or one sentence.
summarize() {
    python3 - "$1" "$2" <<'PY'
import glob, json, sys
once, as_json = sys.argv[1:]
load = lambda name: json.load(open(f"{once}/{name}.json"))
result, journal, receipt, hub, case, pack = map(load, ("result", "journal", "receipt", "hub", "case", "pack"))
issued = [event for event in case["events"] if event["kind"] == "receipt-issued"]
expected = {"journal valid": journal["valid"], "receipt valid": receipt["valid"], "hub log valid": hub["valid"], "pack valid": pack["valid"],
            "pack witnessed": pack["witness"] == "witnessed", "all acknowledged": result["acknowledged"], "receipt at the hub": bool(issued),
            "receipt printed": result["paper"] == "printed", "page printed": result["page"] == "printed",
            "the hub's tracking code": case["case"]["trackingCode"] == result["trackingCode"]}
verified = all(expected.values())
summary = {"trackingCode": result["trackingCode"], "receiptNumber": result["receiptNumber"], "amount": result["amount"],
           "payment": result["payment"], "receiptImage": result["receiptImage"],
           "screenshots": sorted(glob.glob(once + "/shots/[0-9]*.png")),
           "hubSequence": issued[0]["proof"]["leaf"] if issued else None, "evidence": once + "/evidence.tar", "verified": verified}
print(json.dumps(summary) if as_json == "yes" else
      f"Case {result['caseId']}: tracking code {summary['trackingCode']}, {summary['amount']} rials {summary['payment']}, "
      f"verified: {verified}. Pictures: {once}/shots")
if not verified:
    print("Not as it must be:", ", ".join(name for name, holds in expected.items() if not holds), file=sys.stderr)
    print("The terminal said:", json.dumps(result), file=sys.stderr)
sys.exit(0 if verified else 1)
PY
}
