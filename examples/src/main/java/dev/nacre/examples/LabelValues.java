package dev.nacre.examples;

import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entries of a configuration whose values depend on the number of labels. */
final class LabelValues {
    private static final Pattern VALUE = Pattern.compile("labels\\.([0-9]{1,9})\\.(.+)");

    private LabelValues() {}

    /**
     * Takes the entries out and fills them in. An entry {@code labels.100.noise = 0.3} is the value of
     * <code>${noise}</code> in the other entries for at most 100 labels; the largest number holds above it, too.
     *
     * @param properties loses such entries
     * @param labels number of labelled samples
     * @return the other entries, with values in place of their names
     */
    static Properties filled(Properties properties, int labels) {
        TreeMap<Integer, TreeMap<String, String>> values = new TreeMap<>();
        for (String key : properties.stringPropertyNames()) {
            Matcher entry = VALUE.matcher(key);
            if (entry.matches())
                values.computeIfAbsent(Integer.valueOf(entry.group(1)), count -> new TreeMap<>())
                        .put(entry.group(2), (String) properties.remove(key));
        }
        if (values.isEmpty()) return properties;
        var chosen = values.ceilingEntry(Math.min(labels, values.lastKey())).getValue();
        return FewLabelsMethod.filled(properties, chosen);
    }
}
