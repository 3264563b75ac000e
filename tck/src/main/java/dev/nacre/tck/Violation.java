package dev.nacre.tck;

/** A broken rule. {@link Verdict} adds rule, plugin and advice. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String got;

    /**
     * A violation.
     *
     * @param expected what the rule requires, with its numbers
     * @param got what the plugin did, with its numbers
     */
    Violation(String expected, String got) {
        super("expected " + expected + ", got " + got);
        this.expected = expected;
        this.got = got;
    }

    String expected() {
        return expected;
    }

    String got() {
        return got;
    }
}
