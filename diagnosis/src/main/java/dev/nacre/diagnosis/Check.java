package dev.nacre.diagnosis;

/**
 * The result of one check of a {@link SanityCheck}.
 *
 * @param name name of the check
 * @param verdict the outcome
 * @param what what the check found, with its numbers, and what to do if it did not pass
 */
public record Check(String name, Verdict verdict, String what) {
    /** The outcome of a check. */
    public enum Verdict {
        /** Passed. */
        PASSED,
        /** Possibly right, but worth a look. */
        WARNING,
        /** Training would be pointless. */
        FAILED,
        /** Not applicable to this network or data. */
        SKIPPED
    }

    static Check passed(String name, String what) {
        return new Check(name, Verdict.PASSED, what);
    }

    static Check warning(String name, String what) {
        return new Check(name, Verdict.WARNING, what);
    }

    static Check failed(String name, String what) {
        return new Check(name, Verdict.FAILED, what);
    }

    static Check skipped(String name, String what) {
        return new Check(name, Verdict.SKIPPED, what);
    }

    @Override
    public String toString() {
        return name + ": " + verdict.name().toLowerCase(java.util.Locale.ROOT) + ", " + what;
    }
}
