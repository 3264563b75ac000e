package dev.nacre.tuning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A search space: texts of plugins, or any other texts, with ranges in place of some values.
 *
 * {@code log(1e-5, 1e-1)}: a number, uniform on a logarithmic scale. {@code real(0, 0.5)}: a number, uniform on a
 * linear scale. {@code int(32, 512)}: a whole number. {@code logInt(8, 512)}: a whole number on a logarithmic scale.
 * {@code choice(relu, elu(alpha=real(0.1, 1)))}: one of several alternatives, which may contain ranges. Ranges inside
 * quotes are plain text.
 *
 * <pre>{@code
 * SearchSpace.of(Map.of(
 *     "network", "sequential([dense(int(16, 128), activation=choice(relu, tanh)), dense(3)])",
 *     "optimizer", "adam(learningRate=log(1e-4, 1e-1))"));
 * }</pre>
 */
public final class SearchSpace {
    private final Map<String, String> texts;
    private final Map<String, Template> templates = new LinkedHashMap<>();
    private final List<Dimension> dimensions = new ArrayList<>();

    private SearchSpace(Map<String, String> texts) {
        this.texts = new LinkedHashMap<>(texts);
        this.texts.forEach((name, text) -> templates.put(name, new TemplateReader(name, text, dimensions).read()));
    }

    /**
     * Parses a search space.
     *
     * @param texts name of a setting → text with ranges; their order is the order of the dimensions, so use an ordered
     *     map
     * @return the space
     * @throws IllegalArgumentException if a range is invalid; the message has the setting and the position
     */
    public static SearchSpace of(Map<String, String> texts) {
        return new SearchSpace(texts);
    }

    /**
     * The names of the dimensions, such as {@code optimizer.learningRate}: the setting, and the key before the range.
     *
     * @return in the order of a position's numbers
     */
    public List<String> dimensions() {
        return dimensions.stream().map(Dimension::name).toList();
    }

    /**
     * The settings at a point.
     *
     * @param position one number for each dimension, at least 0 and below 1
     * @return name → text without ranges
     */
    public Map<String, String> at(double... position) {
        if (position.length != dimensions.size())
            throw new IllegalArgumentException(
                    dimensions.size() + " dimensions need as many numbers, not " + position.length);
        for (double p : position)
            if (!(p >= 0 && p < 1)) throw new IllegalArgumentException("positions must be >= 0 and < 1, not " + p);
        Map<String, String> settings = new LinkedHashMap<>();
        templates.forEach((name, template) -> settings.put(name, template.at(position)));
        return settings;
    }

    /** Whether each dimension has an effect at a point: one inside an alternative has none if that is not chosen. */
    boolean[] used(double[] position) {
        boolean[] used = new boolean[dimensions.size()];
        templates.values().forEach(template -> template.markUsed(position, used));
        return used;
    }

    Range range(int dimension) {
        return dimensions.get(dimension).range();
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}
