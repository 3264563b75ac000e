package dev.nacre.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    private static void write(Path file, String text) throws IOException {
        AtomicFile.write(file, channel -> channel.write(ByteBuffer.wrap(text.getBytes())));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("model");
        write(file, "old");
        write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aFailureKeepsTheOldFileAndLeavesNothing() throws IOException {
        Path file = folder.resolve("model");
        write(file, "old");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    channel.write(ByteBuffer.allocate(100));
                    throw new IOException("the cable fell out");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " could not be written: the cable fell out; the old file is unchanged");
        assertThatThrownBy(() -> AtomicFile.write(file, channel -> {
                    throw new IllegalStateException("a bug");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void anInterruptedThreadWritesAndStaysInterrupted() throws IOException {
        Path file = folder.resolve("model");
        Thread.currentThread().interrupt();
        write(file, "before");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("before");
        AtomicFile.write(file, channel -> {
            channel.write(ByteBuffer.wrap("one ".getBytes()));
            Thread.currentThread().interrupt();
            channel.write(ByteBuffer.wrap("two".getBytes()).asReadOnlyBuffer());
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasContent("one two");
        assertThat(names()).containsExactly("model");
    }

    @Test
    void aLinkIsFollowed() throws IOException {
        Path file = folder.resolve("model-7");
        write(file, "old");
        Path link = Files.createSymbolicLink(folder.resolve("model"), file.getFileName());
        write(link, "new");
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }

    @Test
    void onlyAFileInAFolderThatIsThereIsWritten() {
        assertThatThrownBy(() -> write(folder, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> write(folder.resolve("none/model"), "x"))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the folder " + folder.resolve("none") + " does not exist");
    }

    @Test
    void aDeviceIsNotReplaced() {
        Path device = Path.of("/dev/null");
        assumeThat(device).as("a Unix system's null device").exists();
        assertThatThrownBy(() -> write(device, "x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a device");
    }

    @Test
    void aTextIsWrittenInUtf8() throws IOException {
        Path file = folder.resolve("report.html");
        AtomicFile.write(file, "3 × 4");
        assertThat(file).hasContent("3 × 4");
        assertThat(names()).containsExactly("report.html");
    }

    @Test
    void whetherAFileCanBeWrittenIsTriedWithoutTouchingIt() throws IOException {
        Path file = folder.resolve("model");
        AtomicFile.check(file);
        assertThat(names()).isEmpty();
        write(file, "old");
        AtomicFile.check(file);
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("model");
        assertThatThrownBy(() -> AtomicFile.check(folder)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> AtomicFile.check(folder.resolve("none/model")))
                .hasMessageContaining("does not exist; create it first");
    }

    @Test
    void aFileThatIsReadOnlyIsNotReplaced() throws IOException {
        Path file = folder.resolve("model");
        write(file, "old");
        assertThat(file.toFile().setReadOnly()).isTrue();
        assumeThat(Files.isWritable(file))
                .as("this user is bound by permissions")
                .isFalse();
        String message = file + " could not be written: permission denied; the old file is unchanged";
        assertThatThrownBy(() -> write(file, "new")).hasMessage(message);
        assertThatThrownBy(() -> AtomicFile.check(file)).hasMessage(message);
        assertThat(file).hasContent("old");
    }

    @Test
    void aFolderThatIsReadOnlyIsNamedWithItsReason() {
        Path file = Path.of("/proc/model");
        assumeThat(file.getParent()).as("Linux's read-only folder of processes").exists();
        assertThatThrownBy(() -> AtomicFile.check(file))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("/proc/model could not be written: (no such file or folder|permission denied)");
    }

    @Test
    void aFullDiskIsFoundBeforeTheWork() throws Exception {
        onSmallDisk(() -> {
            Path file = folder.resolve("model");
            Files.write(folder.resolve("other"), new byte[65536]);
            assertThatThrownBy(() -> AtomicFile.check(file))
                    .hasMessage(file + " could not be written: No space left on device");
            assertThat(names()).containsExactly("other");
        });
    }

    @Test
    void aFullDiskGivesAClearErrorAndKeepsTheOldFile() throws Exception {
        onSmallDisk(() -> {
            Path file = folder.resolve("model");
            TensorFile.write(file, Map.of(), List.of(new Tensor("old", List.of(5000L), new float[5000])));
            byte[] old = Files.readAllBytes(file);
            Tensor large = new Tensor("new", List.of(12000L), new float[12000]);
            assertThatThrownBy(() -> TensorFile.write(file, Map.of(), List.of(large)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(file + " could not be written: No space left on device; the old file is unchanged");
            assertThat(file).hasBinaryContent(old);
            assertThat(names()).containsExactly("model");
        });
    }

    private interface Steps {
        void run() throws Exception;
    }

    /** With a disk of 64 KiB in place of the folder. */
    private void onSmallDisk(Steps steps) throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=64k", "none", folder.toString()))
                .as("this user may mount a small file system")
                .isZero();
        try {
            steps.run();
        } finally {
            run("umount", folder.toString());
        }
    }

    private static int run(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // no such program here
        }
    }
}
