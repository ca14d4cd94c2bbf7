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
    ask_hub "$once"
    await_witness "$once"
    "$BIN/pishkhan-verify" hub "$once/log" --vkey "$(hub_vkey)" --policy "$VAR/witness/policy" --json >"$once/hub.json"
    make_pack "$once"
}

# await_witness DIR: export the log until its newest checkpoint bears the witness's cosignature: a round takes two seconds.
await_witness() {
    local once=$1 i
    for i in $(seq 60); do
        rm -rf "$once/log"
        "$BIN/pishkhan-hub" export log --data "$VAR/hub" --to "$once/log" >/dev/null
        cmp -s "$once/log/checkpoint" "$once/log/witnessed" && return 0
        sleep 0.5
    done
    echo "No witness cosigned the newest checkpoint within half a minute; var/run/witness.log and var/run/hub.log say why." >&2
    return 1
}

# make_pack DIR: the evidence pack of the case, with the hub's proofs, and what the verifier says about it.
make_pack() {
    local once=$1 case
    case=$(python3 -c 'import json,sys; print(json.load(open(sys.argv[1]))["caseId"])' "$once/result.json")
    "$BIN/pishkhan-evidence" "$case" --home "$VAR/home" --out "$once/evidence.tar" --json >"$once/evidence.json"
    "$BIN/pishkhan-verify" pack "$once/evidence.tar" --trust "$VAR/pki/ca.pem" --json >"$once/pack.json"
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
case = json.load(open(once + "/result.json"))["caseId"]
for attempt in range(50):  # the derived index follows the stored batches within a moment
    try:
        answer = json.load(opener.open(url + "/v1/cases/" + case))
        if any(event["kind"] == "case-closed" and event["proof"]["available"] for event in answer["events"]):
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
verified = bool(journal["valid"] and receipt["valid"] and hub["valid"] and pack["valid"] and pack["witness"] == "witnessed" and result["acknowledged"] and issued
                and result["paper"] == "printed" and result["page"] == "printed"
                and case["case"]["trackingCode"] == result["trackingCode"])
summary = {"trackingCode": result["trackingCode"], "receiptNumber": result["receiptNumber"], "amount": result["amount"],
           "payment": result["payment"], "receiptImage": result["receiptImage"],
           "screenshots": sorted(glob.glob(once + "/shots/[0-9]*.png")),
           "hubSequence": issued[0]["proof"]["leaf"] if issued else None, "evidence": once + "/evidence.tar", "verified": verified}
print(json.dumps(summary) if as_json == "yes" else
      f"Case {result['caseId']}: tracking code {summary['trackingCode']}, {summary['amount']} rials {summary['payment']}, "
      f"verified: {verified}. Pictures: {once}/shots")
sys.exit(0 if verified else 1)
PY
}
