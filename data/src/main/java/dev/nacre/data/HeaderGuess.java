package dev.nacre.data;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides whether the first line of a table holds names: by the names that the caller knows, or else by what the lines
 * below it hold. What can't be known is refused.
 *
 * @param source the name of the table
 * @param first its first line
 * @param below some of the lines below
 * @param numerals how numbers are written
 */
record HeaderGuess(String source, List<String> first, List<List<String>> below, Numerals numerals) {
    /** With fewer lines below, a first line without a number holds names. */
    private static final int FEWEST = 5;

    /**
     * By names that the caller knows, of which there is one at least.
     *
     * @param required whether the table must have a column of each name
     */
    boolean named(List<String> known, boolean required) {
        Set<String> cells = new HashSet<>(first);
        long there = known.stream().filter(cells::contains).count();
        boolean numbers = first.stream().anyMatch(numerals::isNumber);
        return there == known.size() || !numbers && (required || there > 0);
    }

    /** Without any known name. */
    boolean look() throws CsvException {
        if (below.size() < FEWEST) return first.stream().noneMatch(numerals::isNumber);
        boolean nameAboveNumbers = false;
        boolean textRecurs = false;
        boolean newTextAboveTexts = false;
        for (int i = 0; i < first.size(); i++) {
            Set<String> texts = column(i);
            boolean number = isNumber(first.get(i));
            boolean numbers = texts.stream().allMatch(this::isNumber);
            if (numbers && !number && !texts.isEmpty()) nameAboveNumbers = true;
            if (!numbers && texts.contains(first.get(i))) textRecurs = true;
            if (!numbers && !number && !texts.contains(first.get(i)) && texts.size() < below.size() / 2)
                newTextAboveTexts = true;
        }
        boolean numberThere = first.stream().anyMatch(this::isNumber);
        if (nameAboveNumbers && !numberThere) return true;
        if (textRecurs && !nameAboveNumbers) return false;
        if (numberThere
                && !nameAboveNumbers
                && !(counts(first) && below.stream().noneMatch(this::counts))) return false;
        if (newTextAboveTexts && !textRecurs && !numberThere) return true;
        throw new CsvException(source + ": it can't be known whether its first line, " + String.join(", ", shown())
                + ", holds the names of the columns; say --header yes or --header no");
    }

    /** Numbers and gaps, as a column of numbers has them. */
    private boolean isNumber(String text) {
        return Numbers.isMissing(text) || numerals.isNumber(text);
    }

    private Set<String> column(int i) {
        Set<String> texts = new HashSet<>();
        for (List<String> row : below) if (i < row.size() && !Cell.isMissing(row.get(i), true)) texts.add(row.get(i));
        return texts;
    }

    /** Whether it counts up, as years or the numbers of columns do. */
    private boolean counts(List<String> row) {
        List<String> numbers = row.stream().filter(numerals::isNumber).toList();
        return numbers.size() > 2
                && IntStream.range(1, numbers.size())
                        .allMatch(i -> numerals.parse(numbers.get(i)) == numerals.parse(numbers.get(i - 1)) + 1);
    }

    private List<String> shown() {
        return first.size() <= 6 ? first : first.subList(0, 6);
    }
}
