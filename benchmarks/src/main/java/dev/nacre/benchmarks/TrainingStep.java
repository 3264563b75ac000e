package dev.nacre.benchmarks;

import dev.nacre.Batch;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One step of training: W1 to W4, W7, W9 and W10. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TrainingStep {
    /** The workload. */
    @Param({"W1", "W2", "W3", "W4", "W7", "W9", "W10"})
    public String workload;

    private final Batch[] batches = new Batch[Workload.BATCHES];
    private ToDoubleFunction<Batch> steps;
    private int next;

    /** For JMH. */
    public TrainingStep() {}

    /** Makes network and data. */
    @Setup
    public void prepare() {
        Workload chosen = Workload.of(workload);
        steps = chosen.steps(chosen.build());
        Arrays.setAll(batches, chosen::batch);
    }

    /**
     * Does one step.
     *
     * @return the loss
     */
    @Benchmark
    public double step() {
        next = (next + 1) % batches.length;
        return steps.applyAsDouble(batches[next]);
    }
}
