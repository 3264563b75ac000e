package dev.nacre.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A walk over a whole table to find what must be known before it is read: classes, categories, the number of rows. */
final class CsvScan {
    private static final int MOST_CATEGORIES = 1000;

    private final Missing missing;
    private final int[] features;
    private final int target;
    /** For each feature whether its texts are gathered; if it turns out that they are needed, they are there. */
    private final boolean[] gathered;

    private final List<Set<String>> texts = new ArrayList<>();
    private final boolean[] words;
    private final Set<String> labels = new HashSet<>();
    private long rows;

    /** A target of −1: no classes to find. */
    CsvScan(Missing missing, int[] features, boolean[] gathered, int target) {
        this.missing = missing;
        this.features = features;
        this.gathered = gathered;
        this.target = target;
        this.words = new boolean[features.length];
        for (int ignored : features) texts.add(new HashSet<>());
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
        // the texts of a column of numbers are not needed, and may be millions
        if (found.size() <= MOST_CATEGORIES) found.add(text);
        if (words[i] && found.size() > MOST_CATEGORIES)
            throw table.error(
                    features[i],
                    "more than " + MOST_CATEGORIES + " different texts, \"" + text
                            + "\" is one: no column of categories; ignore it, or make numbers of it");
    }

    long rows() {
        return rows;
    }

    List<String> labels() {
        return Dictionary.sorted(labels);
    }

    /** A feature in which something is no number. */
    boolean isText(int feature) {
        return words[feature];
    }

    List<String> categories(int feature) {
        return Dictionary.sorted(texts.get(feature));
    }
}
