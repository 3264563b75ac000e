package dev.nacre.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One pass over a whole table, to collect what is needed before its rows can be read: classes, categories, the number
 * of rows.
 */
final class CsvScan {
    private static final int MOST_CATEGORIES = 1000;

    private final Missing missing;
    private final int[] features;
    private final int target;
    /** For each feature whether its texts are collected, in case they turn out to be categories. */
    private final boolean[] gathered;

    private final List<Set<String>> texts = new ArrayList<>();
    private final boolean[] words;
    private final Set<String> labels = new HashSet<>();
    private long rows;

    /** With a target of −1 there are no classes to collect. */
    CsvScan(Missing missing, int[] features, boolean[] gathered, int target) {
        this.missing = missing;
        this.features = features;
        this.gathered = gathered;
        this.target = target;
        this.words = new boolean[features.length];
        for (boolean wanted : gathered) texts.add(wanted ? new HashSet<>() : Set.of());
    }

    CsvScan walk(CsvTable table) throws CsvException {
        while (table.next()) {
            if (missing == Missing.DROP && table.anyMissing(features, target)) continue;
            for (int i = 0; i < features.length; i++) if (gathered[i]) gather(table, i);
            if (target >= 0) labels.add(table.text(target));
            rows++;
        }
        return this;
    }

    private void gather(CsvTable table, int i) throws CsvException {
        String text = table.cell(features[i]);
        if (Numbers.isMissing(text)) return;
        if (!words[i] && !Numbers.isNumber(text)) words[i] = true;
        Set<String> found = texts.get(i);
        // the texts of a column of numbers are not needed, and there may be millions of them
        if (found.size() <= MOST_CATEGORIES) found.add(text);
        if (words[i] && found.size() > MOST_CATEGORIES)
            throw table.error(
                    features[i],
                    "more than " + MOST_CATEGORIES + " different texts, such as \"" + text
                            + "\", are too many categories; leave the column out, or turn it into numbers");
    }

    long rows() {
        return rows;
    }

    List<String> labels() {
        return Dictionary.sorted(labels);
    }

    /** Whether a feature holds something other than numbers. */
    boolean isText(int feature) {
        return words[feature];
    }

    List<String> categories(int feature) {
        return Dictionary.sorted(texts.get(feature));
    }
}
