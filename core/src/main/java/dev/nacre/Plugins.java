package dev.nacre;

/** The catalogue: finds plugins by name, reads and prints them. */
public final class Plugins {
    private Plugins() {}

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
