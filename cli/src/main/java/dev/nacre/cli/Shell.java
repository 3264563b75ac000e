package dev.nacre.cli;

/** Texts as arguments of a shell. */
final class Shell {
    private Shell() {}

    /** In single quotes, if it has more than letters, digits and a few signs that mean nothing to a shell. */
    static String quoted(String text) {
        return text.matches("[\\w.,:/@%+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
