package dev.nacre.examples.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * What fuzzers have found, tried once more: of the inputs that {@code examples/fuzz} kept, the smallest ones that are
 * refused for a reason of their own.
 */
class CorpusTest {
    private static final int INPUTS = 120;

    private interface Fuzzer {
        void run(byte[] bytes) throws IOException;
    }

    private static void tryAll(String archive, Fuzzer fuzzer) throws IOException {
        int count = 0;
        try (ZipInputStream zip = new ZipInputStream(CorpusTest.class.getResourceAsStream(archive))) {
            for (ZipEntry entry; (entry = zip.getNextEntry()) != null; count++) {
                byte[] bytes = zip.readAllBytes();
                assertThatCode(() -> fuzzer.run(bytes)).as(entry.getName()).doesNotThrowAnyException();
            }
        }
        assertThat(count).isEqualTo(INPUTS);
    }

    @Test
    void modelFiles() throws IOException {
        tryAll("ModelFileFuzzer.zip", ModelFileFuzzer::fuzzerTestOneInput);
    }

    @Test
    void networkTexts() throws IOException {
        tryAll("NetworkTextFuzzer.zip", NetworkTextFuzzer::fuzzerTestOneInput);
    }

    @Test
    void onnxFiles() throws IOException {
        tryAll("OnnxFuzzer.zip", OnnxFuzzer::fuzzerTestOneInput);
    }
}
