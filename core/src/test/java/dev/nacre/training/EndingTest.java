package dev.nacre.training;

import static dev.nacre.Fixtures.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Fixtures.Descent;
import dev.nacre.Network;
import dev.nacre.Samples;
import dev.nacre.losses.CrossEntropy;
import dev.nacre.losses.Mse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jblas.FloatMatrix;
import org.junit.jupiter.api.Test;

/** Trainings that end before they are done. */
class EndingTest {
    private final Network network = new Network("dense(2)", 2, 1);
    private final Trainer endless = Trainer.of(new CrossEntropy(), new Descent(0.1f))
            .batchSize(8)
            .epochs(Integer.MAX_VALUE)
            .seed(1);

    @Test
    void aTimeBudgetEndsATraining() {
        long start = System.nanoTime();
        assertThat(endless.fit(network, ring(40, 1), new TimeBudget(Duration.ofMillis(20)))
                        .history())
                .isNotEmpty();
        assertThat(System.nanoTime() - start).as("not before its time").isGreaterThanOrEqualTo(20_000_000);
        assertThat(endless.fit(network, ring(40, 1), new TimeBudget(Duration.ofNanos(1)))
                        .history())
                .hasSize(1);
        assertThatThrownBy(() -> new TimeBudget(Duration.ZERO)).hasMessage("time must be > 0, not PT0S");
    }

    @Test
    void anotherThreadCancels() throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        CountDownLatch begun = new CountDownLatch(1);
        Thread other = new Thread(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancellation.cancel();
        });
        other.start();
        endless.fit(network, ring(40, 1), cancellation, new Listener() {
            @Override
            public void onEpoch(Training training, Epoch epoch) {
                begun.countDown();
            }
        });
        other.join();

        assertThat(cancellation.cancelled()).isTrue();
        assertThat(endless.fit(network, ring(40, 1), cancellation).history()).hasSize(1);
    }

    @Test
    void divergenceNamesStepLayerAndParameter() {
        Network deep = new Network("sequential([dense(3), dense(1)])", 1, 1);
        FloatMatrix x = new FloatMatrix(1, 4, 1e3f, 2e3f, -1e3f, 3e3f);
        Trainer wild =
                Trainer.of(new Mse(), new Descent(3e38f)).batchSize(2).epochs(5).seed(1);
        assertThatThrownBy(() -> wild.fit(deep, new Samples(x, x)))
                .isInstanceOfSatisfying(DivergenceException.class, e -> {
                    assertThat(e.step()).isEqualTo(2);
                    assertThat(e.layer()).isEqualTo(0);
                    assertThat(e.parameter()).isEqualTo("0.weight");
                })
                .hasMessageContaining("parameter 0.weight of layer 0 is not finite; likely causes: a learning rate");
    }

    @Test
    void divergenceInTheLastStepIsNoticedToo() {
        FloatMatrix x = new FloatMatrix(1, 2, 1e3f, 2e3f);
        Trainer once =
                Trainer.of(new Mse(), new Descent(1e38f)).batchSize(2).epochs(1).seed(1);
        Network one = new Network("dense(1)", 1, 1);
        assertThatThrownBy(() -> once.fit(one, new Samples(x, x)))
                .isInstanceOf(DivergenceException.class)
                .hasMessageContaining("training stopped at step 1: ")
                .hasMessageContaining("parameter weight of layer 0 is not finite");
        assertThat(one.parameter("weight").value().data[0]).isFinite();
    }

    @Test
    void outputsThatOverflowAreNamedByTheirLayer() {
        Network deep = new Network("sequential([dense(3), dense(1)])", 1, 1);
        java.util.Arrays.fill(deep.parameter("0.weight").value().data, 1e30f);
        FloatMatrix x = new FloatMatrix(1, 1, 1e10f);
        Trainer trainer =
                Trainer.of(new Mse(), new Descent(0.1f)).batchSize(2).epochs(1).seed(1);
        assertThatThrownBy(() -> trainer.fit(deep, new Samples(x, new FloatMatrix(1, 1))))
                .isInstanceOfSatisfying(DivergenceException.class, e -> {
                    assertThat(e.layer()).isEqualTo(0);
                    assertThat(e.parameter()).isEmpty();
                })
                .hasMessageContaining("first in the outputs of layer 0, whose weights are finite");
    }
}
