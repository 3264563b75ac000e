package dev.nacre.plugin;

/** Thrown if a plugin can't be found, parsed or created. The message says where, what was wrong, and what to do. */
public final class PluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * An exception with a message.
     *
     * @param message where, what is wrong, and what to do
     */
    public PluginException(String message) {
        super(message);
    }

    /**
     * An exception with a message and a cause.
     *
     * @param message where, what is wrong, and what to do
     * @param cause the exception that caused it
     */
    public PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
