package dev.nacre.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A second or two of each target in the build: seeds, and seeds with some random changes. */
class MutationsTest {
    private static final long SEED = 16;
    private static final int MOST_CHANGES = 8;
    private static final String MARKS = "\"',;:.-+/\\[]{}()=@$*?\n\r\t \0eE019ax\u00e9\u2028\ud83d\ude00";

    private interface Fuzzer {
        void run(byte[] bytes) throws IOException;
    }

    private static void tryAll(Fuzzer fuzzer, List<String> seeds, int tries) {
        List<byte[]> inputs = seeds.stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < tries; i++) {
            byte[] bytes = inputs.get(i % inputs.size());
            if (i >= inputs.size()) bytes = changed(bytes, inputs, random);
            byte[] input = bytes;
            assertThatCode(() -> fuzzer.run(input))
                    .as("input %d, %s", i, HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
        }
    }

    private static byte[] changed(byte[] bytes, List<byte[]> others, SplittableRandom random) {
        byte[] result = bytes;
        for (int left = 1 + random.nextInt(MOST_CHANGES); left > 0; left--) {
            int from = random.nextInt(result.length + 1);
            int to = Math.min(result.length, from + random.nextInt(1 + (random.nextBoolean() ? 3 : 40)));
            result = replaced(result, from, to, piece(result, others, random));
        }
        return result;
    }

    /** A mark, any byte, nothing, many of a mark, or a part of this input or another. */
    private static byte[] piece(byte[] bytes, List<byte[]> others, SplittableRandom random) {
        String mark = MARKS.substring(random.nextInt(MARKS.length())).substring(0, 1);
        return switch (random.nextInt(6)) {
            case 0 -> mark.getBytes(StandardCharsets.UTF_8);
            case 1 -> new byte[] {(byte) random.nextInt()};
            case 2 -> new byte[0];
            case 3 -> mark.repeat(random.nextInt(300)).getBytes(StandardCharsets.UTF_8);
            case 4 -> part(bytes, random);
            default -> part(others.get(random.nextInt(others.size())), random);
        };
    }

    private static byte[] part(byte[] bytes, SplittableRandom random) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = Arrays.copyOf(bytes, from + by.length + bytes.length - to);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }

    @Test
    void tables() {
        tryAll(CsvFuzzer::fuzzerTestOneInput, CsvFuzzer.SEEDS, 250);
    }

    @Test
    void requestBodies() {
        tryAll(RequestBodyFuzzer::fuzzerTestOneInput, RequestBodyFuzzer.SEEDS, 3000);
    }

    @Test
    void commandLines() {
        tryAll(CommandLineFuzzer::fuzzerTestOneInput, CommandLineFuzzer.SEEDS, 100);
    }
}
