package dev.nacre.examples.lab;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an experiment shows at a time.
 *
 * @param label where in its course it is, such as {@code step 12}; empty if there is no course
 * @param figures name → numbers that the charts are drawn from
 * @param html charts and tables; texts in it are escaped
 */
record Frame(String label, Map<String, double[]> figures, String html) {
    Frame {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
