package dev.nacre.examples.characters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The characters of a text and their numbers, the most frequent first.
 *
 * @param characters each once; number 0 stands for all others
 */
record Alphabet(List<String> characters) {
    /** Besides that for all others. */
    static final int MOST = 250;

    private static final String OTHER = "\uFFFD";

    /** Keeps a copy. */
    Alphabet {
        characters = List.copyOf(characters);
    }

    /** The most frequent characters. */
    static Alphabet of(String text) {
        Map<String, Long> counts = text.codePoints()
                .mapToObj(Character::toString)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.remove(OTHER);
        List<String> characters = new ArrayList<>(List.of(OTHER));
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(entry -> characters.add(entry.getKey()));
        return new Alphabet(characters);
    }

    int size() {
        return characters.size();
    }

    /** The numbers of a text's characters. */
    int[] numbers(String text) {
        Map<String, Integer> numbers = new HashMap<>();
        for (String character : characters) numbers.put(character, numbers.size());
        return text.codePoints()
                .map(point -> numbers.getOrDefault(Character.toString(point), 0))
                .toArray();
    }
}
