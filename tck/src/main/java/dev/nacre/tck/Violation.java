package dev.nacre.tck;

/** What a rule found. {@link Verdict} puts rule, plugin and advice around it. */
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String expected;
    private final String got;

    /**
     * A finding.
     *
     * @param expected what the rule asks for, with its numbers
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
