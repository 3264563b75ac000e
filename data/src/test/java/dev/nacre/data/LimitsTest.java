package dev.nacre.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.Samples;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than a matrix or than the memory, or that say so, and files that are none. */
class LimitsTest {
    private static final Target NUMBER = new Target.Number(new Column.Last());

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void whatDoesNotFitIntoAMatrixIsNamedWithItsSize() throws IOException {
        Path file = file("t.libsvm", "1 1:1\n2 999999999:1\n3 1:1\n");
        assertThatThrownBy(() -> new Libsvm().read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": 3 × 999999999 numbers (samples × numbers of each) are more than the 2147483639"
                        + " that a matrix can hold; stream the data, or leave out samples or features");
    }

    /** Sixty-four of these samples would not fit into a matrix. */
    @Test
    void oneSampleOfFortyMillionFeaturesIsRead() throws IOException {
        Samples samples =
                new Libsvm(0, false).read(file("t.libsvm", "1 40000000:5\n")).samples();
        assertThat(samples.x().rows).isEqualTo(40_000_000);
        assertThat(samples.x().data[39_999_999]).isEqualTo(5);
    }

    @Test
    void whatDoesNotFitIntoTheMemoryIsNamedWithItsSize() {
        assertThat(Memory.problem(10, 1_000_000, 30_000_000))
                .isEqualTo("10 × 1000000 numbers (samples × numbers of each) take 40 MB, but this JVM has at most 30 MB"
                        + " (more with -Xmx)");
        assertThat(Memory.problem(10, 1_000_000, 40_000_000)).isNull();
        assertThat(Memory.problem(Long.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE))
                .contains("a matrix can hold");
        assertThat(Memory.problem(Long.MAX_VALUE, 0, 1)).isNull();
    }

