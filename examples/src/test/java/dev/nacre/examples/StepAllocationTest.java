package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import dev.nacre.Loss;
import dev.nacre.Network;
import dev.nacre.Optimizer;
import dev.nacre.Samples;
import dev.nacre.Shape;
import dev.nacre.plugin.Plugins;
import dev.nacre.training.Listener;
import dev.nacre.training.Trainer;
import dev.nacre.training.Training;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After the first steps of a batch size, training allocates next to nothing, before the compiler helps too. */
class StepAllocationTest {
    private static final int BATCH = 128;
    private static final int STEPS = 150;
    private static final int WARM_UP = 50;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "adam; dense(512, activation=relu), dense(256, activation=relu)",
                "sgd; dense(64, activation=sigmoid), batchNorm, dense(64, activation=tanh), dropout(0.5)",
                "momentum; dense(60), gaussianNoise(0.1), dense(30, activation=elu, constraint=maxNorm(2))"
            })
    void aStepAllocatesLessThanTwoKilobytes(String optimizer, String layers) {
        requireLittle(optimizer, layers, Shape.flat(784), 2048);
    }

    /** Each loop is an object, and these layers have more of them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "adam; conv(4, kernel=3, stride=2, activation=relu), batchNorm, maxPool(2), conv(8, kernel=3)",
                "sgd; conv(4, kernel=5, stride=4), residual(conv(4, kernel=3, groups=2)), spatialDropout(0.2), relu",
                "sgd; averagePool(4), convTranspose(2, kernel=3, stride=2), upsample(2), globalAverage"
            })
    void aStepOfAConvolutionalNetworkAllocatesLessThanThreeKilobytes(String optimizer, String layers) {
        requireLittle(optimizer, layers, new Shape(28, 28, 1), 3072);
    }

    /** It has more parameters and loops than other networks of this size; a matrix would be larger. */
    @Test
    void aStepOfALadderAllocatesLessThanSixKilobytes() {
        requireLittle("adam", new Network("ladder([100, 50, 50], outputs=10)", 784, 1), Shape.flat(784), 6144);
    }

    /** Rows of an image are steps. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "adam; eachStep(dense(16)), lstm(16), lastStep(gru(16))",
                "sgd; bidirectional(recurrent(8)), lastStep, repeat(3), lastStep(bidirectional(lstm(8)))"
            })
    void aStepOfARecurrentNetworkAllocatesLessThanThreeKilobytes(String optimizer, String layers) {
        requireLittle(optimizer, layers, new Shape(28, 28, 1), 3072);
    }

    private static void requireLittle(String optimizer, String layers, Shape shape, long most) {
        requireLittle(optimizer, new Network("sequential([" + layers + ", dense(10)])", shape, 1), shape, most);
    }

    private static void requireLittle(String optimizer, Network network, Shape shape, long most) {
        assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        Counter counter = new Counter();
        Trainer.of(Plugins.parse(Loss.class, "crossEntropy"), Plugins.parse(Optimizer.class, optimizer))
                .batchSize(BATCH)
                .epochs(1)
                .seed(1)
                .fit(network, data().shaped(shape), counter);
        assertThat(counter.bytes()).isLessThan(most);
    }

    private static Samples data() {
        Random random = new Random(1);
        FloatMatrix features = new FloatMatrix(784, STEPS * BATCH);
        for (int i = 0; i < features.length; i++) features.data[i] = random.nextFloat();
        FloatMatrix targets = new FloatMatrix(10, features.columns);
        for (int i = 0; i < features.columns; i++) targets.data[10 * i + random.nextInt(10)] = 1;
        return new Samples(features, targets);
    }

    /**
     * What all threads allocate in a step after the warm-up: the median of some windows, because a helper thread that
     * takes part for the first time gets scratch memory, once.
     */
    private static final class Counter implements Listener {
        private static final int WINDOW = 10;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final List<Long> marks = new ArrayList<>();
        private int steps;

        @Override
        public void onStep(Training training, double loss) {
            if (++steps >= WARM_UP && steps % WINDOW == 0) marks.add(allocated());
        }

        private long bytes() {
            long[] windows = IntStream.range(1, marks.size())
                    .mapToLong(i -> marks.get(i) - marks.get(i - 1))
                    .sorted()
                    .toArray();
            return windows[windows.length / 2] / WINDOW;
        }

        private long allocated() {
            return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                    .filter(count -> count > 0)
                    .sum();
        }
    }
}
