package dev.nacre.benchmarks;

import dev.nacre.blas.BlasReport;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** How long after the start of its virtual machine W1's first step is done: loading, compiling and the step itself. */
public final class ColdStart {
    private ColdStart() {}

    /**
     * Prints {@code start}, the microseconds, in whole milliseconds, and the peak of resident memory in MB; then the
     * library for products.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Workload workload = Workload.of("W1");
        workload.steps(workload.build()).applyAsDouble(workload.batch(0));
        long end = System.currentTimeMillis();
        long micros = 1000 * (end - ManagementFactory.getRuntimeMXBean().getStartTime());
        System.out.printf(Locale.ROOT, "start %d %.0f%n", micros, PeakMemory.megabytes());
        System.out.println("library " + BlasReport.used());
    }
}
