// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/printer/cups_device.h"

#include <array>
#include <string_view>

#include "drivers/printer/cups_ipp.h"

namespace pishkhan::printer {
namespace {

/// Each job's attributes are a group of their own, in any order within it.
std::optional<JobStage> newestJobNamed(ipp_t* answer, const std::string& title)
{
    std::optional<JobStage> out;
    int newest = 0;
    int id = 0;
    int state = 0;
    bool named = false;
    const auto endGroup = [&] {
        if (named && id > newest) {
            newest = id;
            out = stageOf(state);
        }
        id = state = 0;
        named = false;
    };
    for (ipp_attribute_t* at = ippFirstAttribute(answer); at != nullptr; at = ippNextAttribute(answer)) {
        const char* name = ippGetName(at);
        if (name == nullptr || ippGetGroupTag(at) != IPP_TAG_JOB) {
            endGroup(); // a nameless attribute stands between two groups
        } else if (std::string_view(name) == "job-id") {
            id = ippGetInteger(at, 0);
        } else if (std::string_view(name) == "job-state") {
            state = ippGetInteger(at, 0);
        } else if (std::string_view(name) == "job-name") {
            const char* text = ippGetString(at, 0, nullptr);
            named = text != nullptr && title == text;
        }
    }
    endGroup();
    return out;
}

/// A connection to the printer itself.
struct Device {
    Http http{nullptr, httpClose};
    std::string resource;
};

/// Errors: Disconnected when it is unreachable, Unsupported when it does not speak IPP.
Result<Device> reachDevice(const std::string& uri)
{
    std::array<char, 32> scheme{};
    std::array<char, 256> user{};
    std::array<char, 256> host{};
    std::array<char, 1024> resource{};
    int port = 0;
    const bool split =
        httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), static_cast<int>(scheme.size()), user.data(),
                        static_cast<int>(user.size()), host.data(), static_cast<int>(host.size()), &port,
                        resource.data(), static_cast<int>(resource.size())) == HTTP_URI_STATUS_OK;
    const std::string spoken = scheme.data();
    if (!split || (spoken != "ipp" && spoken != "ipps")) {
        return makeError(ErrorKind::Unsupported, "the queue's printer does not speak IPP", "cups");
    }
    Device out;
    out.http = connectTo(host.data(), port, spoken == "ipps" ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
    if (!out.http) {
        return lastError(ErrorKind::Disconnected, "reach the printer");
    }
    out.resource = resource.data();
    return out;
}

/// The newest job of that name among the printer's own, if there is one. Source: RFC 8011 4.2.6 (Get-Jobs).
Result<std::optional<JobStage>> askJob(const Device& device, const std::string& uri, const char* which,
                                       const std::string& title)
{
    constexpr const char* wanted[] = {"job-id", "job-name", "job-state"};
    ipp_t* request = ippNewRequest(IPP_OP_GET_JOBS);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    addUser(request);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, which);
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", std::size(wanted), nullptr,
                  wanted);
    const Answer answer(cupsDoRequest(device.http.get(), request, device.resource.c_str()), ippDelete);
    if (!answer || cupsLastError() >= IPP_STATUS_ERROR_BAD_REQUEST) {
        return lastError(ErrorKind::Disconnected, "ask for the printer's jobs");
    }
    return newestJobNamed(answer.get(), title);
}

} // namespace

Result<CupsReasons> askDevice(const std::string& deviceUri)
{
    const Device device = TRY(reachDevice(deviceUri));
    return askReasons(device.http.get(), deviceUri, device.resource.c_str());
}

Result<std::optional<JobStage>> askDeviceJob(const std::string& deviceUri, const std::string& title)
{
    const Device device = TRY(reachDevice(deviceUri));
    for (const char* which : {"not-completed", "completed"}) {
        const auto found = TRY(askJob(device, deviceUri, which, title));
        if (found) {
            return found;
        }
    }
    return std::optional<JobStage>{};
}

} // namespace pishkhan::printer
