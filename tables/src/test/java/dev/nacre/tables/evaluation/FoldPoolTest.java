package dev.nacre.tables.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FoldPoolTest {
    @Test
    void resultsAreInTheOrderOfTheTasks() {
        CountDownLatch second = new CountDownLatch(1);
        List<Supplier<Integer>> tasks = List.of(() -> wait(second, 1), () -> {
            second.countDown();
            return 2;
        });

        assertThat(FoldPool.run(tasks, 2)).containsExactly(1, 2);
    }

    @Test
    @Timeout(60)
    void theFirstFailureEndsTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        List<Supplier<Integer>> tasks = List.of(() -> wait(never, 1), () -> {
            throw new IllegalStateException("diverged");
        });

        assertThatThrownBy(() -> FoldPool.run(tasks, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("diverged");
    }

    private static int wait(CountDownLatch latch, int result) {
        try {
            latch.await();
            return result;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
