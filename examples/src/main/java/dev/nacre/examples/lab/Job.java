package dev.nacre.examples.lab;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** An experiment that runs for a page. Another thread may cancel it. */
final class Job implements Screen {
    private final long end;
    private final Duration longest;
    private final OutputStream page;
    private volatile boolean cancelled;

    Job(OutputStream page, Duration longest) {
        this.page = page;
        this.longest = longest;
        this.end = System.nanoTime() + longest.toNanos();
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public void show(Frame frame) {
        check();
        write(Json.frame(frame));
    }

    /** A line; a page that has gone is noticed here. */
    void write(byte[] json) {
        try {
            page.write(json);
            page.write('\n');
            page.flush();
        } catch (IOException e) {
            cancelled = true;
            throw new Stopped(null);
        }
    }

    @Override
    public void check() {
        if (cancelled || Thread.currentThread().isInterrupted()) throw new Stopped(null);
        if (System.nanoTime() - end > 0)
            throw new Stopped("stopped after " + longest.toSeconds() + " s, which is the longest that the lab computes;"
                    + " choose a smaller setting");
    }
}
