package dev.nacre.examples.lab;

import dev.nacre.compute.Parallel;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Bounds the work: one job for a page, few jobs at once, none for long. */
final class Jobs {
    private final Semaphore turns;
    private final Duration longest;
    private final Map<String, Job> running = new ConcurrentHashMap<>();

    /**
     * Nothing runs yet.
     *
     * @param atOnce jobs that compute at the same time; others wait
     * @param longest time for a job, and to wait for a turn
     */
    Jobs(int atOnce, Duration longest) {
        this.turns = new Semaphore(atOnce, true);
        this.longest = longest;
    }

    /**
     * Cancels the page's former job, and runs another one in its place, on the calling thread alone: the same numbers
     * on any number of threads, and cores are left for the browser.
     *
     * @param page any name for the page
     * @param out where its lines go
     * @param work the job
     * @throws Stopped if it was cancelled, its time is over, or its turn did not come
     */
    void run(String page, OutputStream out, Consumer<Job> work) {
        Job job = new Job(out, longest);
        Job former = running.put(page, job);
        if (former != null) former.cancel();
        try {
            if (!turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS))
                throw new Stopped("other pages of the lab are still computing; close some, and try again");
            try {
                job.check();
                Parallel.alone(() -> {
                    work.accept(job);
                    return null;
                });
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped("the lab is being stopped");
        } finally {
            running.remove(page, job);
        }
    }

    /** Cancels the page's job, if there is one. */
    void cancel(String page) {
        Job job = running.remove(page);
        if (job != null) job.cancel();
    }

    void cancelAll() {
        running.values().forEach(Job::cancel);
    }
}
