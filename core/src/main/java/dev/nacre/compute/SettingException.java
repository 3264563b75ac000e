package dev.nacre.compute;

/**
 * Thrown if a setting of the process, such as {@code -Dnacre.threads}, has a value that can't be used. It is no
 * {@link IllegalArgumentException}: those are taken for the fault of a layer, a file or a request.
 */
public final class SettingException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /**
     * An exception with a message.
     *
     * @param message one line: the setting, what is wrong, and what is expected
     */
    public SettingException(String message) {
        super(message);
    }
}
