package dev.nacre.diagnosis;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a {@link SanityCheck} came to.
 *
 * @param checks in the order they ran
 */
public record SanityReport(List<Check> checks) {
    /** Keeps a copy. */
    public SanityReport {
        checks = List.copyOf(checks);
    }

    /**
     * Whether training may begin.
     *
     * @return false if a check failed; warnings don't count
     */
    public boolean passed() {
        return with(Check.Verdict.FAILED).isEmpty();
    }

    /**
     * The checks of one verdict.
     *
     * @param verdict which
     * @return in the order they ran
     */
    public List<Check> with(Check.Verdict verdict) {
        return checks.stream().filter(check -> check.verdict() == verdict).toList();
    }

    /**
     * For tests and builds: fails unless all checks passed.
     *
     * @throws IllegalStateException with a line for each check that failed
     */
    public void requirePassed() {
        if (!passed())
            throw new IllegalStateException("training would make no sense:\n"
                    + with(Check.Verdict.FAILED).stream().map(Check::toString).collect(Collectors.joining("\n")));
    }
}
