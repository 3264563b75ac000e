package dev.nacre.benchmarks;

import dev.nacre.blas.BlasReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** How long after the start of its process W1's first step is done: loading, compiling and the step itself. */
public final class ColdStart {
    private ColdStart() {}

    /**
     * Prints {@code start}, the microseconds, to ten milliseconds, and the peak of resident memory in MB; then the
     * library for products.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Workload workload = Workload.of("W1");
        workload.steps(workload.build()).applyAsDouble(workload.batch(0));
        Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
        long micros = Duration.between(start, Instant.now()).toNanos() / 1000;
        System.out.printf(Locale.ROOT, "start %d %.0f%n", micros, PeakMemory.megabytes());
        System.out.println("library " + BlasReport.used());
    }
}
