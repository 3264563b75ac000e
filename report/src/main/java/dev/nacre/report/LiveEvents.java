package dev.nacre.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Sends the parts of a page to one browser: all at first, then those that changed, until the browser goes away. */
final class LiveEvents {
    private static final long PAUSE_MILLIS = 500;

    private final LiveContent content;
    private final OutputStream out;
    private final CountDownLatch closed;
    private final Map<String, String> sent = new HashMap<>();

    /** The latch opens when the program has nothing more to show. */
    LiveEvents(LiveContent content, OutputStream out, CountDownLatch closed) {
        this.content = content;
        this.out = out;
        this.closed = closed;
    }

    void run() throws IOException, InterruptedException {
        write("retry: 1000\n\n");
        boolean last;
        do {
            last = closed.getCount() == 0;
            write(changes(content.parts(last)));
        } while (!last && (closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS) || true));
        write("event: end\ndata:\n\n");
    }

    /** A comment if there are none: a browser that has gone away is noticed only by writing. */
    private String changes(Map<String, String> parts) {
        StringBuilder events = new StringBuilder();
        for (String id : sent.keySet().toArray(String[]::new))
            if (!parts.containsKey(id)) {
                sent.remove(id);
                event(events, "gone", id);
            }
        parts.forEach((id, html) -> {
            if (!html.equals(sent.put(id, html))) event(events, "part", id + "\n" + html);
        });
        return events.isEmpty() ? ":\n\n" : events.toString();
    }

    private static void event(StringBuilder events, String name, String text) {
        events.append("event: ").append(name);
        text.lines().forEach(line -> events.append("\ndata: ").append(line));
        events.append("\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
