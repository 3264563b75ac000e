package dev.nacre.blas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KernelsTest {
    private static String cpu(String flags) {
        return "processor\t: 0\nmodel name\t: Some CPU\nflags\t\t: fpu sse2 " + flags + "\nbogomips\t: 5192.30\n";
    }

    @Test
    void aProcessorWithAllOfAvx512GetsTheSkylakeKernels() {
        assertThat(Kernels.best(cpu("fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl")))
                .contains("SKYLAKEX");
    }

    @Test
    void oneMissingFlagOfAvx512MeansHaswell() {
        for (String missing : new String[] {"avx512f", "avx512dq", "avx512cd", "avx512bw", "avx512vl"})
            assertThat(Kernels.best(cpu(
                            "fma avx2 avx512f avx512dq avx512cd avx512bw avx512vl avx512_bf16".replace(missing, "x"))))
                    .as("without %s", missing)
                    .contains("HASWELL");
    }

    @Test
    void withoutAvx2OrFmaOpenBlasLooksForItself() {
        assertThat(Kernels.best(cpu("avx avx2"))).isEmpty();
        assertThat(Kernels.best(cpu("avx fma fma4"))).isEmpty();
        assertThat(Kernels.best("Features : fp asimd\n")).isEmpty();
        assertThat(Kernels.best("")).isEmpty();
    }
}
