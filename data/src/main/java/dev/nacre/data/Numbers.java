package dev.nacre.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What counts as a number in a table: decimal notation only, not what else Java's parser takes ({@code 1f}, {@code 0x1p3}). */
final class Numbers {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

    private Numbers() {}

    static boolean isNumber(String text) {
        return DECIMAL.matcher(text).matches();
    }

    static boolean isMissing(String text) {
        return MISSING.contains(text.toLowerCase(Locale.ROOT));
    }
}
