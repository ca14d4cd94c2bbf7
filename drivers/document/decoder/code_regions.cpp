// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/code_regions.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr std::size_t mostRegions = 16;

struct Region {
    cv::RotatedRect box;
    double score = 0;
};

/// How much darker each place is than the paper around it, gathered over a neighbourhood: bars and modules are half black,
/// text is not. The page's own edge and what lies beyond leave no trace.
cv::Mat inkOf(const cv::Mat& small, int reach)
{
    constexpr int gloom = 24; // in the dark, grain is no ink
    cv::Mat calm, paper, ink;
    cv::GaussianBlur(small, calm, {0, 0}, 0.8);
    cv::morphologyEx(calm, paper, cv::MORPH_CLOSE,
                     cv::getStructuringElement(cv::MORPH_ELLIPSE, {3 * reach, 3 * reach}));
    cv::divide(paper - calm, paper + gloom, ink, 1, CV_32F);
    cv::GaussianBlur(ink, ink, {0, 0}, reach * 0.5);
    return ink;
}

void collect(const cv::Mat& mask, const cv::Mat& ink, double scale, std::vector<Region>& into)
{
    constexpr double smallest = 12; // dots of the small picture
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    for (const auto& contour : contours) {
        cv::RotatedRect box = cv::minAreaRect(contour);
        const double shorter = std::min(box.size.width, box.size.height);
        const double longer = std::max(box.size.width, box.size.height);
        if (shorter < smallest || longer > 14 * shorter || cv::contourArea(contour) < 0.5 * box.size.area()) {
            continue;
        }
        const cv::Rect around = cv::boundingRect(contour) & cv::Rect({}, mask.size());
        const double strength = cv::mean(ink(around), mask(around))[0];
        box.center *= scale;
        box.size.width *= static_cast<float>(scale);
        box.size.height *= static_cast<float>(scale);
        into.push_back({box, strength * std::sqrt(shorter * scale)});
    }
}

bool isInside(const Region& inner, const Region& outer)
{
    const cv::Point2f apart = inner.box.center - outer.box.center;
    const double limit = 0.12 * std::max(outer.box.size.width, outer.box.size.height);
    const double ratio = inner.box.size.area() / std::max(1.0F, outer.box.size.area());
    return std::hypot(apart.x, apart.y) < limit && ratio > 0.7 && ratio < 1.4;
}

/// Level, centred, with room for the quiet zone, and big enough for fine modules.
GreyImage cutOut(const cv::Mat& picture, const cv::RotatedRect& box)
{
    const bool wide = box.size.width >= box.size.height;
    const double longer = wide ? box.size.width : box.size.height;
    const double shorter = wide ? box.size.height : box.size.width;
    const double degrees = static_cast<double>(box.angle) + (wide ? 0.0 : 90.0);
    const double scale = std::clamp(700 / longer, 0.6, 2.2);
    const double margin = 0.1 * longer + 0.15 * shorter + 6; // thin outer bars leave little ink
    const cv::Size size(static_cast<int>((longer + 2 * margin) * scale),
                        static_cast<int>((shorter + 2 * margin) * scale));
    cv::Mat turn = cv::getRotationMatrix2D({0, 0}, degrees, scale);
    const cv::Point2d middle = box.center;
    turn.at<double>(0, 2) = size.width / 2.0 - turn.at<double>(0, 0) * middle.x - turn.at<double>(0, 1) * middle.y;
    turn.at<double>(1, 2) = size.height / 2.0 - turn.at<double>(1, 0) * middle.x - turn.at<double>(1, 1) * middle.y;
    cv::Mat patch;
    cv::warpAffine(picture, patch, turn, size, cv::INTER_CUBIC, cv::BORDER_REPLICATE);
    return imageOf(patch);
}

} // namespace

std::vector<GreyImage> findCodeRegions(const GreyImage& picture)
{
    std::vector<GreyImage> patches;
    try {
        const cv::Mat whole = matOf(picture);
        std::vector<Region> regions;
        for (const double side : {1000.0, 600.0}) {
            const double scale = std::max(1.0, std::max(whole.cols, whole.rows) / side);
            cv::Mat small, bytes, mask;
            cv::resize(whole, small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
            const cv::Mat ink = inkOf(small, 7);
            ink.convertTo(bytes, CV_8U, 255);
            const double otsu = cv::threshold(bytes, mask, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
            for (const double share : {1.0, 1.5, 0.7}) {
                cv::threshold(bytes, mask, otsu * share, 255, cv::THRESH_BINARY);
                collect(mask, ink, scale, regions);
            }
        }
        std::stable_sort(regions.begin(), regions.end(),
                         [](const Region& a, const Region& b) { return a.score > b.score; });
        std::vector<Region> kept;
        for (const Region& region : regions) {
            const bool seen =
                std::any_of(kept.begin(), kept.end(), [&](const Region& other) { return isInside(region, other); });
            if (!seen && kept.size() < mostRegions) {
                kept.push_back(region);
                patches.push_back(cutOut(whole, region.box));
            }
        }
    } catch (...) {
        return {}; // a picture OpenCV stumbles over holds no code we could read
    }
    return patches;
}

} // namespace pishkhan::document
