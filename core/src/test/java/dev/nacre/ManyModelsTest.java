package dev.nacre;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.compute.Parallel;
import dev.nacre.losses.Mse;
import dev.nacre.training.SupervisedObjective;
import dev.nacre.training.Trainer;
import dev.nacre.training.Updater;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/**
 * Models by the thousand, and several at once: nothing stays, nothing mixes. Other libraries for products run it too.
 */
public class ManyModelsTest {
    private static final String TEXT = "sequential([dense(300, activation=sigmoid), dense(3)])";

    private static float[] trained(long seed) {
        Network network = new Network(TEXT, 50, seed);
        FloatMatrix x = Fixtures.random(50, 600, seed);
        FloatMatrix t = Fixtures.random(3, 600, seed + 1);
        Trainer.of(new Mse(), new Fixtures.Descent(0.1f))
                .batchSize(128)
                .epochs(3)
                .seed(seed)
                .fit(network, new Samples(x, t));
        return network.parameters().get(0).value().data;
    }

    /** Ten thousand models of 100 KB with their gradients would not fit into what is allowed to be left over. */
    @Test
    void tenThousandModelsLeaveNothing() {
        long before = usedAfter(100);
        long after = usedAfter(10_000);
        assertThat(after - before).as("bytes left over").isLessThan(8 << 20);
    }

    private static long usedAfter(int models) {
        FloatMatrix x = Fixtures.random(50, 8, 1);
        FloatMatrix t = Fixtures.random(3, 8, 2);
        for (int i = 0; i < models; i++) {
            Network network = new Network(TEXT, 50, i);
            SupervisedObjective objective = new SupervisedObjective(network, new Mse(), List.of());
            new Updater(new Fixtures.Descent(0.1f), objective.parameters()).step(objective, new Batch(x, t));
            network.infer(x);
        }
        for (int i = 0; i < 3; i++) System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void noThreadStaysAfterTraining() throws InterruptedException {
        trained(1);
        assertThat(helpers())
                .as("while there may be more to do")
                .hasSizeBetween(Math.min(1, Parallel.threads() - 1), Parallel.threads() - 1);
        for (Thread helper : helpers()) helper.join(10_000);
        assertThat(helpers()).isEmpty();
    }

    private static List<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("nacre-"))
                .toList();
    }

    @Test
    void trainingsAtOnceGiveTheBitsOfEachAlone() throws Exception {
        List<float[]> alone =
                IntStream.range(0, 4).mapToObj(ManyModelsTest::trained).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 5; round++) {
                List<Callable<float[]>> work = IntStream.range(0, 4)
                        .mapToObj(i -> (Callable<float[]>) () -> trained(i))
                        .toList();
                List<Future<float[]>> together = threads.invokeAll(work);
                for (int i = 0; i < 4; i++)
                    assertThat(Arrays.equals(together.get(i).get(), alone.get(i)))
                            .as("training %d", i)
                            .isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
