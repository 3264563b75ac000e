package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program does when it starts: each in a process of its own. */
class StartTest {
    private static final String NATIVES = "needs jblas's and bytedeco's natives for Linux on amd64";
    private static final String NO_GFORTRAN = "-D" + Gfortran.NAME_PROPERTY + "=libabsent.so.5";
    private static final String BYTEDECO = "linux-x86_64.jar";

    private static Jvm.Result run(Jvm jvm, String... arguments) throws Exception {
        Jvm.Result result = jvm.run(StartProgram.class, arguments);
        assertThat(result.exit()).as("%s", result).isZero();
        return result;
    }

    private static List<String> fails(Jvm jvm) throws Exception {
        Jvm.Result result = jvm.run(StartProgram.class);
        assertThat(result.exit()).isNotZero();
        return result.err();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void aBareLinuxRunsOnJavaAndSaysOnceWhyAndWhatToDo() throws Exception {
        Jvm.Result result = run(Jvm.with(NO_GFORTRAN).without(BYTEDECO));
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .singleElement()
                .asString()
                .startsWith("nacre: matrix products by java (netlib Java11BLAS, ")
                .endsWith("jblas can't be used: libgfortran.so.5 is missing"
                        + " (install the package libgfortran5, or add the module nacre-openblas)");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void aBareLinuxWithBytedecosJarRunsOnJblas() throws Exception {
        Jvm.Result result = run(Jvm.with(NO_GFORTRAN));
        assertThat(result.said("blas")).isEqualTo("jblas");
        assertThat(result.err())
                .singleElement()
                .asString()
                .startsWith("nacre: matrix products by jblas (jblas 1.2.5, ");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void theKernelsFitTheProcessorAndTheEnvironmentIsAsBefore() throws Exception {
        Jvm.Result result = run(Jvm.with(), "environment");
        String best = Kernels.best(Files.readString(Path.of("/proc/cpuinfo"))).orElse("");
        assertThat(result.said("description")).containsIgnoringCase(best + " kernels");
        assertThat(result.said("before")).isEqualTo("null");
        assertThat(result.said("after")).isEqualTo("null");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void theUsersKernelsAreKept() throws Exception {
        Jvm.Result result = run(Jvm.with().environment(Kernels.VARIABLE, "Nehalem"), "environment");
        assertThat(result.said("description")).contains("Nehalem kernels");
        assertThat(result.said("after")).isEqualTo("Nehalem");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void withoutAFolderToUnpackIntoItRunsOnJavaAndSaysWhichPropertyToSet() throws Exception {
        Jvm.Result result = run(Jvm.with("-Djava.io.tmpdir=/proc/nowhere"));
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .last()
                .asString()
                .contains("no file can be written to /proc/nowhere (set -Djava.io.tmpdir to a folder");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "Windows keeps the files of loaded libraries")
    void aKilledProgramLeavesNoFileAndTheHomeIsNotTouched(@TempDir Path temporary, @TempDir Path home)
            throws Exception {
        run(Jvm.with("-Djava.io.tmpdir=" + temporary, "-Duser.home=" + home), "halt");
        try (var left = Files.walk(temporary)) {
            assertThat(left).allMatch(Files::isDirectory);
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void onAPlatformThatJblasDoesNotKnowItRunsOnJava() throws Exception {
        Jvm.Result result = run(Jvm.with("-Dos.name=Plan 9", "-Dos.arch=mips"));
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .singleElement()
                .asString()
                .endsWith("jblas can't be used: it has no library for Plan 9 on mips (add the module nacre-openblas)");
    }

    @Test
    void theLineCanBeSilenced() throws Exception {
        assertThat(run(Jvm.with("-Dnacre.quiet=true")).err()).isEmpty();
    }

    @Test
    void aForcedLibraryIsUsed() throws Exception {
        Jvm.Result result = run(Jvm.with("-Dnacre.blas=java"));
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .singleElement()
                .asString()
                .startsWith("nacre: matrix products by java (netlib Java11BLAS, ");
    }

    @Test
    void anUnknownForcedNameIsRefusedWithTheChoices() throws Exception {
        assertThat(fails(Jvm.with("-Dnacre.blas=mkl")))
                .first()
                .asString()
                .contains("SettingException: -Dnacre.blas=mkl: there is no such library; choices: jblas, java");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void aForcedLibraryThatCannotBeUsedIsRefusedWithTheReason() throws Exception {
        assertThat(fails(Jvm.with("-Dnacre.blas=jblas", NO_GFORTRAN).without(BYTEDECO)))
                .first()
                .asString()
                .contains("-Dnacre.blas=jblas can't be used: libgfortran.so.5 is missing", "choices: jblas, java");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "abc", "-1", "", "1025", "1000000000"})
    void aWrongNumberOfThreadsIsOneLineEachTimeItIsNeeded(String threads) throws Exception {
        Jvm.Result result = Jvm.with("-Dnacre.threads=" + threads).run(ThreadsProgram.class);
        String refused = "SettingException -Dnacre.threads=" + threads + " must be a whole number from 1 to 1024";
        assertThat(result.out()).hasSize(6).allMatch(refused::equals);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void javasBitsDoNotDependOnTheNumberOfThreads() throws Exception {
        String one = run(Jvm.with("-Dnacre.blas=java", "-Dnacre.threads=1")).said("bits");
        for (String threads : new String[] {"2", "3", "7"})
            assertThat(run(Jvm.with("-Dnacre.blas=java", "-Dnacre.threads=" + threads))
                            .said("bits"))
                    .isEqualTo(one);
    }

    @Test
    void theVectorModuleIsUsedWhereItIsThere() throws Exception {
        Jvm.Result result = run(Jvm.with("--add-modules", "jdk.incubator.vector", "-Dnacre.blas=java"));
        assertThat(result.said("description")).startsWith("netlib VectorBLAS");
    }

    @Test
    void aProgramsOwnLogGetsTheLine() throws Exception {
        Path configuration = Files.createTempFile("nacre", ".properties");
        Files.writeString(
                configuration,
                "handlers=java.util.logging.ConsoleHandler\n"
                        + "java.util.logging.SimpleFormatter.format=%3$s %4$s %5$s%n\n");
        try {
            assertThat(run(Jvm.with("-Djava.util.logging.config.file=" + configuration))
                            .err())
                    .singleElement()
                    .asString()
                    .startsWith("dev.nacre INFO matrix products by ");
        } finally {
            Files.delete(configuration);
        }
    }
}
