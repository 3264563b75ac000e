package dev.nacre.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One pass over a whole table, to collect what is needed before its rows can be read: classes, categories, the number
 * of rows.
 */
final class CsvScan {
    private static final int MOST_CATEGORIES = 1000;
    /** Texts of all columns that are kept: in a table of 20,000 columns of numbers there would be millions. */
    private static final int MOST_TEXTS = 100_000;

    private final Missing missing;
    private final int[] features;
    private final int target;
    /** For each feature whether its texts are collected, in case they turn out to be categories. */
    private final boolean[] gathered;

    private final List<Set<String>> texts = new ArrayList<>();
    private final boolean[] words;
    /** Columns of numbers so far, whose texts were given up to save memory. */
    private final boolean[] dropped;

    private int kept;
    private boolean complete = true;
    private final Set<String> labels = new HashSet<>();
    private long rows;

    /** With a target of −1 there are no classes to collect. */
    CsvScan(Missing missing, int[] features, boolean[] gathered, int target) {
        this.missing = missing;
        this.features = features;
        this.gathered = gathered;
        this.target = target;
        this.words = new boolean[features.length];
        this.dropped = new boolean[features.length];
        for (boolean wanted : gathered) texts.add(wanted ? new HashSet<>() : Set.of());
    }

    /**
     * Detects categories. If a column of numbers turns out to hold a word after its texts were given up, the table is
     * read again, for the columns that hold words only.
     */
    static CsvScan detect(CsvTable table, CsvFile.Opener opener, Missing missing, int[] features, int target)
            throws IOException {
        boolean[] all = new boolean[features.length];
        Arrays.fill(all, true);
        CsvScan scan = new CsvScan(missing, features, all, target);
        while (scan.next(table)) if (scan.kept > MOST_TEXTS) scan.dropNumbers();
        if (scan.complete) return scan;
        try (CsvTable again = opener.open()) {
            return new CsvScan(missing, features, scan.words, target).walk(again);
        }
    }

    CsvScan walk(CsvTable table) throws CsvException {
        while (next(table)) {
            // each row adds its texts
        }
        return this;
    }

    private boolean next(CsvTable table) throws CsvException {
        if (!table.next()) return false;
        if (missing == Missing.DROP && table.anyMissing(features, target)) return true;
        for (int i = 0; i < features.length; i++) if (gathered[i]) gather(table, i);
        if (target >= 0) labels.add(table.text(target));
        rows++;
        return true;
    }

    private void dropNumbers() {
        for (int i = 0; i < features.length; i++)
            if (!words[i]) {
                dropped[i] = true;
                texts.set(i, Set.of());
            }
        kept = 0;
    }

    private void gather(CsvTable table, int i) throws CsvException {
        String text = table.cell(features[i]);
        if (Numbers.isMissing(text)) return;
        if (!words[i] && !Numbers.isNumber(text)) words[i] = true;
        if (dropped[i]) {
            complete &= !words[i];
            return;
        }
        Set<String> found = texts.get(i);
        // the texts of a column of numbers are not needed, and there may be millions of them
        if (found.size() <= MOST_CATEGORIES && found.add(text)) kept++;
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
