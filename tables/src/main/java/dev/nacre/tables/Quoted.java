package dev.nacre.tables;

/** Texts that strangers gave, for messages. */
final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    /** In quotation marks, cut if it is long. */
    static String of(String text) {
        return '"' + shortened(text) + '"';
    }

    /** Cut if it is long, never within a character. */
    static String shortened(String text) {
        if (text.length() <= LONGEST) return text;
        return text.substring(0, LONGEST - (Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? 1 : 0)) + "…";
    }
}
