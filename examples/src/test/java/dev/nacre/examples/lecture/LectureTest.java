package dev.nacre.examples.lecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the course. */
class LectureTest {
    @TempDir
    private Path folder;

    static Set<String> names() {
        return Drawing.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void allAxesOfAPictureHaveNames(String name) {
        Sheet sheet = Drawing.picture(name);

        assertThat(sheet.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.lines()).isNotEmpty();
            assertThat(sheet.svg())
                    .contains(">" + panel.x().name() + "<", ">" + panel.y().name() + "<");
        });
    }

    /** With the picture whose training amplifies the last bits most. */
    @Test
    void aPictureIsTheSameOnAnyNumberOfThreads() throws Exception {
        assertThat(drawn(1)).isEqualTo(drawn(2)).contains("polyline");
    }

    private String drawn(int threads) throws Exception {
        Path out = folder.resolve(Integer.toString(threads));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(
                        java,
                        "-Dnacre.threads=" + threads,
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.nacre.examples.Main",
                        "lecture",
                        "--picture",
                        "gap",
                        "--out",
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "output"))
                .start();
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("output")))
                .isZero();
        return Files.readString(out.resolve("gap.svg"));
    }
}
