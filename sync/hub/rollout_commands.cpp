// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/hub/rollout_commands.h"

#include <cstdio>

#include <nlohmann/json.hpp>

#include "sync/hub/rollouts.h"
#include "terminal/base/files.h"
#include "terminal/crypto/digest.h"

namespace pishkhan::hub {
namespace {

Error refused(const char* what)
{
    return makeError(ErrorKind::Refused, what, "hub-rollout");
}

bool isUnderWay(release::Phase phase)
{
    using release::Phase;
    return phase == Phase::Drill || phase == Phase::Filling || phase == Phase::Soak || phase == Phase::Halted;
}

/// The rollout as it stands, without deciding anything.
Result<release::Rollout> standing(RolloutStore& store, std::string& digest)
{
    release::Rollout out;
    for (const RolloutEntry& row : TRY(store.after(0))) {
        if (row.what.kind == "begun") {
            digest = row.digest;
            const auto carried = TRY(store.carried(row.digest));
            out.manifest = TRY(release::readManifest(carried ? carried->manifest : ""));
        }
        release::apply(out, row.what);
    }
    return out;
}

struct Wording {
    const char* phase;
    const char* persian;
};
constexpr Wording phases[] = {
    {"none", "آماده"},
    {"drill", "آزمون بازگشت در این حلقه"},
    {"filling", "نصب در این حلقه"},
    {"soak", "زیر نظر، بی هیچ ایراد"},
    {"finished", "در همهٔ دستگاه‌ها به پایان رسید"},
    {"halted", "ایراد دیده شد؛ همهٔ دستگاه‌ها برمی‌گردند"},
    {"undone", "متوقف شد و همهٔ دستگاه‌ها برگشتند"},
};

std::string persianOf(release::Phase phase)
{
    for (const Wording& one : phases) {
        if (std::string_view(one.phase) == release::name(phase)) {
            return one.persian;
        }
    }
    return {};
}

} // namespace

Status beginRollout(const RolloutOrder& order, const Now& now)
{
    const Bytes publisher = TRY(readFile(order.publisherFile, 64 * 1024));
    const Bytes text = TRY(readFile(order.manifestFile, release::maxManifestBytes));
    const auto manifest = TRY(release::openManifest(pishkhan::text(text), pishkhan::text(publisher)));
    const Bytes bundle = TRY(readFile(order.bundleFile, release::maxBundleBytes));
    if (bundle.size() != manifest.size || crypto::sha256(bundle) != manifest.digest) {
        return makeError(ErrorKind::Integrity, "the bundle is not the one the manifest names", "hub-rollout");
    }
    auto store = TRY(RolloutStore::open(order.dataFolder));
    std::string digest;
    if (isUnderWay(TRY(standing(store, digest)).phase)) {
        return refused("another release is under way: one at a time");
    }
    auto index = TRY(EventIndex::open(EventIndex::pathIn(order.dataFolder)));
    digest = toHex(manifest.digest);
    const std::string file = "release-" + digest.substr(0, 16) + ".tar";
    TRY(writeFileDurably(order.dataFolder + "/" + file, bundle, FileAccess::Readable));
    auto change = TRY(store.begin());
    const std::uint64_t leaf = TRY(index.nextLeaf());
    TRY(store.carry(digest, {std::string(pishkhan::text(text)), file, leaf}));
    TRY(store.add(digest, {"begun", 0, order.by + ": " + release::toText(manifest.version), {}, 0, now()}));
    return change.commit();
}

Status stopRollout(const RolloutOrder& order, const Now& now)
{
    auto store = TRY(RolloutStore::open(order.dataFolder));
    auto change = TRY(store.begin());
    std::string digest;
    const auto state = TRY(standing(store, digest));
    if (digest.empty() || state.phase == release::Phase::Halted || state.phase == release::Phase::Undone) {
        return refused("no release is under way");
    }
    TRY(store.add(digest, {"halted", state.ring, order.by + ": " + order.reason, {}, 0, now()}));
    return change.commit();
}

Status showRollout(const RolloutOrder& order, Output output, const Now& now)
{
    auto rollouts = TRY(Rollouts::open(order.dataFolder, now));
    TRY(rollouts->read());
    const release::Rollout state = rollouts->state();
    const bool isNone = state.phase == release::Phase::None && state.manifest.size == 0;
    const nlohmann::ordered_json out = {{"version", isNone ? "" : release::toText(state.manifest.version)},
                                        {"digest", isNone ? "" : toHex(state.manifest.digest)},
                                        {"phase", release::name(state.phase)},
                                        {"sentence", persianOf(state.phase)},
                                        {"ring", state.ring},
                                        {"rings", state.manifest.rings.size()},
                                        {"running", release::running(state)},
                                        {"everRan", state.everRan.size()},
                                        {"notBack", release::notBack(state)},
                                        {"breaks", state.breaks.size()},
                                        {"cause", state.haltCause}};
    if (output == Output::Json) {
        std::printf("%s\n", out.dump().c_str());
        return {};
    }
    for (const auto& [key, value] : out.items()) {
        std::printf("%-10s %s\n", key.c_str(),
                    value.is_string() ? value.get<std::string>().c_str() : value.dump().c_str());
    }
    return {};
}

Status logRollout(const RolloutOrder& order, Output output)
{
    auto store = TRY(RolloutStore::open(order.dataFolder));
    TRY(store.check());
    for (const RolloutEntry& row : TRY(store.after(0))) {
        const nlohmann::ordered_json line = {{"number", row.number},
                                             {"at", toRfc3339(row.what.at)},
                                             {"release", row.digest.substr(0, 16)},
                                             {"decision", row.what.kind},
                                             {"ring", row.what.ring},
                                             {"cause", row.what.cause},
                                             {"devices", row.what.devices.size()},
                                             {"drill", row.what.drill},
                                             {"head", row.head}};
        if (output == Output::Json) {
            std::printf("%s\n", line.dump().c_str());
        } else {
            std::printf("%4llu %s %-9s ring %u  %s\n", static_cast<unsigned long long>(row.number),
                        toRfc3339(row.what.at).c_str(), row.what.kind.c_str(), row.what.ring, row.what.cause.c_str());
        }
    }
    return {};
}

} // namespace pishkhan::hub
