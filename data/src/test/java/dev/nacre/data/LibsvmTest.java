package dev.nacre.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nacre.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibsvmTest {
    private static final String TEXT = "# two classes\n+1 1:0.5 3:-2 # a comment\n\n-1 2:1e-1\n1\n";

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.libsvm"), text);
    }

    @Test
    void linesBecomeDenseSamples() throws IOException {
        Dataset data = new Libsvm().read(file(TEXT));

        assertThat(data.labels()).containsExactly("-1", "1");
        assertThat(data.classes()).containsExactly(1, 0, 1);
        assertThat(data.samples().x().rows).isEqualTo(3);
        assertThat(data.samples().x().data).containsExactly(0.5f, 0, -2, 0, 0.1f, 0, 0, 0, 0);
    }

    @Test
    void targetsMayBeNumbersAndFeaturesMoreThanTurnUp() throws IOException {
        Dataset data = new Libsvm(4, false).read(file("2.5 1:1\n-1e2 4:2\n"));

        assertThat(data.labels()).isEmpty();
        assertThat(data.samples().t().data).containsExactly(2.5f, -100);
        assertThat(data.samples().x().data).containsExactly(1, 0, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void aGzippedFileIsStreamed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(TEXT.getBytes(UTF_8));
        }
        Path file = Files.write(folder.resolve("t.gz"), bytes.toByteArray());

        StreamedDataset data = new Libsvm().stream(file);

        assertThat(data.sampleCount()).hasValue(3);
        assertThat(data.labels()).containsExactly("-1", "1");
        Batch batch = data.inOrder(3).next();
        assertThat(batch.x().data).isEqualTo(new Libsvm().read(file).samples().x().data);
        assertThat(batch.t().data).containsExactly(0, 1, 1, 0, 0, 1);
    }

    private void refused(Libsvm format, String text, String message) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> format.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + message);
    }

    @Test
    void whatIsWrongIsRefusedWithLineAndRemedy() throws IOException {
        Libsvm format = new Libsvm();
        refused(
                format,
                "1 1:2\n1 x\n",
                ", line 2: \"x\" is not a feature; write index:value, with indices counted from 1");
        refused(
                format,
                "1 0:2\n",
                ", line 1: \"0:2\" is not a feature; write index:value, with indices counted from 1");
        refused(format, "1 2:1 2:3\n", ", line 1: index 2 follows 2; indices must be in ascending order");
        refused(format, "1 2:nan\n", ", line 1: \"nan\" is not a finite number; correct it");
        refused(format, "2:1\n", ", line 1: \"2:1\" in place of the target; begin the line with a class or a number");
        refused(
                new Libsvm(1, true),
                "1 2:1\n",
                ", line 1: there is no feature 2, only 1; set a larger number of features");
        refused(new Libsvm(1, false), "a 1:1\n", ", line 1: \"a\" is not a finite number; correct it");
        refused(format, "1\n", ": no line has a feature, such as 1:0.5 after the target");
        refused(new Libsvm(1, true), "#\n", ": contains no sample");
        Path file = Files.writeString(folder.resolve("t.gz"), TEXT);
        assertThatThrownBy(() -> format.read(file)).hasMessage(file + ": its name ends in .gz, but it is not gzipped");
    }
}
