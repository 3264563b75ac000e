package dev.nacre.plugin;

/** A plugin could not be found, read, or made. The message says where, what was wrong, and what to do. */
public final class PluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * A reason.
     *
     * @param message where, what is wrong, and what to do
     */
    public PluginException(String message) {
        super(message);
    }

    /**
     * A reason with its cause.
     *
     * @param message where, what is wrong, and what to do
     * @param cause what noticed it
     */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
