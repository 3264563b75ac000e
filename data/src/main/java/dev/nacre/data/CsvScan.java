package dev.nacre.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * One pass over a whole table, to collect what is needed before its rows can be read: what each column holds, classes,
 * categories, the number of rows.
 */
final class CsvScan {
    private static final int MOST_CATEGORIES = 1000;
    /** Texts of all columns that are kept: in a table of 20,000 columns of numbers there would be millions. */
    private static final int MOST_TEXTS = 100_000;

    private final Missing missing;
    private final ColumnTexts[] features;
    private final ColumnTexts target;
    private int kept;
    private long rows;

    /**
     * A pass.
     *
     * @param features the columns of the features
     * @param gathered for each whether its texts are collected, in case they turn out to be categories
     * @param target the column whose classes are collected; −1 for none
     */
    CsvScan(Missing missing, int[] features, boolean[] gathered, int target) {
        this.missing = missing;
        this.features = new ColumnTexts[features.length];
        for (int i = 0; i < features.length; i++)
            this.features[i] = new ColumnTexts(features[i], gathered[i], MOST_CATEGORIES);
        this.target = target < 0 ? null : new ColumnTexts(target, true, MOST_TEXTS);
    }

    /**
     * Detects categories. If a column of numbers turns out to hold a word after its texts were given up, or if rows
     * with missing values are dropped, which are others in a column of words, the table is read again.
     */
    static CsvScan detect(CsvTable table, CsvFile.Opener opener, Missing missing, int[] features, int target)
            throws IOException {
        boolean[] all = new boolean[features.length];
        Arrays.fill(all, true);
        CsvScan scan = new CsvScan(Missing.KEEP, features, all, target).walk(table);
        for (ColumnTexts column : scan.features) column.requireClear(table);
        boolean complete = Arrays.stream(scan.features).allMatch(ColumnTexts::complete);
        if (complete && missing != Missing.DROP) return scan;
        try (CsvTable again = opener.open()) {
            return new CsvScan(missing, features, scan.words(), target)
                    .knowing(scan)
                    .walk(again);
        }
    }

    /** Takes over what an earlier pass found out about the kinds of columns. */
    private CsvScan knowing(CsvScan before) {
        for (int i = 0; i < features.length; i++) features[i].setWords(before.features[i].words());
        if (target != null) target.setWords(before.target.words());
        return this;
    }

    private boolean[] words() {
        boolean[] words = new boolean[features.length];
        for (int i = 0; i < words.length; i++) words[i] = features[i].words();
        return words;
    }

    CsvScan walk(CsvTable table) throws CsvException {
        while (table.next()) {
            if (missing == Missing.DROP && anyMissing(table)) continue;
            for (ColumnTexts column : features) kept += column.add(table);
            if (target != null) target.add(table);
            rows++;
            if (kept > MOST_TEXTS) dropNumbers(table);
        }
        return this;
    }

    private boolean anyMissing(CsvTable table) {
        for (ColumnTexts column : features) if (table.isMissing(column.column(), column.words())) return true;
        return target != null && table.isMissing(target.column(), target.words());
    }

    private void dropNumbers(CsvTable table) throws CsvException {
        for (ColumnTexts column : features) column.dropNumbers(table);
        kept = 0;
    }

    long rows() {
        return rows;
    }

    /** What the target's column holds. */
    ColumnTexts target() {
        return target;
    }

    List<String> labels(Numerals numerals) {
        return target.classes(numerals);
    }

    /** Whether a feature holds something other than numbers. */
    boolean isText(int feature) {
        return features[feature].words();
    }

    List<String> categories(int feature, Numerals numerals) {
        return Dictionary.sorted(features[feature].texts(), numerals);
    }
}
