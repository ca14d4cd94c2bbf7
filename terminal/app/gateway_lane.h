// SPDX-License-Identifier: GPL-3.0-or-later
/// GatewayLane: identity inquiries, submissions and status questions over the agencies' gateway, one at a time on its thread.
/// A submission that does not get through is tried again by itself until the agency has issued its tracking code.
#pragma once
#include <string>

#include "terminal/app/desk.h"
#include "terminal/app/lanes.h"
#include "terminal/app/loop.h"

namespace pishkhan::app {

class GatewayLane {
public:
    GatewayLane(const Loop& loop, Lane<ports::InquiryGateway> lane, std::string officeCode)
        : m_loop(loop), m_lane(lane), m_office(std::move(officeCode))
    {
    }

    void verify(const std::string& caseId);
    void submit(const std::string& caseId);
    void askProgress(const std::string& trackingCode);
    void clearProgress() { m_progress = {}; }
    const ProgressView& progress() const { return m_progress; }
    /// Try again whatever an earlier run left without a tracking code.
    void resumeSubmissions();

private:
    ports::InquiryPurpose purposeOf(const domain::counter::Case& subject) const;
    void retryLater(const std::string& caseId);

    const Loop& m_loop;
    Lane<ports::InquiryGateway> m_lane;
    std::string m_office;
    ProgressView m_progress;
};

} // namespace pishkhan::app
