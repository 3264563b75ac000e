package dev.nacre.cli.console;

/**
 * Text from files and arguments, such as a cell or a label, as a part of one line that does nothing to a terminal: line
 * breaks become semicolons, control and other invisible characters are shown by their codes, and long texts lose their
 * middle.
 */
public final class OneLine {
    private static final int START = 1500;
    private static final int END = 500;

    private OneLine() {}

    /**
     * Makes one line of a text.
     *
     * @param text any text
     * @return a line that can be printed
     */
    public static String of(String text) {
        int left = text.length() - START - END;
        String part = left <= 0
                ? text
                : text.substring(0, START) + " … (" + left + " characters left out) … "
                        + text.substring(text.length() - END);
        StringBuilder line = new StringBuilder();
        part.strip().replaceAll("\\s*\\R\\s*", "; ").codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    private static void append(StringBuilder line, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE ->
                line.append(String.format(c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
            default -> line.appendCodePoint(c);
        }
    }
}
