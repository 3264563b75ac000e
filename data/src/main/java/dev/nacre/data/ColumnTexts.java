package dev.nacre.data;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The different texts of a column, and what they say about its kind: numbers, or words. */
final class ColumnTexts {
    /** A column with more numbers than this share among its texts was probably meant to be numeric. */
    private static final double MEANT = 0.8;

    /** A label with more numbers than this is numeric. */
    static final int MOST_CLASSES = 20;

    /** Among as many numbers a word without a digit was probably meant to be a missing value. */
    private static final int MANY = 20;

    /** From this many texts on it is worth a look whether numbers can be told apart. */
    private static final int FEW = 2;

    /** Numbers that 32 bits can't tell apart, as a share. */
    private static final double MERGED = 0.1;

    private final int column;
    private final boolean gathered;
    private final int most;
    private Set<String> texts = new HashSet<>();
    private boolean words;
    /** The texts of numbers were given up to save memory. */
    private boolean dropped;

    private boolean complete = true;
    private String word;
    private long wordLine;

    ColumnTexts(int column, boolean gathered, int most) {
        this.column = column;
        this.gathered = gathered;
        this.most = most;
    }

    int column() {
        return column;
    }

    /** Whether it holds something else than numbers and missing values. */
    boolean words() {
        return words;
    }

    void setWords(boolean known) {
        words = known;
    }

    /** Whether the texts of a column of words are all there. */
    boolean complete() {
        return complete;
    }

    Set<String> texts() {
        return texts;
    }

    /** Adds the current row's text; returns 1 if it takes memory. */
    int add(CsvTable table) throws CsvException {
        if (!gathered) return 0;
        String text = table.cell(column);
        if (Cell.isMissing(text, true)) return 0;
        if (word == null && !table.numerals().isNumber(text) && !Numbers.isMissing(text)) {
            words = true;
            word = text;
            wordLine = table.line();
        }
        if (dropped) {
            complete &= !words;
            return 0;
        }
        // the texts of a column of numbers are not needed, and there may be millions of them
        int added = texts.size() <= most && texts.add(text) ? 1 : 0;
        if (words && texts.size() > most) {
            requireClear(table);
            throw table.error(
                    column,
                    "more than " + most + " different texts, such as \"" + text
                            + "\", are too many categories; leave the column out by --ignore, or turn it into numbers");
        }
        return added;
    }

    /** Gives up the texts of a column that holds numbers so far. */
    void dropNumbers(CsvTable table) throws CsvException {
        if (words || !gathered) return;
        requireApart(table);
        dropped = true;
        texts = Set.of();
    }

    /** Refuses words that were meant to be numbers, and numbers that can't be told apart. */
    void requireClear(CsvTable table) throws CsvException {
        if (!words) {
            requireApart(table);
            return;
        }
        Numerals numerals = table.numerals();
        long numbers = texts.stream().filter(numerals::isNumber).count();
        long others = texts.stream()
                .filter(text -> !numerals.isNumber(text) && numerals.readAs(text) != null)
                .count();
        long values = texts.stream().filter(text -> !Numbers.isMissing(text)).count();
        String readable = numerals.readAs(word);
        if (readable != null && numbers + others > MEANT * values && values > 1)
            throw table.error(
                    wordLine,
                    column,
                    "\"" + word + "\" looks like a number; " + readable
                            + " reads the column's texts as numbers, or leave it out by --ignore");
        if (numbers > MEANT * values && (numbers >= MANY || word.chars().anyMatch(Character::isDigit)))
            throw typo(table);
    }

    private CsvException typo(CsvTable table) {
        return table.error(
                wordLine,
                column,
                "\"" + word + "\" is not a number, though most of the column's values are; correct it, empty the cell, "
                        + "or leave the column out by --ignore");
    }

    /** Refuses numbers that differ only by digits that 32-bit numbers do not have. */
    void requireApart(CsvTable table) throws CsvException {
        Numerals numerals = table.numerals();
        Map<Float, String> floats = new HashMap<>();
        Set<String> exact = new HashSet<>();
        String one = null;
        String other = null;
        for (String text : texts) {
            if (!numerals.isNumber(text)) continue;
            String canonical = numerals.canonical(text);
            exact.add(canonical);
            String same = floats.putIfAbsent(numerals.parse(text), canonical);
            if (same != null && !same.equals(canonical)) {
                one = same;
                other = canonical;
            }
        }
        if (exact.size() >= FEW && floats.size() < (1 - MERGED) * exact.size())
            throw new CsvException(table.source() + ", column " + (column + 1)
                    + (table.names().isEmpty() ? "" : " (" + table.names().get(column) + ")") + ": " + one + " and "
                    + other
                    + " are the same as 32-bit numbers, which have 7 digits; subtract what they have in common, or"
                    + " leave the column out by --ignore");
    }

    /** Whether this label is a number to predict: many numbers, or such with fractions, and nothing else. */
    boolean isNumeric(CsvTable table) throws CsvException {
        Numerals numerals = table.numerals();
        Set<String> numbers = new HashSet<>();
        boolean fractions = false;
        for (String text : texts) {
            if (!numerals.isNumber(text)) continue;
            fractions |= !numerals.isWhole(text);
            numbers.add(numerals.canonical(text));
        }
        boolean many = numbers.size() > MOST_CLASSES;
        if (!words) return many || fractions && !numbers.isEmpty();
        String readable = numerals.readAs(word);
        if (readable != null
                && texts.stream().allMatch(text -> numerals.isNumber(text) || numerals.readAs(text) != null))
            throw table.error(
                    wordLine,
                    column,
                    "\"" + word + "\" looks like a number; " + readable + " reads it as one, or say --task classes");
        if (many && numbers.size() > MEANT * texts.size())
            throw table.error(
                    wordLine,
                    column,
                    "\"" + word
                            + "\" is not a number, though most of the labels are; correct it, or say --task classes");
        return false;
    }

    /** The classes, in order; equal numbers are one class. */
    List<String> classes(Numerals numerals) {
        if (words) return List.copyOf(new TreeSet<>(texts));
        Set<String> numbers = new HashSet<>();
        for (String text : texts) if (numerals.isNumber(text)) numbers.add(numerals.canonical(text));
        return Dictionary.sorted(numbers, Numerals.PLAIN);
    }
}
