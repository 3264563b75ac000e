package dev.nacre.diagnosis;

/**
 * What one check of a {@link SanityCheck} came to.
 *
 * @param name which check
 * @param verdict how it went
 * @param what what was seen, with its figure, and what to do if it didn't pass
 */
public record Check(String name, Verdict verdict, String what) {
    /** How a check went. */
    public enum Verdict {
        /** As it should be. */
        PASSED,
        /** It may be right, but look. */
        WARNING,
        /** Training like this makes no sense. */
        FAILED,
        /** It makes no sense here. */
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
