package dev.nacre.cli.serve;

import dev.nacre.data.OneHot;
import dev.nacre.tables.TableModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** The service without a network, for fuzzers. Its rows have a size and a colour, both may be missing. */
public final class MemoryService {
    private final Requests requests = new Requests(
            new ServedTable(new TableModel(
                    CategoriesTest.model(new OneHot(List.of(1), List.of(List.of("blue", "green", "red"))), true))),
            new Limits(1 << 14, 20, 1, Duration.ofMinutes(1)));

    /** Nothing is stopped or closed. */
    public MemoryService() {}

    /** What came back. */
    public record Answer(int status, String type, byte[] body) {}

    /** Sends a body to {@code POST /predict}, as {@code application/json}. */
    public Answer predict(byte[] body, String coding) {
        MemoryExchange exchange = new MemoryExchange(body);
        exchange.getRequestHeaders().set("Content-Type", "application/json");
        exchange.getRequestHeaders().set("Content-Encoding", coding);
        try {
            requests.handle(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException("in memory nothing breaks off", e);
        }
        return new Answer(
                exchange.getResponseCode(), exchange.getResponseHeaders().getFirst("Content-Type"), exchange.answer());
    }
}
