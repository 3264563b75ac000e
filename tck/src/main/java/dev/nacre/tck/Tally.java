package dev.nacre.tck;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * Counts a contract's tests and their results, for a line that shows that they ran even in a quiet build.
 */
final class Tally {
    private final int plugins;
    private final AtomicInteger passed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger skipped = new AtomicInteger();

    Tally(int plugins) {
        this.plugins = plugins;
    }

    /** The same test, counted when it has run. */
    DynamicTest counted(DynamicTest test) {
        return DynamicTest.dynamicTest(test.getDisplayName(), () -> {
            AtomicInteger end = failed;
            try {
                test.getExecutable().execute();
                end = passed;
            } catch (TestAbortedException e) {
                end = skipped;
                throw e;
            } finally {
                end.incrementAndGet();
            }
        });
    }

    @Override
    public String toString() {
        int tests = passed.get() + failed.get() + skipped.get();
        return "nacre contract: " + tests + " tests of " + plugins + (plugins == 1 ? " plugin" : " plugins") + ", "
                + passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }
}
