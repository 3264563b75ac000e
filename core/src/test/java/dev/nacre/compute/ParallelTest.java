package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTest {
    private static int[] counts(Team team, int length, int piece) {
        AtomicIntegerArray counts = new AtomicIntegerArray(length);
        int pieces = (length + piece - 1) / piece;
        assertThat(team.run(length, piece, pieces, (from, to) -> {
                    for (int i = from; i < to; i++) counts.incrementAndGet(i);
                }))
                .isTrue();
        int[] copy = new int[length];
        for (int i = 0; i < length; i++) copy[i] = counts.get(i);
        return copy;
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "100,7,1", "100,7,3", "100000,16,3", "5,100,2", "0,1,1"})
    void everyElementIsDoneOnce(int length, int piece, int helpers) {
        Team team = new Team(helpers);
        for (int i = 0; i < 200; i++) assertThat(counts(team, length, piece)).containsOnly(ones(length));
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return length == 0 ? new int[0] : new int[] {1};
    }

    /** Each of two pieces waits for the other: one thread alone would never end. */
    private static Set<Thread> workers(Team team) {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        var both = new java.util.concurrent.CyclicBarrier(2);
        team.run(2, 1, 2, (from, to) -> {
            workers.add(Thread.currentThread());
            try {
                both.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return workers;
    }

    @Test
    void helpersReallyHelp() {
        assertThat(workers(new Team(1))).hasSize(2).contains(Thread.currentThread());
    }

    @Test
    void callersAtOnceDoNotDisturbEachOther() throws InterruptedException {
        List<Thread> callers = new ArrayList<>();
        int[] wrong = new int[4];
        for (int c = 0; c < 4; c++) {
            int caller = c;
            callers.add(new Thread(() -> {
                float[] values = new float[100_000];
                for (int round = 1; round <= 200; round++) {
                    Parallel.forRange(values.length, 1000, (from, to) -> {
                        for (int i = from; i < to; i++) values[i] += caller + 1;
                    });
                    for (float value : values) if (value != round * (caller + 1)) wrong[caller]++;
                }
            }));
        }
        for (Thread caller : callers) caller.start();
        for (Thread caller : callers) caller.join();
        assertThat(wrong).containsOnly(0);
    }

    @Test
    void aLoopInsideALoopIsDoneToo() {
        AtomicIntegerArray counts = new AtomicIntegerArray(64);
        Parallel.forRange(8, 1, (from, to) -> Parallel.forRange(8, 1, (f, t) -> counts.incrementAndGet(8 * from + f)));
        for (int i = 0; i < 64; i++) assertThat(counts.get(i)).isEqualTo(1);
    }

    @Test
    void anExceptionReachesTheCallerAndTheTeamGoesOn() {
        Team team = new Team(1);
        assertThatThrownBy(() -> team.run(100, 1, 100, (from, to) -> {
                    if (from == 50) throw new IllegalStateException("piece 50");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("piece 50");
        assertThat(counts(team, 100, 1)).containsOnly(1);
    }

    @Test
    void helpersEndWhenThereIsNothingToDo() throws InterruptedException {
        Set<Thread> helpers = workers(new Team(1));
        helpers.remove(Thread.currentThread());
        assertThat(helpers).hasSize(1).allSatisfy(thread -> {
            assertThat(thread.getName()).startsWith("nacre-");
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getContextClassLoader()).isNull();
            thread.join(30_000);
            assertThat(thread.isAlive()).isFalse();
        });
    }

    @Test
    void whoWorksAloneHasNoHelpersAndOthersKeepTheirs() throws InterruptedException {
        int usual = Parallel.threads();
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        int[] elsewhere = new int[1];
        Thread other = new Thread(() -> elsewhere[0] = Parallel.threads());
        int alone = Parallel.alone(() -> {
            Parallel.forRange(1000, 1, (from, to) -> workers.add(Thread.currentThread()));
            other.start();
            return Parallel.threads() + Parallel.alone(Parallel::threads) + Parallel.threads();
        });
        other.join();

        assertThat(alone).isEqualTo(3);
        assertThat(workers).containsExactly(Thread.currentThread());
        assertThat(elsewhere[0]).isEqualTo(usual);
        assertThat(Parallel.threads()).isEqualTo(usual);
    }

    @Test
    void afterWorkAloneThatFailedThereAreHelpersAgain() {
        int usual = Parallel.threads();
        assertThatThrownBy(() -> Parallel.alone(() -> {
                    throw new IllegalStateException("failed");
                }))
                .hasMessage("failed");
        assertThat(Parallel.threads()).isEqualTo(usual);
    }
}
