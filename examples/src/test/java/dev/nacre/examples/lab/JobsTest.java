package dev.nacre.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.report.OwnThread;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The lab's work is bounded. */
class JobsTest {
    private static final Frame FRAME = new Frame("", Map.of(), "<p>here</p>");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static void forEver(Job job) {
        while (true) job.check();
    }

    /** A job of a page that has begun and would go on for ever. */
    private CompletableFuture<Void> begin(Jobs jobs, String page) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Void> running = CompletableFuture.runAsync(
                () -> jobs.run(page, out, job -> {
                    begun.countDown();
                    forEver(job);
                }),
                OwnThread::run);
        begun.await();
        return running;
    }

    private static void assertStopped(CompletableFuture<Void> job) {
        assertThatThrownBy(() -> job.get(1, TimeUnit.MINUTES))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(Stopped.class);
    }

    @Test
    void aPagesNextJobCancelsItsFormerOneAndTakesItsTurn() throws Exception {
        Jobs jobs = new Jobs(1, Duration.ofMinutes(1));
        CompletableFuture<Void> former = begin(jobs, "a");
        jobs.run("a", out, job -> job.show(FRAME));
        assertStopped(former);
        assertThat(out).hasToString("{\"label\":\"\",\"figures\":{},\"html\":\"<p>here</p>\"}\n");
    }

    @Test
    void aPageThatStopsEndsItsOwnJobAlone() throws Exception {
        Jobs jobs = new Jobs(2, Duration.ofMinutes(1));
        CompletableFuture<Void> one = begin(jobs, "a");
        CompletableFuture<Void> other = begin(jobs, "b");
        jobs.cancel("a");
        assertStopped(one);
        assertThat(other).isNotDone();
        jobs.cancelAll();
        assertStopped(other);
    }

    @Test
    void aJobEndsWithItsTimeAndSaysSo() {
        Jobs jobs = new Jobs(1, Duration.ofMillis(1));
        assertThatThrownBy(() -> jobs.run("a", out, JobsTest::forEver))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("the longest that the lab computes");
    }

    @Test
    void aTurnThatDoesNotComeIsSaid() throws Exception {
        Jobs jobs = new Jobs(1, Duration.ofMillis(300));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Void> busy = CompletableFuture.runAsync(
                () -> jobs.run("a", out, job -> {
                    begun.countDown();
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }),
                OwnThread::run);
        begun.await();
        assertThatThrownBy(() -> jobs.run("b", out, job -> job.show(FRAME)))
                .isInstanceOf(Stopped.class)
                .hasMessageContaining("other pages");
        end.countDown();
        busy.join();
        assertThat(out.size()).isZero();
    }

    @Test
    void aPageThatHasGoneEndsItsJob() {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("broken pipe");
            }
        };
        assertThatThrownBy(() -> new Jobs(1, Duration.ofMinutes(1)).run("a", gone, job -> job.show(FRAME)))
                .isInstanceOf(Stopped.class)
                .hasMessage(null);
    }
}
