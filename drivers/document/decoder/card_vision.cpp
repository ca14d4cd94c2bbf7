// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/card_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "drivers/document/decoder/opencv_bridge.h"

namespace pishkhan::document {

namespace {

constexpr double cardAspect = 85.60 / 53.98; // ID-1
constexpr int searchSide = 1200;             // outlines are sought in a picture of this size: 5 ms instead of 60
constexpr std::size_t mostCandidates = 4;

using Corners = std::array<cv::Point2f, 4>; // clockwise from the top left

double length(cv::Point2f a, cv::Point2f b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Clockwise, beginning so that the first edge is a long one.
Corners ordered(const std::vector<cv::Point2f>& points)
{
    cv::Point2f middle(0, 0);
    for (const auto& point : points) {
        middle += point * 0.25F;
    }
    Corners corners;
    std::copy_n(points.begin(), 4, corners.begin());
    std::sort(corners.begin(), corners.end(), [&](cv::Point2f a, cv::Point2f b) {
        return std::atan2(a.y - middle.y, a.x - middle.x) < std::atan2(b.y - middle.y, b.x - middle.x);
    });
    const double level = length(corners[0], corners[1]) + length(corners[2], corners[3]);
    const double upright = length(corners[1], corners[2]) + length(corners[3], corners[0]);
    if (upright > level) {
        std::rotate(corners.begin(), corners.begin() + 1, corners.end());
    }
    return corners;
}

/// How much four corners look like a card: 0 not at all, else rising with size and fit.
double likeness(const Corners& corners, double filled, double pictureArea)
{
    const double level = (length(corners[0], corners[1]) + length(corners[2], corners[3])) / 2;
    const double upright = (length(corners[1], corners[2]) + length(corners[3], corners[0])) / 2;
    if (upright < 1) {
        return 0;
    }
    const double misfit = std::abs(std::log(level / upright / cardAspect));
    const double share = level * upright / pictureArea;
    if (misfit > 0.28 || share < 0.015 || share > 0.9 || filled < 0.8) {
        return 0;
    }
    return std::sqrt(share) * filled * (1 - misfit);
}

std::vector<cv::Mat> outlinesOf(const cv::Mat& small)
{
    cv::Mat smooth;
    cv::bilateralFilter(small, smooth, 7, 30, 7);
    const cv::Mat kernel = cv::getStructuringElement(cv::MORPH_RECT, {5, 5});
    std::vector<cv::Mat> masks;
    for (const int low : {12, 40, 90}) {
        cv::Mat edges;
        cv::Canny(smooth, edges, low, low * 2.5);
        cv::morphologyEx(edges, edges, cv::MORPH_CLOSE, kernel);
        masks.push_back(edges);
    }
    cv::Mat wide;
    cv::GaussianBlur(small, wide, {9, 9}, 0);
    for (const int mode : {cv::THRESH_BINARY, cv::THRESH_BINARY_INV}) {
        cv::Mat mask;
        cv::threshold(wide, mask, 0, 255, mode | cv::THRESH_OTSU);
        cv::morphologyEx(mask, mask, cv::MORPH_OPEN, kernel);
        masks.push_back(mask);
    }
    return masks;
}

/// The straight sides prolonged to their crossings, so that a card's round corners do not pull the shape inwards.
std::vector<cv::Point2f> fourCorners(const std::vector<cv::Point>& contour)
{
    std::vector<cv::Point> hull;
    cv::convexHull(contour, hull);
    const double around = cv::arcLength(hull, true);
    for (const double slack : {0.02, 0.035, 0.05}) {
        std::vector<cv::Point2f> rough;
        cv::approxPolyDP(cv::Mat(hull), rough, slack * around, true);
        if (rough.size() == 4) {
            return rough;
        }
    }
    std::array<cv::Point2f, 4> box;
    cv::minAreaRect(hull).points(box.data());
    return {box.begin(), box.end()};
}

struct Candidate {
    Corners corners;
    double score = 0;
};

void collect(const cv::Mat& mask, std::vector<Candidate>& into)
{
    std::vector<std::vector<cv::Point>> contours;
    cv::findContours(mask, contours, cv::RETR_LIST, cv::CHAIN_APPROX_SIMPLE);
    const double pictureArea = static_cast<double>(mask.total());
    for (const auto& contour : contours) {
        if (contour.size() < 4 || cv::boundingRect(contour).area() < pictureArea * 0.015) {
            continue;
        }
        std::vector<cv::Point> hull;
        cv::convexHull(contour, hull);
        const Corners corners = ordered(fourCorners(contour));
        const double area = cv::contourArea(std::vector<cv::Point2f>(corners.begin(), corners.end()));
        const double filled = area > 0 ? std::min(cv::contourArea(hull) / area, area / cv::contourArea(hull)) : 0;
        const bool outside = std::any_of(corners.begin(), corners.end(), [&](cv::Point2f corner) {
            return corner.x < 3 || corner.y < 3 || corner.x > static_cast<float>(mask.cols - 4) ||
                   corner.y > static_cast<float>(mask.rows - 4);
        });
        // Fields of light and shade end at the border; a card seldom does.
        const double score = likeness(corners, filled, pictureArea) * (outside ? 0.3 : 1);
        if (score > 0) {
            into.push_back({corners, score});
        }
    }
}

Candidate wholePicture(const cv::Mat& small)
{
    const auto right = static_cast<float>(small.cols);
    const auto bottom = static_cast<float>(small.rows);
    return {ordered({{0, 0}, {right, 0}, {right, bottom}, {0, bottom}}), 0};
}

bool sameplace(const Candidate& a, const Candidate& b, double scale)
{
    double apart = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        apart =
            std::max(apart, std::min(length(a.corners[i], b.corners[i]), length(a.corners[i], b.corners[(i + 2) % 4])));
    }
    return apart < 0.02 * scale;
}

FoundCard straighten(const cv::Mat& picture, const Candidate& candidate, double scale)
{
    Corners corners = candidate.corners;
    FoundCard found;
    const cv::Point2f edge = corners[1] - corners[0];
    const double degrees = std::atan2(edge.y, edge.x) * 180 / CV_PI;
    found.tilt = std::abs(degrees - 90 * std::round(degrees / 90));
    for (cv::Point2f& corner : corners) {
        corner *= scale;
        const bool outside = corner.x < 3 || corner.y < 3 || corner.x > static_cast<float>(picture.cols - 4) ||
                             corner.y > static_cast<float>(picture.rows - 4);
        found.touchesBorder = found.touchesBorder || (outside && candidate.score > 0);
    }
    const Corners to{cv::Point2f(0, 0), cv::Point2f(straightWidth, 0), cv::Point2f(straightWidth, straightHeight),
                     cv::Point2f(0, straightHeight)};
    cv::Mat straight;
    const bool shrinks = length(corners[0], corners[1]) > 1.5 * straightWidth;
    cv::warpPerspective(picture, straight, cv::getPerspectiveTransform(corners.data(), to.data()),
                        {straightWidth, straightHeight}, shrinks ? cv::INTER_AREA : cv::INTER_CUBIC,
                        cv::BORDER_REPLICATE);
    found.straight = imageOf(straight);
    found.score = candidate.score;
    return found;
}

} // namespace

std::vector<FoundCard> findCards(const GreyImage& picture)
{
    std::vector<FoundCard> found;
    try {
        const cv::Mat whole = matOf(picture);
        const double scale = std::max(1.0, std::max(whole.cols, whole.rows) / static_cast<double>(searchSide));
        cv::Mat small;
        cv::resize(whole, small, {}, 1 / scale, 1 / scale, cv::INTER_AREA);
        std::vector<Candidate> candidates;
        for (const cv::Mat& mask : outlinesOf(small)) {
            collect(mask, candidates);
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
        candidates.push_back(wholePicture(small)); // the scanner may have cut the picture to the card
        std::vector<Candidate> kept;
        for (const Candidate& candidate : candidates) {
            const bool seen = std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
                return sameplace(candidate, other, small.cols);
            });
            if (!seen && kept.size() < mostCandidates) {
                kept.push_back(candidate);
                found.push_back(straighten(whole, candidate, scale));
            }
        }
    } catch (...) {
        return {}; // a picture OpenCV stumbles over holds no card we could read
    }
    return found;
}

} // namespace pishkhan::document
