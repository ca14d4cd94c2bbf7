// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/document/training/net_teacher.h"

#include <algorithm>
#include <cmath>

namespace pishkhan::document {

NetTeacher::NetTeacher(const std::vector<std::size_t>& hidden, std::mt19937& random)
{
    std::size_t inputs = windowSize;
    std::vector<std::size_t> sizes = hidden;
    sizes.push_back(glyphCount + 1);
    for (const std::size_t outputs : sizes) {
        GlyphLayer layer{inputs, outputs, std::vector<float>(inputs * outputs), std::vector<float>(outputs)};
        std::normal_distribution<float> start(0, std::sqrt(2.0F / static_cast<float>(inputs)));
        std::generate(layer.weights.begin(), layer.weights.end(), [&] { return start(random); });
        const std::size_t all = layer.weights.size() + outputs;
        m_slopes.push_back({std::vector<float>(layer.weights.size()), std::vector<float>(outputs),
                            std::vector<float>(all), std::vector<float>(all)});
        m_layers.push_back(std::move(layer));
        inputs = outputs;
    }
    m_values.resize(m_layers.size() + 1);
}

double NetTeacher::addSlopes(const Lesson& lesson)
{
    m_values[0].assign(lesson.window.begin(), lesson.window.end());
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        const GlyphLayer& layer = m_layers[l];
        const float* in = m_values[l].data();
        m_values[l + 1].resize(layer.outputs);
        for (std::size_t row = 0; row < layer.outputs; ++row) {
            const float* weights = layer.weights.data() + row * layer.inputs;
            float sum = layer.biases[row];
            for (std::size_t i = 0; i < layer.inputs; ++i) {
                sum += weights[i] * in[i];
            }
            m_values[l + 1][row] = l + 1 < m_layers.size() ? std::max(sum, 0.0F) : sum;
        }
    }
    std::vector<float> error = m_values.back();
    const float most = *std::max_element(error.begin(), error.end());
    float total = 0;
    for (float& value : error) {
        value = std::exp(value - most);
        total += value;
    }
    for (float& value : error) {
        value /= total;
    }
    const double loss = -std::log(std::max(1e-12F, error[lesson.answer]));
    error[lesson.answer] -= 1;
    for (std::size_t l = m_layers.size(); l-- > 0;) {
        const GlyphLayer& layer = m_layers[l];
        const float* in = m_values[l].data();
        std::vector<float> before(layer.inputs);
        for (std::size_t row = 0; row < layer.outputs; ++row) {
            const float e = error[row];
            if (e == 0) {
                continue;
            }
            const float* weights = layer.weights.data() + row * layer.inputs;
            float* slopes = m_slopes[l].weights.data() + row * layer.inputs;
            m_slopes[l].biases[row] += e;
            for (std::size_t i = 0; i < layer.inputs; ++i) {
                slopes[i] += e * in[i];
            }
            for (std::size_t i = 0; l > 0 && i < layer.inputs; ++i) {
                before[i] += e * weights[i];
            }
        }
        for (std::size_t i = 0; l > 0 && i < layer.inputs; ++i) {
            before[i] = in[i] > 0 ? before[i] : 0;
        }
        error.swap(before);
    }
    return loss;
}

void NetTeacher::step(double rate, std::size_t lessons)
{
    constexpr float keepFirst = 0.9F, keepSecond = 0.999F, tiny = 1e-8F;
    ++m_steps;
    const auto share = 1.0F / static_cast<float>(lessons);
    const double early = std::sqrt(1 - std::pow(keepSecond, m_steps)) / (1 - std::pow(keepFirst, m_steps));
    const auto stride = static_cast<float>(rate * early);
    for (std::size_t l = 0; l < m_layers.size(); ++l) {
        Slope& slope = m_slopes[l];
        const auto move = [&](std::vector<float>& values, std::vector<float>& slopes, std::size_t at) {
            for (std::size_t i = 0; i < values.size(); ++i) {
                const float g = slopes[i] * share;
                float& first = slope.first[at + i];
                float& second = slope.second[at + i];
                first = keepFirst * first + (1 - keepFirst) * g;
                second = keepSecond * second + (1 - keepSecond) * g * g;
                values[i] -= stride * first / (std::sqrt(second) + tiny);
                slopes[i] = 0;
            }
        };
        move(m_layers[l].weights, slope.weights, 0);
        move(m_layers[l].biases, slope.biases, m_layers[l].weights.size());
    }
}

double NetTeacher::teach(const std::vector<Lesson>& lessons, double rate)
{
    double loss = 0;
    for (const Lesson& lesson : lessons) {
        loss += addSlopes(lesson);
    }
    step(rate, lessons.size());
    return loss / static_cast<double>(lessons.size());
}

} // namespace pishkhan::document
