package dev.nacre.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/** The most memory that the measured process ever had resident (VmHWM), where the system tells. */
public final class PeakMemory implements InternalProfiler {
    /** What JMH calls the result; megabytes. */
    static final String NAME = "memory.peak";

    private static final Path STATUS = Path.of("/proc/self/status");

    /** For JMH. */
    public PeakMemory() {}

    @Override
    public String getDescription() {
        return "peak of resident memory";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<ScalarResult> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (!Files.exists(STATUS)) return List.of();
        return List.of(new ScalarResult(NAME, megabytes(), "MB", AggregationPolicy.MAX));
    }

    /** Of this process. */
    static double megabytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElseThrow()
                    * 1024e-6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
