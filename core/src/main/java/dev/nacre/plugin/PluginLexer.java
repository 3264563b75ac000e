package dev.nacre.plugin;

/** Splits the text of a plugin into tokens with their positions. */
final class PluginLexer {
    final String text;
    /** The current token; empty at the end. */
    String word;
    /** The position where it begins, counted from 1. */
    int position;

    private int next;

    PluginLexer(String text) {
        this.text = text;
        advance();
    }

    void advance() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) next++;
        int start = next;
        position = start + 1;
        if (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '"') skipQuoted();
            else if (isPart(c)) while (next < text.length() && isPart(text.charAt(next))) next++;
        }
        word = text.substring(start, next);
    }

    private void skipQuoted() {
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == '\\' && next < text.length()) next++;
            else if (c == '"') return;
        }
        throw error("the quoted text has no end", position);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '+' || c == '-';
    }

    boolean isName() {
        return !word.isEmpty() && Character.isJavaIdentifierStart(word.charAt(0));
    }

    /** Whether the current token is followed by an equals sign. */
    boolean isKey() {
        int i = next;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) i++;
        return isName() && i < text.length() && text.charAt(i) == '=';
    }

    boolean at(String expected) {
        return word.equals(expected);
    }

    void expect(String expected) {
        if (!at(expected)) throw error("expected '" + expected + "', not " + shown(), position);
        advance();
    }

    /** Call it after an element: skips a comma, or stays at the end of the elements. */
    void advanceTo(String end) {
        if (at(end)) return;
        if (!at(",")) throw error("expected ',' or '" + end + "', not " + shown(), position);
        advance();
    }

    String shown() {
        return word.isEmpty() ? "the end" : word;
    }

    PluginException error(String message, int where) {
        String context = text.length() <= 200 ? text : text.substring(0, 200) + "…";
        return new PluginException("at position " + where + " of '" + context + "': " + message);
    }
}
