package dev.nacre.tck;

import dev.nacre.blas.Blas;

/**
 * One numbered rule for libraries for matrix products.
 *
 * @param id letter and number
 * @param sentence the rule, as it stands in {@code docs/contract.md}
 * @param look where an author looks first when it is broken
 * @param check throws a {@link Violation}
 */
record BlasRule(String id, String sentence, String look, Check check) {
    /** What a rule tries. */
    @FunctionalInterface
    interface Check {
        void run(Blas blas) throws Exception;
    }
}
