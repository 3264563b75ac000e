package dev.nacre;

/** A plugin could not be found, read, or made. The message says where, what was wrong, and what to do. */
public final class PluginException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    PluginException(String message) {
        super(message);
    }

    PluginException(String message, Throwable cause) {
        super(message, cause);
    }
}
