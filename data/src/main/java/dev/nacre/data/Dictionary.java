package dev.nacre.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names and their numbers. */
final class Dictionary {
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();

    Dictionary(List<String> names) {
        this.names = List.copyOf(names);
        for (String name : names) numbers.put(name, numbers.size());
    }

    List<String> names() {
        return names;
    }

    /** The number of a name, counted from 0; −1 for any other text. */
    int number(String name) {
        return numbers.getOrDefault(name, -1);
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