    @Test
    void aSmallHeapGivesOneMessageForEachFile() throws Exception {
        file("sparse.libsvm", "1 30000000:1\n2 1:1\n");
        file("wide.csv", wide());
        file("small.libsvm", "1 3:1\n2 1:1\n");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("bomb.gz")))) {
            out.write(new byte[] {0, 0, 8, 2, 0x40, 0, 0, 0, 0, 0, 0, 1});
        }
        Path images = Files.createDirectories(folder.resolve("images/cat"));
        Path png = Files.write(images.resolve("1.png"), pngHeader(30_000, 30_000));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LimitsProgram.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> said = process.inputReader().lines().toList();

        assertThat(said).hasSize(8);
        assertThat(said.get(0))
                .startsWith("sparse DataException " + folder.resolve("sparse.libsvm") + ": 2 × 30000000 numbers")
                .contains("take 240 MB, but this JVM has at most");
        String idx = "IdxException " + folder.resolve("bomb.gz") + ": its header announces 1073741824 × 1 values,"
                + " which take 5369 MB, but this JVM has at most ";
        assertThat(said.get(1)).startsWith("idx " + idx).endsWith("give it more with -Xmx");
        assertThat(said.get(2)).startsWith("labels " + idx);
        assertThat(said.get(3))
                .startsWith("images DataException " + png + ": has 30000 × 30000 pixels, more than the ")
                .endsWith(" that can be read with this JVM's memory (more with -Xmx); make the image smaller, or remove"
                        + " it");
        assertThat(said.get(4))
                .startsWith("buffer IllegalArgumentException a batch of 1 × 30000002 numbers")
                .endsWith("use a smaller batch size");
        assertThat(said.get(5))
                .startsWith("batch IllegalArgumentException a batch of 1000000000 × 5 numbers")
                .endsWith("are more than the 2147483639 that a matrix can hold; use a smaller batch size");
        assertThat(said.get(6)).isEqualTo("wide [0.999, 500.999, word]");
        assertThat(said.get(7)).isEqualTo("small 2");
    }

    /** A million different numbers; the last column is one of categories, as its last row shows. */
    private static String wide() {
        StringBuilder text = new StringBuilder(1 << 23);
        for (int row = 0; row < 500; row++) {
            for (int column = 0; column < 1999; column++)
                text.append(row).append('.').append(column).append(',');
            text.append(row < 499 ? row % 2 * 500 + ".999" : "word").append('\n');
        }
        return text.toString();
    }

    @Test
    void anImageOfTooManyPixelsIsRefusedByItsHeader() throws IOException {
        Path images = Files.createDirectories(folder.resolve("cat"));
        Path png = Files.write(images.resolve("1.png"), pngHeader(30_000, 30_000));
        assertThatThrownBy(() -> new ImageFolder(8, 8, true).read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(png + ": has 30000 × 30000 pixels, more than the ");
    }

    /** Resized across first, it would have 2,400,000,000 pixels in between. */
    @Test
    void aHighAndNarrowImageIsResizedToALowAndWideOne() {
        Pixels column = Pixels.of(new BufferedImage(1, 40_000, BufferedImage.TYPE_BYTE_GRAY));
        assertThat(column.resized(60_000, 1).channels()[2]).hasSize(60_000).containsOnly(0);
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes())
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n', 0, 0, 0, 13});
        png.write(chunk);
        png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return png.toByteArray();
    }

    @Test
    void theSizeOfImagesIsCheckedAsAShape() {
        assertThatThrownBy(() -> new ImageFolder(65536, 65536, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sample can't have 65536 × 65536 × 1 numbers");
    }

    @Test
    void anIdxFileThatIsShorterThanItSaysIsNotAllocated() throws IOException {
        byte[] start = {0, 0, 8, 2, 0x40, 0, 0, 0, 0, 0, 0, 1, 7};
        Path file = Files.write(folder.resolve("t"), start);
        assertThatThrownBy(() -> Idx.read(file))
                .isInstanceOf(IdxException.class)
                .hasMessageStartingWith(
                        file + ": is cut off, it contains only 1 values, but its header announces" + " 1073741824 × 1");
    }

    @Test
    void aTableOfTwentyThousandColumnsIsRead() throws IOException {
        String names = IntStream.range(0, 20_000).mapToObj(i -> "gene" + i).collect(Collectors.joining(","));
        String row = "1.5,".repeat(20_000);
        Path file = file("genes.csv", names + ",class\n" + row + "a\n" + row + "b\n");
        Target target = new Target.Classes(new Column.Named("class"), List.of());
        Dataset data = new Csv(target).with(new Categories.Detect()).read(file);
        assertThat(data.inputs()).isEqualTo(20_000);
        assertThat(data.features().get(19_999)).isEqualTo("gene19999");
        assertThat(data.samples().x().data).hasSize(40_000).containsOnly(1.5f);
        assertThat(new Csv(target).stream(file).inputs()).isEqualTo(20_000);
    }

    @Test
    void aTableOfMoreColumnsThanTheLimitIsRefused() throws IOException {
        Path file = file("t.csv", ",".repeat(CsvTable.MOST_COLUMNS));
        assertThatThrownBy(() -> new Csv(NUMBER).read(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("limit of 1000000 fields");
    }

    @Test
    void aLongCellIsShortenedInTheMessage() throws IOException {
        Path file = file("t.csv", "a,b\n1,2\n\"" + "x".repeat(1 << 20) + "\",2\n");
        assertThatThrownBy(() -> new Csv(NUMBER).read(file))
                .isInstanceOf(CsvException.class)
                .hasMessageStartingWith(file + ", line 3, column 1 (a): \"xxx")
                .hasMessageEndingWith("is not a number; correct it, or read the column as categories (Categories)")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1100));
    }

    /** A reader would wait for a writer, or read the pipe a second time. */
    @Test
    void aPipeIsRefusedWhereAFileIsReadTwice() throws Exception {
        Path pipe = pipe();
        List.<ThrowingCallable>of(
                        () -> Idx.read(pipe), () -> new Libsvm().read(pipe), () -> new Csv(NUMBER).stream(pipe))
                .forEach(reading -> assertThatThrownBy(reading)
                        .isInstanceOf(FileSystemException.class)
                        .hasMessage(pipe + ": is a pipe or a device; copy its content to a file, and name that"));
    }

    @Test
    void aTableIsReadFromAPipe() throws Exception {
        Path pipe = pipe();
        var writing = CompletableFuture.runAsync(() -> {
            try {
                Files.writeString(pipe, "a,b\n1,2\n3,4\n", StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(new Csv(NUMBER).read(pipe).samples().x().data).containsExactly(1, 3);
        writing.join();
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeThat(Path.of("/usr/bin/mkfifo"))
                .as("the program that makes pipes")
                .isExecutable();
        new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();
        return pipe;
    }
}
