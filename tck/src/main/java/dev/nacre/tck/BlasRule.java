package dev.nacre.tck;

import dev.nacre.blas.Blas;

/**
 * One numbered rule for matrix-product libraries.
 *
 * @param id letter and number
 * @param sentence the rule, as in {@code docs/contract.md}
 * @param look where an author should look first if it is broken
 * @param check throws a {@link Violation}
 */
record BlasRule(String id, String sentence, String look, Check check) {
    /** The check of a rule. */
    @FunctionalInterface
    interface Check {
        void run(Blas blas) throws Exception;
    }
}
