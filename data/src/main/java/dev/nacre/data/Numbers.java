package dev.nacre.data;

import java.util.Locale;
import java.util.Set;

/**
 * What counts as a number in a table: decimal notation only, not everything that Java parses (such as {@code 1f} or
 * {@code 0x1p3}).
 */
final class Numbers {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");
    private static final float[] POWERS = {1, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};
    private static final int EXACT = 1 << 24;

    private Numbers() {}

    static boolean isNumber(String text) {
        return !Float.isNaN(parse(text));
    }

    static boolean isMissing(String text) {
        return text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT));
    }

    /**
     * The number in a text; NaN if it is not a number, infinity if it is too large. Numbers with few digits are the
     * quotient of two exact floats, rounded once (Clinger, 1990); the others are parsed by Java.
     */
    static float parse(String text) {
        int length = text.length();
        int i = length > 0 && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int start = i;
        int point = -1;
        int mantissa = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') mantissa = Math.min(EXACT + 1, mantissa * 10 + (c - '0'));
            else if (c == '.' && point < 0) point = i;
            else break;
        }
        int digits = i - start - (point < 0 ? 0 : 1);
        if (digits < 1 || i < length && !isExponent(text, i)) return Float.NaN;
        int decimals = point < 0 ? 0 : i - point - 1;
        if (i < length || mantissa > EXACT || decimals >= POWERS.length) return Float.parseFloat(text);
        float value = mantissa / POWERS[decimals];
        return text.charAt(0) == '-' ? -value : value;
    }

    private static boolean isExponent(String text, int from) {
        int i = from + 1;
        if (text.charAt(from) != 'e' && text.charAt(from) != 'E') return false;
        if (i < text.length() && (text.charAt(i) == '-' || text.charAt(i) == '+')) i++;
        if (i == text.length()) return false;
        for (; i < text.length(); i++) if (text.charAt(i) < '0' || text.charAt(i) > '9') return false;
        return true;
    }
}
