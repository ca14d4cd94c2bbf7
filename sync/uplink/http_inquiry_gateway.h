// SPDX-License-Identifier: GPL-3.0-or-later
/// The agencies behind their one gateway, asked over HTTP and JSON: identity inquiry, submission of a case,
/// progress by tracking code. Runs on the gateway's own worker thread; keeps nothing of what it hears.
#pragma once
#include <memory>

#include "sync/uplink/https_client.h"
#include "terminal/ports/inquiry_gateway.h"

namespace pishkhan::uplink {

class HttpInquiryGateway final : public ports::InquiryGateway {
public:
    /// Errors: those of HttpsClient::open.
    static Result<std::unique_ptr<HttpInquiryGateway>> open(HttpsSettings settings);

    Result<ports::IdentityAnswer> verifyIdentity(const ports::IdentityQuestion& question,
                                                 const ports::InquiryPurpose& purpose) override;
    /// Safe to repeat: the agency knows the case by its id. Errors, besides the port's: Refused (the agency does not
    /// take the case; nativeCode is the status).
    Result<std::string> submit(const ports::CaseSubmission& submission, const ports::InquiryPurpose& purpose) override;
    Result<ports::CaseProgress> progress(const std::string& trackingCode) override;

    void stop() { m_client->stop(); } ///< from any thread: ends the call under way

private:
    explicit HttpInquiryGateway(std::unique_ptr<HttpsClient> client) : m_client(std::move(client)) {}
    Result<Bytes> ask(const std::string& path, const Bytes& question);
    std::unique_ptr<HttpsClient> m_client;
};

} // namespace pishkhan::uplink
