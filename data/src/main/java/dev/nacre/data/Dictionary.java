package dev.nacre.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of a column's categories or classes, and their numbers, counted from 0. */
public final class Dictionary {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> byValue = new HashMap<>();

    /**
     * A dictionary.
     *
     * @param names number 0 first
     */
    public Dictionary(List<String> names) {
        this.names = List.copyOf(names);
        for (String name : names) {
            int number = numbers.size();
            numbers.put(name, number);
            String value = value(name, Numerals.PLAIN);
            if (value != null) byValue.putIfAbsent(value, number);
        }
    }

    /** A number's shortest text; null for other texts, and for codes such as 1e99999999999. */
    private static String value(String text, Numerals numerals) {
        try {
            return numerals.isNumber(text) ? numerals.canonical(text) : null;
        } catch (NumberFormatException e) {
            return null; // its exponent is beyond 32 bits
        }
    }

    List<String> names() {
        return names;
    }

    /**
     * The number of a name.
     *
     * @param name a text
     * @return −1 for any other text
     */
    public int number(String name) {
        return numbers.getOrDefault(name, -1);
    }

    /**
     * The number of the name that means the same number as a text: 1 and 1.0 mean the name {@code 1}.
     *
     * @param text without blanks around it
     * @param numerals how numbers are written in the text; in names they are plain
     * @return −1 if the text is no number, or no name means it
     */
    public int numberOfValue(String text, Numerals numerals) {
        return byValue.getOrDefault(value(text, numerals), -1);
    }

    /** Names in numerical order if all are numbers, otherwise in alphabetical order. */
    static List<String> sorted(Set<String> names, Numerals numerals) {
        boolean all = names.stream().allMatch(numerals::isNumber);
        Comparator<String> order = all
                ? Comparator.comparing((String name) -> new BigDecimal(numerals.canonical(name)))
                        .thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder();
        return names.stream().sorted(order).toList();
    }
}
