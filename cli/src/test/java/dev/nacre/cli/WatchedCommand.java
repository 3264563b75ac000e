package dev.nacre.cli;

import dev.nacre.report.OwnThread;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import picocli.CommandLine;

/** A command that runs with {@code --watch}, and its page. */
public final class WatchedCommand {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final CompletableFuture<String> url = new CompletableFuture<>();
    private final CompletableFuture<Outcome> outcome;
    private final Iterator<String> lines;
    private final StringBuilder read = new StringBuilder();

    /** Starts a command and opens its page. */
    public WatchedCommand(BiFunction<PrintWriter, PrintWriter, CommandLine> line, String... args) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter errors = new PrintWriter(new Watching(err), true);
        outcome = CompletableFuture.supplyAsync(
                () -> {
                    int code = line.apply(new PrintWriter(out, true), errors).execute(args);
                    url.completeExceptionally(new IllegalStateException("no page: " + err));
                    return new Outcome(code, out.toString(), err.toString());
                },
                OwnThread::run);
        HttpRequest events =
                HttpRequest.newBuilder(URI.create(url.get() + "events")).build();
        lines = CLIENT.send(events, BodyHandlers.ofLines()).body().iterator();
    }

    /** Waits until the page is sent a text. */
    public void await(String text) {
        while (!read.toString().contains(text)) {
            if (!lines.hasNext()) throw new AssertionError("the page never had " + text + " but " + read);
            read.append(lines.next()).append('\n');
        }
    }

    /** Asks the page for an action. */
    public String post(String action) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.get() + action))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    /** All that the page is sent until the command has ended. */
    public String page() {
        lines.forEachRemaining(line -> read.append(line).append('\n'));
        return read.toString();
    }

    /** What the command came to. */
    public Outcome outcome() throws Exception {
        return outcome.get(3, TimeUnit.MINUTES);
    }

    /** Notices the address. */
    private final class Watching extends Writer {
        private final StringWriter to;

        Watching(StringWriter to) {
            this.to = to;
        }

        @Override
        public void write(char[] text, int from, int count) {
            to.write(text, from, count);
            to.toString()
                    .lines()
                    .filter(line -> line.startsWith("watch: ") && line.endsWith("/"))
                    .forEach(line -> url.complete(line.substring("watch: ".length())));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
