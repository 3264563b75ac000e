package dev.nacre;

import java.util.SortedMap;

/** The catalogue: finds plugins by name, reads and prints them. */
public final class Plugins {
    private Plugins() {}

    public static <P extends Plugin> SortedMap<String, P> all(Class<P> kind) {
        throw new UnsupportedOperationException();
    }

    public static <P extends Plugin> P parse(Class<P> kind, String text) {
        throw new UnsupportedOperationException();
    }

    public static String format(Plugin plugin) {
        throw new UnsupportedOperationException();
    }

    /**
     * The name of a plugin: its record's simple name with a small first letter.
     *
     * @param type the record
     * @return such as {@code leakyRelu}
     */
    public static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return Character.toLowerCase(simple.charAt(0)) + simple.substring(1);
    }
}
