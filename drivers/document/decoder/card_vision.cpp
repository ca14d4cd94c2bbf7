// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/decoder/card_vision.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace pishkhan::document {

namespace {

constexpr double cardAspect = 85.60 / 53.98; // ID-1
constexpr int longestSide = 10000;           // an A4 at 600 dpi has 7016
constexpr int shortestSide = 60;
constexpr int searchSide = 1200; // outlines are sought in a picture of this size: 5 ms instead of 60
constexpr std::size_t mostCandidates = 4;

using Corners = std::array<cv::Point2f, 4>; // clockwise from the top left

cv::Mat matOf(const GreyImage& picture)
{
    return {picture.height(), picture.width(), CV_8UC1, const_cast<std::uint8_t*>(picture.data())};
}

GreyImage imageOf(const cv::Mat& mat)
{
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    return {whole.cols, whole.rows, std::vector<std::uint8_t>(whole.data, whole.data + whole.total())};
}

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
        const double score = likeness(corners, filled, pictureArea);
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

Result<GreyImage> openPicture(ByteView file)
{
    const auto refuse = [](const char* why) { return makeError(ErrorKind::Unsupported, why, "card-vision"); };
    try {
        const cv::Mat raw(1, static_cast<int>(file.size()), CV_8UC1, const_cast<std::uint8_t*>(file.data()));
        cv::Mat picture = file.empty() ? cv::Mat() : cv::imdecode(raw, cv::IMREAD_GRAYSCALE);
        if (picture.empty() || std::min(picture.cols, picture.rows) < shortestSide ||
            std::max(picture.cols, picture.rows) > longestSide) {
            return refuse("no picture of a usable size");
        }
        GreyImage image = imageOf(picture);
        picture.setTo(0);
        return image;
    } catch (...) {
        return refuse("the picture cannot be decoded");
    }
}

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

GreyImage improve(const GreyImage& picture, Improvement how)
{
    try {
        const cv::Mat from = matOf(picture);
        cv::Mat to;
        switch (how) {
        case Improvement::Even: cv::createCLAHE(3.0, {8, 8})->apply(from, to); break;
        case Improvement::Smooth: cv::GaussianBlur(from, to, {0, 0}, 1.6); break;
        case Improvement::Sharp:
            cv::GaussianBlur(from, to, {0, 0}, 2.5);
            cv::addWeighted(from, 2.6, to, -1.6, 0, to);
            break;
        case Improvement::Bigger: cv::resize(from, to, {}, 2, 2, cv::INTER_CUBIC); break;
        }
        return imageOf(to);
    } catch (...) {
        return {};
    }
}

GreyImage turned(const GreyImage& picture, double degrees)
{
    try {
        const cv::Point2f middle(static_cast<float>(picture.width()) / 2, static_cast<float>(picture.height()) / 2);
        cv::Mat turn = cv::getRotationMatrix2D(middle, -degrees, 1);
        const auto box = cv::RotatedRect({}, matOf(picture).size(), static_cast<float>(degrees)).boundingRect2f();
        turn.at<double>(0, 2) += box.width / 2.0 - middle.x;
        turn.at<double>(1, 2) += box.height / 2.0 - middle.y;
        cv::Mat to;
        cv::warpAffine(matOf(picture), to, turn, box.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT, 255);
        return imageOf(to);
    } catch (...) {
        return {};
    }
}

GreyImage cropped(const GreyImage& picture, int left, int top, int width, int height)
{
    const cv::Rect inside = cv::Rect(left, top, width, height) & cv::Rect(0, 0, picture.width(), picture.height());
    return inside.area() > 0 ? imageOf(matOf(picture)(inside)) : GreyImage();
}

GreyImage preparedLine(const GreyImage& strip)
{
    try {
        cv::Mat line;
        cv::resize(matOf(strip), line, {}, 1.2, 1.2, cv::INTER_CUBIC);
        cv::Mat ground; // the paper's tone, letters closed over
        cv::morphologyEx(line, ground, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {31, 31}));
        cv::GaussianBlur(ground, ground, {0, 0}, 8);
        cv::divide(line, ground, line, 255);
        cv::GaussianBlur(line, line, {0, 0}, 1.0);
        cv::normalize(line, line, 0, 255, cv::NORM_MINMAX);
        cv::copyMakeBorder(line, line, 20, 20, 20, 20, cv::BORDER_CONSTANT, 255);
        return imageOf(line);
    } catch (...) {
        return {};
    }
}

Quality measure(const GreyImage& picture)
{
    Quality quality;
    try {
        cv::Mat smooth, edges;
        cv::GaussianBlur(matOf(picture), smooth, {0, 0}, 1.2); // so that noise does not pass for sharpness
        cv::Laplacian(smooth, edges, CV_32F);
        cv::Scalar mean, deviation, edgeMean, edgeDeviation;
        cv::meanStdDev(smooth, mean, deviation);
        cv::meanStdDev(edges, edgeMean, edgeDeviation);
        quality.brightness = mean[0];
        quality.contrast = deviation[0];
        quality.sharpness = deviation[0] > 1 ? edgeDeviation[0] / deviation[0] : 0;
    } catch (...) {
        return {};
    }
    return quality;
}

} // namespace pishkhan::document
