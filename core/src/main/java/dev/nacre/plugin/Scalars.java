package dev.nacre.plugin;

import java.math.BigDecimal;

/** Parses the current token as a number, a boolean or a text. */
final class Scalars {
    private Scalars() {}

    static Object read(Class<?> type, PluginLexer words, String what) {
        if (type == boolean.class) {
            if (words.at("true") || words.at("false")) return words.at("true");
            throw wrong(words, what, "true or false");
        }
        if (type == String.class) {
            if (words.word.startsWith("\"")) return unquote(words.word);
            throw wrong(words, what, "a text in double quotes");
        }
        if (type == int.class || type == long.class) return whole(type, words, what);
        if (type == float.class || type == double.class) return real(type, words, what);
        throw words.error(what + " is a " + type.getName() + ", which has no text form", words.position);
    }

    private static Object whole(Class<?> type, PluginLexer words, String what) {
        try {
            BigDecimal number = number(words);
            if (type == int.class) return number.intValueExact();
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(words, what, "a whole number" + (type == int.class ? " below 2147483648" : ""));
        }
    }

    private static Object real(Class<?> type, PluginLexer words, String what) {
        try {
            double number = words.at("-0.0") ? -0.0 : number(words).doubleValue();
            if (type == double.class && Double.isFinite(number)) return number;
            // not by way of double, which would round twice
            if (type == float.class && Float.isFinite((float) number)) return Float.parseFloat(words.word);
        } catch (ArithmeticException e) {
            // said below
        }
        throw wrong(words, what, "a number");
    }

    private static BigDecimal number(PluginLexer words) {
        try {
            if (words.word.length() > 40) throw new ArithmeticException();
            BigDecimal number = new BigDecimal(words.word);
            // an exponent of millions would be expanded
            if (Math.abs((long) number.scale()) > 400) throw new ArithmeticException();
            return number;
        } catch (NumberFormatException e) {
            throw (ArithmeticException) new ArithmeticException().initCause(e);
        }
    }

    private static String unquote(String quoted) {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < quoted.length() - 1; i++) {
            if (quoted.charAt(i) == '\\') i++;
            text.append(quoted.charAt(i));
        }
        return text.toString();
    }

    private static PluginException wrong(PluginLexer words, String what, String expected) {
        return words.error(what + " must be " + expected + ", not " + words.shown(), words.position);
    }
}
