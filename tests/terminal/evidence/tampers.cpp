// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/terminal/evidence/tampers.h"

namespace pishkhan::evidence::test {
namespace {

void flip(Bytes& bytes, std::size_t at)
{
    bytes[at % bytes.size()] ^= 1;
}

using Key = const crypto::Signer&;

Tamper flipped(const char* name, const char* path, std::size_t at, const char* failed = "members")
{
    return {name, failed, [path, at](OpenPack pack, Key) {
                flip(pack.find(path)->content, at);
                return closePackAsIs(pack);
            }};
}

/// Changed by one who owns the device's key: the manifest fits again.
Tamper resigned(const char* name, const char* failed, std::function<void(OpenPack&)> change)
{
    return {name, failed, [change = std::move(change)](OpenPack pack, Key key) {
                change(pack);
                return closePack(std::move(pack), &key);
            }};
}

Tamper dropped(const char* name, const char* path, const char* failed = "members")
{
    return {name, failed, [path](OpenPack pack, Key) {
                std::erase_if(pack.members, [&](const Member& member) { return member.path == path; });
                return closePackAsIs(pack);
            }};
}

void replaceText(Bytes& bytes, const std::string& from, const std::string& to)
{
    std::string all(text(bytes));
    all.replace(all.find(from), from.size(), to);
    bytes = toBytes(all);
}

std::vector<Tamper> archiveTampers()
{
    return {
        flipped("flip in manifest.sig", "manifest.sig", 9, "signature"),
        flipped("flip in batches.bin", "batches.bin", 40),
        flipped("flip in events.bin", "events.bin", 99),
        flipped("flip in the report", "report.pdf", 2000),
        flipped("flip in the certificate", "certificates/device.pem", 120),
        flipped("flip in the central key", "certificates/central.pub.pem", 60),
        flipped("flip in the hub's key", "certificates/hub.vkey", 30),
        flipped("flip in the policy", "certificates/witness.policy", 10),
        flipped("flip in the sheets", "sheets/catalogue.json", 5),
        flipped("flip in the sheets' signature", "sheets/catalogue.json.sig", 5),
        flipped("flip in a proof", "proofs/000000000007.tlog-proof", 60),
        dropped("no manifest", "manifest.json", "manifest"),
        dropped("no signature", "manifest.sig"),
        dropped("no events", "events.bin"),
        dropped("no batches", "batches.bin"),
        dropped("no report", "report.pdf"),
        dropped("no certificate", "certificates/device.pem"),
        dropped("a proof taken out", "proofs/000000000007.tlog-proof"),
        {"a member added", "members",
         [](OpenPack pack, Key) {
             pack.members.push_back({"sheets/more.json", toBytes("{}")});
             return closePackAsIs(pack);
         }},
        {"members in another order", "members",
         [](OpenPack pack, Key) {
             std::swap(pack.members[3], pack.members[4]);
             return closePackAsIs(pack);
         }},
        {"the archive cut", "archive",
         [](OpenPack pack, Key) {
             Bytes all = closePackAsIs(pack);
             all.resize(all.size() - 1024);
             return all;
         }},
        {"bytes after the end", "archive",
         [](OpenPack pack, Key) {
             Bytes all = closePackAsIs(pack);
             all.insert(all.end(), 512, 'x');
             return all;
         }},
        {"a header with another size", "archive",
         [](OpenPack pack, Key) {
             Bytes all = closePackAsIs(pack);
             flip(all, 124 + 8);
             return all;
         }},
        {"nothing at all", "archive", [](OpenPack, Key) { return Bytes(); }},
    };
}

std::vector<Tamper> signedTampers(const Bytes& other)
{
    const auto foreign = crypto::EcdsaKey::generate();
    const auto forged = crypto::Certificate::selfSigned(*foreign, "T-72009999-01", Instant{1763840000000}, 400);
    return {
        {"the manifest says another root", "signature",
         [](OpenPack pack, Key) {
             replaceText(pack.find("manifest.json")->content, "\"events\": 1", "\"events\": 2");
             return closePackAsIs(pack);
         }},
        {"signed again with another key", "signature",
         [key = *foreign](OpenPack pack, Key) {
             flip(pack.find("report.pdf")->content, 2000);
             return closePack(std::move(pack), &key);
         }},
        {"another key and its own certificate", "trust",
         [key = *foreign, pem = forged->pem()](OpenPack pack, Key) {
             pack.find("certificates/device.pem")->content = toBytes(pem);
             return closePack(std::move(pack), &key);
         }},
        resigned(
            "a certificate of another name", "trust",
            [](OpenPack& pack) { replaceText(pack.find("manifest.json")->content, "T-72009999-01", "T-72009999-02"); }),
        resigned(
            "another epoch is claimed", "batches",
            [](OpenPack& pack) { replaceText(pack.find("manifest.json")->content, "\"epoch\": 1", "\"epoch\": 2"); }),
        resigned("a batch changed", "batches", [](OpenPack& pack) { flip(pack.find("batches.bin")->content, 45); }),
        resigned("batches cut", "batches",
                 [](OpenPack& pack) {
                     Bytes& bytes = pack.find("batches.bin")->content;
                     bytes.resize(bytes.size() - 40);
                 }),
        resigned("no batches at all", "batches", [](OpenPack& pack) { pack.find("batches.bin")->content.clear(); }),
        resigned("the middle batch left out", "batches",
                 [](OpenPack& pack) {
                     auto batches = *wire::decodeEvidenceBatches(pack.find("batches.bin")->content);
                     batches.erase(batches.begin() + 2);
                     pack.find("batches.bin")->content = wire::encodeEvidenceBatches(batches);
                 }),
        resigned("batches of another device", "batches",
                 [other](OpenPack& pack) {
                     pack.find("batches.bin")->content = openPack(other).find("batches.bin")->content;
                 }),
        resigned("the last batch left out", "events",
                 [](OpenPack& pack) {
                     auto batches = *wire::decodeEvidenceBatches(pack.find("batches.bin")->content);
                     batches.pop_back();
                     pack.find("batches.bin")->content = wire::encodeEvidenceBatches(batches);
                 }),
        resigned("an event's amount changed", "events",
                 [](OpenPack& pack) { replaceText(pack.find("events.bin")->content, "1450000", "1350000"); }),
        resigned("two events swapped", "events",
                 [](OpenPack& pack) {
                     auto events = *wire::decodeEvidenceEvents(pack.find("events.bin")->content);
                     std::swap(events[1], events[2]);
                     pack.find("events.bin")->content = wire::encodeEvidenceEvents(events);
                 }),
        resigned("a sealed part changed", "events",
                 [](OpenPack& pack) {
                     auto events = *wire::decodeEvidenceEvents(pack.find("events.bin")->content);
                     for (auto& item : events) {
                         if (!item.sealed.empty()) {
                             flip(item.sealed, 20);
                         }
                     }
                     pack.find("events.bin")->content = wire::encodeEvidenceEvents(events);
                 }),
        resigned("events of another device", "events",
                 [other](OpenPack& pack) {
                     pack.find("events.bin")->content = openPack(other).find("events.bin")->content;
                 }),
        resigned("another case is claimed", "events",
                 [](OpenPack& pack) { replaceText(pack.find("manifest.json")->content, "\"c-1\"", "\"c-2\""); }),
        resigned("an event left out", "range",
                 [](OpenPack& pack) {
                     auto events = *wire::decodeEvidenceEvents(pack.find("events.bin")->content);
                     events.erase(events.begin() + 5);
                     pack.find("events.bin")->content = wire::encodeEvidenceEvents(events);
                 }),
        resigned(
            "another range is stated", "range",
            [](OpenPack& pack) { replaceText(pack.find("manifest.json")->content, "\"first\": 3", "\"first\": 1"); }),
        resigned("other sheets", "sheet", [](OpenPack& pack) { flip(pack.find("sheets/catalogue.json")->content, 5); }),
        resigned("sheets signed by nobody known", "sheet",
                 [key = *foreign](OpenPack& pack) {
                     pack.find("certificates/central.pub.pem")->content = toBytes(*key.publicKeyPem());
                 }),
        resigned("a proof of another log", "proofs",
                 [](OpenPack& pack) { flip(pack.find("proofs/000000000007.tlog-proof")->content, 40); }),
        resigned("proofs exchanged", "proofs",
                 [](OpenPack& pack) {
                     std::swap(pack.find("proofs/000000000007.tlog-proof")->content,
                               pack.find("proofs/000000000008.tlog-proof")->content);
                 }),
        resigned("proofs, but no key of the log", "proofs",
                 [](OpenPack& pack) {
                     std::erase_if(pack.members, [](const Member& m) { return m.path == "certificates/hub.vkey"; });
                 }),
    };
}

} // namespace

std::vector<Tamper> allTampers(const Bytes& foreign)
{
    std::vector<Tamper> out = archiveTampers();
    for (Tamper& tamper : signedTampers(foreign)) {
        out.push_back(std::move(tamper));
    }
    for (Tamper& tamper : outsideTampers()) {
        out.push_back(std::move(tamper));
    }
    return out;
}

} // namespace pishkhan::evidence::test
