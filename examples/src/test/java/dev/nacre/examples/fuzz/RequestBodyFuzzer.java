package dev.nacre.examples.fuzz;

import dev.nacre.cli.serve.MemoryService;
import dev.nacre.cli.serve.MemoryService.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Any bytes as the body of a request to predict: plain, gzipped, and said to be gzipped. */
public final class RequestBodyFuzzer {
    static final List<String> SEEDS = List.of(
            "{\"row\": [1, 2]}",
            "{\"rows\": [[-1.5e3, \"red\"], [null, -1], [0, \"blue\"]]}",
            "{\"rows\": [{\"size\": 1, \"colour\": \"green\"}, {\"colour\": null, \"size\": 1e38}]}",
            "{\"row\": {\"s\\u0069ze\": 0.25, \"\\ud83d\\ude00\": true}}");

    private static final MemoryService SERVICE = new MemoryService();
    private static final JsonFactory JSON = new JsonFactory();
    private static final List<Integer> STATUS = List.of(200, 400, 413);
    private static final int LONGEST_ERROR = 1000;

    private RequestBodyFuzzer() {}

    /**
     * Tries one body.
     *
     * @param bytes its content
     */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Bounded.run(bytes.length, () -> {
            Answer plain = predict(bytes, "identity");
            Answer gzipped = predict(gzip(bytes), "gzip");
            if (plain.status() != gzipped.status() || !Arrays.equals(plain.body(), gzipped.body()))
                throw new AssertionError("another answer when gzipped");
            predict(bytes, "gzip");
        });
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzipped)) {
            out.write(bytes);
        }
        return gzipped.toByteArray();
    }

    private static Answer predict(byte[] body, String coding) {
        Answer answer = SERVICE.predict(body, coding);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        if (!STATUS.contains(answer.status()) || !"application/json".equals(answer.type()))
            throw new AssertionError(answer.status() + " " + answer.type() + " " + text);
        boolean right = text.startsWith(answer.status() == 200 ? "{\"prediction" : "{\"error\":\"");
        if (!right || answer.status() != 200 && text.length() > LONGEST_ERROR) throw new AssertionError(text);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), answer.body())) {
            while (json.nextToken() != null) {}
        }
        return answer;
    }
}
