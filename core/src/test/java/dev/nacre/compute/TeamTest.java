package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Helper threads that can't be started, and bodies that throw anything, harm no loop. */
class TeamTest {
    /** How long the stress test goes on: {@code -Dnacre.stress.seconds=600} for a long run. */
    private static final Duration STRESS = Duration.ofSeconds(Long.getLong("nacre.stress.seconds", 2));

    /** Starts a thread, or fails as the JVM does where no more processes are allowed. */
    private static Consumer<Thread> failing(Random random, double share) {
        return thread -> {
            if (random.nextDouble() < share) throw new OutOfMemoryError("unable to create native thread");
            thread.start();
        };
    }

    private static void requireAllOnce(Team team, int length, int piece) {
        AtomicIntegerArray counts = new AtomicIntegerArray(length);
        team.run(length, piece, (length + piece - 1) / piece, (from, to) -> {
            for (int i = from; i < to; i++) counts.incrementAndGet(i);
        });
        for (int i = 0; i < length; i++)
            if (counts.get(i) != 1) assertThat(counts.get(i)).isEqualTo(1);
    }

    @Test
    void withoutAnyHelperTheCallerDoesAll() {
        requireAllOnce(new Team(3, failing(new Random(1), 1)), 1000, 7);
    }

    @Test
    void aFailedStartIsNotTriedAgainAtOnce() {
        AtomicInteger tries = new AtomicInteger();
        Team team = new Team(1, thread -> {
            tries.incrementAndGet();
            throw new OutOfMemoryError("unable to create native thread");
        });
        for (int i = 0; i < 100; i++) requireAllOnce(team, 10, 1);
        assertThat(tries.get()).isBetween(1, 20); // once a second
    }

    @Test
    void noLoopReturnsBeforeItsWorkIsDoneWhateverFails() {
        assertTimeoutPreemptively(STRESS.plusMinutes(1), TeamTest::stress);
    }

    private static void stress() {
        Random random = new Random(20261128);
        long end = System.nanoTime() + STRESS.toNanos();
        for (int teams = 0; System.nanoTime() - end < 0 || teams < 20; teams++) {
            Team team = new Team(3, failing(random, 0.5));
            for (int loop = 0; loop < 200; loop++) {
                if (random.nextInt(10) == 0) requireThrown(team, random.nextInt(50));
                requireAllOnce(team, 1 + random.nextInt(400), 1 + random.nextInt(20));
            }
        }
    }

    private static void requireThrown(Team team, int at) {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> team.run(50, 1, 50, (from, to) -> {
                    done.incrementAndGet();
                    if (from == at) TeamTest.<RuntimeException>sneak(new IOException("piece " + at));
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("piece " + at);
        assertThat(done.get()).isEqualTo(50);
    }

    @Test
    @Timeout(60)
    void aCheckedExceptionOfAHelperReachesTheCallerAndTheHelperLives() {
        Team team = new Team(1);
        for (int i = 0; i < 3; i++) {
            CyclicBarrier both = new CyclicBarrier(2);
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> team.run(2, 1, 2, (from, to) -> {
                        try {
                            both.await();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                        if (Thread.currentThread() != caller)
                            TeamTest.<RuntimeException>sneak(new IOException("broken"));
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken");
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
