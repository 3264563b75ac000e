package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandidatesTest {
    @Test
    void coreBringsTwoAndTheFasterComesFirst() {
        Candidates candidates = Candidates.find();
        assertThat(candidates.names()).containsExactly("jblas", "java");
        assertThat(candidates.broken()).isEmpty();
    }

    @Test
    void brokenProvidersDoNotHideTheOthers(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Blas.class.getName()), "not.There\ndev.nacre.blas.StartProgram\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, Blas.class.getClassLoader())) {
            Candidates candidates = Candidates.in(loader);
            assertThat(candidates.names()).containsExactly("jblas", "java");
            assertThat(candidates.broken()).hasSize(2);
            assertThat(candidates.broken().get(0)).contains("not.There");
            assertThat(candidates.broken().get(1)).contains("dev.nacre.blas.StartProgram");
        }
    }
}
