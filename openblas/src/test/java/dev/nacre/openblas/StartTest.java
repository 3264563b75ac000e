package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nacre.blas.Jvm;
import dev.nacre.blas.StartProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a program does when it starts with this module on its class path: each in a process of its own. */
class StartTest {
    private static final String NATIVES = "checks what Linux on amd64 loads";

    private static Jvm.Result run(Jvm jvm) throws Exception {
        Jvm.Result result = jvm.run(StartProgram.class, "environment");
        assertThat(result.exit()).as("%s", result).isZero();
        return result;
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void onTheClassPathIsEnough() throws Exception {
        Jvm.Result result = run(Jvm.with("-Dnacre.threads=2"));
        assertThat(result.said("blas")).isEqualTo("openblas");
        assertThat(result.err())
                .singleElement()
                .asString()
                .matches("nacre: matrix products by openblas "
                        + "\\(OpenBLAS 0\\.3\\.31, \\w+( and Haswell)? kernels, 2 threads\\)");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void theUsersKernelsAndThreadsAreKeptInTheEnvironment() throws Exception {
        Jvm.Result result = run(Jvm.with().environment("OPENBLAS_CORETYPE", "Haswell"));
        assertThat(result.said("description")).startsWith("OpenBLAS 0.3.31, Haswell kernels,");
        assertThat(result.said("after")).isEqualTo("Haswell");
        Jvm.Result threads = Jvm.with().environment("OPENBLAS_NUM_THREADS", "5").run(LoadingProgram.class);
        assertThat(threads.said("variable")).isEqualTo("5");
        assertThat(threads.said("own")).isEqualTo("1");
        assertThat(Jvm.with().run(LoadingProgram.class).said("variable")).isEqualTo("null");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void aLibraryThatNeedsAnotherOpenBlasByNameDoesNotGetOurs() throws Exception {
        Jvm.Result result = Jvm.with().run(LoadingProgram.class);
        assertThat(result.said("ours")).isEqualTo("true");
        assertThat(result.said("again")).isEqualTo("true");
        assertThat(result.said("theirs")).isEqualTo("false");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void itBringsJblasWhatABareLinuxLacks() throws Exception {
        Jvm.Result result = run(Jvm.with("-Dnacre.blas=jblas", "-Dnacre.test.libgfortran=libabsent.so.5"));
        assertThat(result.said("blas")).isEqualTo("jblas");
    }

    @Test
    void ifThereIsNoLibraryForThePlatformTheNextOneTakesOver() throws Exception {
        Jvm.Result result = Jvm.with("-Dos.name=Plan 9", "-Dos.arch=mips").run(StartProgram.class);
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .singleElement()
                .asString()
                .contains("; openblas can't be used: OpenBLAS has no library for Plan 9-mips");
    }

    @Test
    void ifTheLibraryIsNotOnTheClassPathTheNextOneTakesOver() throws Exception {
        Jvm.Result result = run(Jvm.with().without("openblas-0.3"));
        assertThat(result.said("blas")).isIn("jblas", "java");
        assertThat(result.err())
                .singleElement()
                .asString()
                .contains("; openblas can't be used: org/bytedeco/openblas/", " is not on the class path");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void ifItCannotBeUnpackedTheNextOneTakesOver() throws Exception {
        String nowhere = "=/proc/nowhere";
        Jvm.Result result = Jvm.with(
                        "-Dorg.bytedeco.javacpp.cachedir" + nowhere,
                        "-Duser.home" + nowhere,
                        "-Djava.io.tmpdir" + nowhere)
                .run(StartProgram.class);
        assertThat(result.said("blas")).isEqualTo("java");
        assertThat(result.err())
                .last()
                .asString()
                .contains(
                        "; openblas can't be used: ", "; jblas can't be used: no file can be written to /proc/nowhere");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = NATIVES)
    void theSameNumberOfThreadsGivesTheSameBits() throws Exception {
        for (String threads : new String[] {"1", "2", "3"}) {
            Jvm jvm = Jvm.with("-Dnacre.threads=" + threads);
            assertThat(run(jvm).said("bits")).isEqualTo(run(jvm).said("bits"));
        }
    }
}
