package dev.nacre.benchmarks;

import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.losses.Mse;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Trainer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * W6: greedy pre-training of 784-1000-1000-1000 by denoising autoencoders, one epoch of 60,000 samples for each layer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class Pretraining {
    private Samples data;

    /** For JMH. */
    public Pretraining() {}

    /** Makes the data. */
    @Setup
    public void prepare() {
        data = new Samples(Workload.features(784, 60_000, 1));
    }

    /**
     * Pre-trains a new network.
     *
     * @return the network
     */
    @Benchmark
    public Network w6() {
        Network network = new Network("stackedDenoising(units=[1000, 1000, 1000], corruption=masking(0.25))", 784, 42);
        Optimizer optimizer = Plugins.parse(Optimizer.class, "sgd(learningRate=0.1)");
        Trainer.of(new Mse(), optimizer).batchSize(100).epochs(1).seed(42).pretrain(network, data);
        return network;
    }
}
