package dev.nacre.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page on writing layers shows files of the third-party project, whose build tries them by the contract kit. */
class LayerPageTest {
    private static final Path SOURCES = ShownCode.ROOT.resolve("examples/third-party/src");

    @Test
    void everyClassShownIsAFileOfTheThirdPartyProject() throws IOException {
        List<ShownCode> shown = ShownCode.of(ShownCode.ROOT.resolve("docs/write-a-layer.md"));

        assertThat(shown).hasSize(7);
        for (ShownCode code : shown) {
            String file = "java/" + code.typeName().replace('.', '/') + ".java";
            Path source = SOURCES.resolve("main").resolve(file);
            if (!Files.exists(source)) source = SOURCES.resolve("test").resolve(file);
            assertThat(code.text()).as("%s and %s", code, source).isEqualTo(Files.readString(source));
        }
    }
}
