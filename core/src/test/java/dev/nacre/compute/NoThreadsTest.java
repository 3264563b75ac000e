package dev.nacre.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.nacre.blas.Jvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that can't start another thread, as in a container with a limit. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the limit is set by Linux's setrlimit")
class NoThreadsTest {
    @Test
    void loopsAreDoneByTheCallerAlone() throws Exception {
        Jvm.Result result = Jvm.with("-Dnacre.threads=4", "-Xint", "-XX:+UseSerialGC", "-Xss512m")
                .run(NoThreadsProgram.class);
        assumeTrue(result.said("start").equals("fails"), "the limit of memory does not keep threads from starting");
        assertThat(result.exit()).isZero();
        assertThat(result.said("wrong")).isEqualTo("0");
    }
}
