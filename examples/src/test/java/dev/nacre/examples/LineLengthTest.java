package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds what the formatter leaves alone: comments and strings. */
class LineLengthTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int LONGEST = 120;

    @Test
    void noLineOfJavaIsLongerThan120Characters() throws IOException {
        List<Path> files = javaFiles();
        assertThat(files)
                .as("Java files below %s", ROOT)
                .hasSizeGreaterThan(500)
                .contains(
                        ROOT.resolve("core/src/main/java/dev/nacre/Layer.java"),
                        ROOT.resolve("examples/src/test/java/dev/nacre/examples/LineLengthTest.java"));
        List<String> tooLong = new ArrayList<>();
        for (Path file : files) tooLong.addAll(tooLong(ROOT.relativize(file), Files.readAllLines(file)));
        assertThat(tooLong)
                .as("lines longer than %d characters; wrap them", LONGEST)
                .isEmpty();
    }

    @Test
    void aLineThatIsTooLongIsNamedByFileAndNumber() {
        List<String> lines = List.of("×".repeat(LONGEST), "", "×".repeat(LONGEST + 1));
        assertThat(tooLong(Path.of("Some.java"), lines)).containsExactly("Some.java:3 has 121 characters");
    }

    private static List<String> tooLong(Path file, List<String> lines) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int length = lines.get(i).codePointCount(0, lines.get(i).length());
            if (length > LONGEST) found.add(file + ":" + (i + 1) + " has " + length + " characters");
        }
        return found;
    }

    /** Those of the repository's modules and examples, without what builds write into {@code target}. */
    private static List<Path> javaFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                boolean skipped = !folder.equals(ROOT) && (name.equals("target") || name.startsWith("."));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) files.add(file);
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }
}
