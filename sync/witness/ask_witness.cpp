// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/witness/ask_witness.h"

#include <curl/curl.h>
#include <memory>

namespace pishkhan::witness {
namespace {

constexpr long connectMs = 3000;
constexpr long wholeMs = 10000;
constexpr std::size_t longestAnswer = 64U << 10U;

struct EndCurl {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct EndList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t collect(char* bytes, std::size_t size, std::size_t count, void* target)
{
    auto& body = *static_cast<std::string*>(target);
    if (body.size() + size * count > longestAnswer) {
        return 0; // curl then ends with a write error
    }
    body.append(bytes, size * count);
    return size * count;
}

} // namespace

Result<AskedAnswer> askWitness(const std::string& url, const AddCheckpoint& request)
{
    const std::unique_ptr<CURL, EndCurl> handle(curl_easy_init());
    if (handle == nullptr) {
        return makeError(ErrorKind::Storage, "no memory for a request", "witness");
    }
    AskedAnswer answer;
    const std::string target = url + "/add-checkpoint";
    const std::string body = formatAddCheckpoint(request);
    const std::unique_ptr<curl_slist, EndList> headers(curl_slist_append(nullptr, "Content-Type: text/plain"));
    CURL* const curl = handle.get();
    curl_easy_setopt(curl, CURLOPT_URL, target.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, connectMs);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, wholeMs);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, collect);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    const CURLcode code = curl_easy_perform(curl);
    if (code != CURLE_OK) {
        const ErrorKind kind = code == CURLE_OPERATION_TIMEDOUT ? ErrorKind::Timeout : ErrorKind::Disconnected;
        return makeError(kind, std::string("the witness does not answer: ") + curl_easy_strerror(code), "witness",
                         static_cast<int>(code));
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    return answer;
}

} // namespace pishkhan::witness
