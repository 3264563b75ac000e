package dev.nacre.diagnosis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The results of a {@link SanityCheck}.
 *
 * @param checks in the order they ran
 */
public record SanityReport(List<Check> checks) {
    /** Keeps a copy. */
    public SanityReport {
        checks = List.copyOf(checks);
    }

    /**
     * Whether no check failed.
     *
     * @return false if a check failed; warnings do not count
     */
    public boolean passed() {
        return with(Check.Verdict.FAILED).isEmpty();
    }

    /**
     * The checks with one verdict.
     *
     * @param verdict the verdict
     * @return in the order they ran
     */
    public List<Check> with(Check.Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).toList();
    }

    /**
     * For tests and builds: throws an exception if a check failed.
     *
     * @throws IllegalStateException with a line for each check that failed
     */
    public void requirePassed() {
        if (!passed())
            throw new IllegalStateException("the sanity check failed:\n"
                    + with(Check.Verdict.FAILED).stream().map(Check::toString).collect(Collectors.joining("\n")));
    }
}
