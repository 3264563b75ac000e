package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlasReportTest {
    private static List<String> report(String... options) throws Exception {
        List<String> all = Stream.concat(Stream.of("-XX:TieredStopAtLevel=4"), Stream.of(options))
                .toList();
        Jvm.Result result = Jvm.with(all.toArray(String[]::new)).run(ReportProgram.class);
        assertThat(result.exit()).as("%s", result).isZero();
        return result.out();
    }

    @Test
    void itTellsOfMachineLibrariesSpeedAndChoice() throws Exception {
        List<String> lines = report("-Dnacre.threads=1");
        assertThat(lines).anyMatch(line -> line.matches("platform +" + System.getProperty("os.name") + " .*"));
        assertThat(lines).anyMatch(line -> line.matches("processor +\\S.*"));
        assertThat(lines).anyMatch(line -> line.matches("java +" + System.getProperty("java.version") + " .*"));
        assertThat(lines).anyMatch(line -> line.matches("threads +1 .*"));
        assertThat(lines).anyMatch(line -> line.matches("library +jblas: .+"));
        assertThat(lines)
                .anyMatch(line -> line.matches("library +java: netlib Java11BLAS, 1 thread; \\d+\\.\\d GFLOP/s at"
                        + " 512×128×784, \\d+\\.\\d at 1024×1024×1024"));
        assertThat(lines).anyMatch(line -> line.matches(" +from file:.*classes.*"));
        assertThat(lines).last().asString().matches("used +(jblas|java), the fastest usable library");
    }

    @Test
    void itTellsWhyALibraryCannotBeUsedAndWhichIsForced() throws Exception {
        List<String> lines = report("-Dos.name=Plan 9", "-Dos.arch=mips", "-Dnacre.blas=java");
        assertThat(lines)
                .anyMatch(line -> line.matches("library +jblas: can't be used: it has no library for Plan 9.*"));
        assertThat(lines).last().asString().matches("used +java, -Dnacre.blas asks for it");
    }

    @Test
    void itComesEvenIfTheForcedLibraryCannotBeHad() throws Exception {
        assertThat(report("-Dnacre.blas=mkl"))
                .last()
                .asString()
                .matches("used +-Dnacre.blas=mkl: there is no such library; choices: jblas, java");
    }
}
