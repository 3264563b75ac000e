package dev.nacre.benchmarks;

import dev.nacre.Network;
import java.util.concurrent.TimeUnit;
import org.jblas.FloatMatrix;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;

/** W5: inference with W1's network: one sample, 1,024 samples, and one sample from eight threads at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Inference {
    private Network network;
    private FloatMatrix one;
    private FloatMatrix many;

    /** For JMH. */
    public Inference() {}

    /** Makes network and data. */
    @Setup
    public void prepare() {
        Workload workload = Workload.of("W1");
        network = workload.build();
        one = Workload.features(workload.inputs(), 1, 1);
        many = Workload.features(workload.inputs(), 1024, 1);
    }

    /**
     * One sample.
     *
     * @return the outputs
     */
    @Benchmark
    public FloatMatrix w5a() {
        return network.infer(one);
    }

    /**
     * 1,024 samples.
     *
     * @return the outputs
     */
    @Benchmark
    public FloatMatrix w5b() {
        return network.infer(many);
    }

    /**
     * One sample, from eight threads on one network.
     *
     * @return the outputs
     */
    @Benchmark
    @Threads(8)
    public FloatMatrix w5c() {
        return network.infer(one);
    }
}
