package dev.nacre.safetensors;

/**
 * Error messages quote names and values from files, which may be megabytes long. The exceptions of Nacre's readers
 * shorten their messages with this class.
 */
public final class ShortText {
    private static final int START = 700;
    private static final int END = 250;

    private ShortText() {}

    /**
     * A message of about a thousand characters at most.
     *
     * @param message any text; may be null
     * @return the message; if it is longer, its start and its end, and how much was left out between them
     */
    public static String of(String message) {
        if (message == null || message.length() <= START + END) return message;
        int end = message.length() - END;
        return message.substring(0, START) + " … (" + (end - START) + " characters) … " + message.substring(end);
    }
}
