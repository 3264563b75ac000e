package dev.nacre.cli.console;

/** An option's value is wrong; ends the command with exit code 2. The message names the option and what it takes. */
public final class WrongUse extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /**
     * A value that can't be used.
     *
     * @param message one line that names the option, what it takes and what it got
     */
    public WrongUse(String message) {
        super(message);
    }

    /**
     * Checks a value.
     *
     * @param right whether the value can be used
     * @param message one line that names the option, what it takes and what it got
     */
    public static void unless(boolean right, String message) {
        if (!right) throw new WrongUse(message);
    }
}
