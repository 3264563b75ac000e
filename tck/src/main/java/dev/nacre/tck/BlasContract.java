package dev.nacre.tck;

import dev.nacre.blas.Blas;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The contract for matrix-product libraries, as a test class:
 *
 * <pre>{@code
 * class MyBlasTest extends BlasContract {
 *     MyBlasTest() {
 *         super(new MyBlas());
 *     }
 * }
 * }</pre>
 *
 * <p>If the library reports that it can't be used, the tests are skipped with its reason.
 */
public abstract class BlasContract {
    private final Blas blas;

    /**
     * A contract for one library.
     *
     * @param blas the library to check
     */
    protected BlasContract(Blas blas) {
        this.blas = blas;
    }

    /**
     * The tests: one for each rule.
     *
     * @return tests named after rule, library and sentence
     */
    @TestFactory
    public final Stream<DynamicTest> contract() {
        DynamicTest registered = DynamicTest.dynamicTest("is registered", this::requireRegistered);
        return Stream.concat(
                Stream.of(registered),
                BlasRules.ALL.stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.id() + " " + blas.name() + ": " + rule.sentence(), () -> run(rule))));
    }

    private void requireRegistered() {
        boolean found =
                ServiceLoader.load(Blas.class).stream().anyMatch(provider -> provider.type() == blas.getClass());
        if (!found)
            throw failure(
                    blas.getClass().getName()
                            + " is not found by ServiceLoader: put @AutoService(Blas.class) on it, with"
                            + " auto-service as annotation processor",
                    null);
    }

    private void run(BlasRule rule) {
        if (blas.unusable().isPresent())
            throw new TestAbortedException(blas.name() + ": " + blas.unusable().get());
        try {
            rule.check().run(blas);
        } catch (Violation v) {
            throw failure(advice(rule, v.expected(), v.got()), null);
        } catch (Exception | StackOverflowError | LinkageError e) {
            throw failure(advice(rule, "no exception", e.toString()), e);
        }
    }

    private String advice(BlasRule rule, String expected, String got) {
        return """
                rule %s is broken: %s
                  library   %s (%s)
                  expected  %s
                  got       %s
                  look at   %s
                  read      docs/contract.md, rule %1$s
                """.formatted(
                        rule.id(), rule.sentence(), blas.name(), blas.getClass().getName(), expected, got, rule.look());
    }

    private static AssertionFailedError failure(String advice, Throwable cause) {
        AssertionFailedError failure = new AssertionFailedError(advice, cause);
        failure.setStackTrace(new StackTraceElement[0]);
        return failure;
    }
}
