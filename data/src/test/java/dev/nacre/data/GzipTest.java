package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file that decompresses to more than memory has is refused early. */
class GzipTest {
    private static final String REFUSED = ": decompresses to more than 200 times its size, ";
    private static final int MEGABYTES = 66;

    @TempDir
    private Path folder;

    @AfterEach
    void reset() {
        System.clearProperty("nacre.gzipRatio");
    }

    /** Compresses a beginning and many megabytes of one line. */
    private Path bomb(String name, byte[] beginning, String line) throws IOException {
        byte[] megabyte = line.repeat((1 << 20) / line.length()).getBytes(StandardCharsets.US_ASCII);
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.write(beginning);
            for (int i = 0; i < MEGABYTES; i++) out.write(megabyte);
        }
        return file;
    }

    @Test
    void aTable() throws IOException {
        Path file = bomb("table.csv.gz", new byte[0], " ".repeat(1022) + "1\n");
        assertThatThrownBy(() -> new Csv(new Target.None()).read(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(file + REFUSED)
                .hasMessageEndingWith("if that is right, decompress it first, or allow more by -Dnacre.gzipRatio=1100");
    }

    @Test
    void sparseText() throws IOException {
        Path file = bomb("sparse.gz", new byte[0], " ".repeat(1018) + "1 1:1\n");
        assertThatThrownBy(() -> new Libsvm().read(file)).hasMessageStartingWith(file + REFUSED);
    }

    @Test
    void images() throws IOException {
        byte[] header = ByteBuffer.allocate(8)
                .putInt(0x00000801)
                .putInt(MEGABYTES << 20)
                .array();
        Path file = bomb("labels.gz", header, "a".repeat(1024));
        assertThatThrownBy(() -> IdxFile.read(file)).hasMessageStartingWith(file + REFUSED);
    }

    @Test
    void aFileThatIsRightIsReadWithAnotherLimit() throws IOException {
        System.setProperty("nacre.gzipRatio", "1100");
        Path file = bomb("table.csv.gz", new byte[0], " ".repeat(1022) + "1\n");
        assertThat(new Csv(new Target.None()).read(file).size()).isEqualTo(MEGABYTES << 10);
    }
}
