// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/spoiled_picture.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr double leastLamp = 0.0015; // share of the picture
constexpr double mostLamp = 0.5;     // a glass on which nothing lies is white too
constexpr double softAbove = 175;    // grey levels just outside a lamp's patch

cv::Mat square(int side)
{
    return cv::getStructuringElement(cv::MORPH_RECT, {side, side});
}

cv::Mat shrunk(const GreyImage& picture, int side)
{
    const cv::Mat whole = matOf(picture);
    cv::Mat small;
    const double scale = std::min(1.0, side / static_cast<double>(std::max(whole.cols, whole.rows)));
    cv::resize(whole, small, {}, scale, scale, cv::INTER_AREA);
    return small;
}

/// The longest run of `true` along one edge, as a share of it.
double longestRun(const cv::Mat& edge)
{
    int longest = 0;
    int run = 0;
    const auto count = static_cast<int>(edge.total());
    for (int i = 0; i < count; ++i) {
        run = edge.at<std::uint8_t>(i) != 0 ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return count > 0 ? static_cast<double>(longest) / count : 0;
}

cv::Mat asRow(const cv::Mat& line)
{
    return line.rows == 1 ? line.clone() : cv::Mat(line.t()).clone();
}

} // namespace

bool hasMirroredLamp(const GreyImage& picture)
{
    try {
        const cv::Mat whole = matOf(picture);
        cv::Mat burnt = whole >= 253;
        cv::erode(burnt, burnt, square(7)); // grain would have left a hole
        cv::Mat labels, boxes, centres;
        const int count = cv::connectedComponentsWithStats(burnt, labels, boxes, centres);
        for (int i = 1; i < count; ++i) {
            const double share = boxes.at<int>(i, cv::CC_STAT_AREA) / static_cast<double>(whole.total());
            if (share < leastLamp || share > mostLamp) {
                continue;
            }
            const cv::Mat patch = labels == i;
            cv::Mat near, far;
            cv::dilate(patch, near, square(13));
            cv::dilate(patch, far, square(25));
            if (cv::mean(whole, far - near)[0] > softAbove) {
                return true;
            }
        }
    } catch (...) {
        return false;
    }
    return false;
}

bool goesBeyondTheEdge(const GreyImage& picture)
{
    constexpr int side = 600;
    struct Rule {
        double least;     ///< share of an edge
        double standsOut; ///< grey levels from the ground
    };
    constexpr std::array<Rule, 2> rules{Rule{0.12, 22}, Rule{0.05, 55}}; // a sheet; a code or dark print
    constexpr double most = 0.93;                                        // the ground itself has all of it
    try {
        cv::Mat small = shrunk(picture, side);
        cv::GaussianBlur(small, small, {0, 0}, 2);
        const std::array<cv::Mat, 4> edges{asRow(small.row(2)), asRow(small.row(small.rows - 3)), asRow(small.col(2)),
                                           asRow(small.col(small.cols - 3))};
        std::vector<std::uint8_t> all;
        for (const cv::Mat& edge : edges) {
            all.insert(all.end(), edge.begin<std::uint8_t>(), edge.end<std::uint8_t>());
        }
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end());
        const double ground = all[all.size() / 2];
        return std::any_of(edges.begin(), edges.end(), [&](const cv::Mat& edge) {
            cv::Mat apart;
            cv::absdiff(edge, cv::Scalar(ground), apart);
            return std::any_of(rules.begin(), rules.end(), [&](const Rule& rule) {
                const double run = longestRun(apart > rule.standsOut);
                return run > rule.least && run < most;
            });
        });
    } catch (...) {
        return false;
    }
}

} // namespace pishkhan::document
