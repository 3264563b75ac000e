package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.nacre.blas.JavaBlas;
import dev.nacre.blas.NativeFiles;
import dev.nacre.blas.NetlibBridge;
import java.lang.invoke.MethodHandle;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideTest {
    private static String cpuinfo(String vendor, String family, String flags) {
        return "processor\t: 0\nvendor_id\t: %s\ncpu family\t: %s\nflags\t\t: %s\n".formatted(vendor, family, flags);
    }

    @ParameterizedTest
    @CsvSource({
        "AuthenticAMD, 25, fpu avx2 avx512f avx512dq, true",
        "AuthenticAMD, 25, fpu avx2, false",
        "AuthenticAMD, 26, fpu avx2 avx512f avx512dq, false",
        "GenuineIntel, 6, fpu avx2 avx512f, false"
    })
    void itIsForZen4Alone(String vendor, String family, String flags, boolean faster) {
        assertThat(Wide.isFaster(cpuinfo(vendor, family, flags))).isEqualTo(faster);
    }

    @Test
    void aProcessorThatTellsNothingIsNone() {
        assertThat(Wide.isFaster("")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1024, 256, 784, true", "1024, 255, 784, false", "32, 256, 64, false", "70000, 70000, 70000, true"})
    void onlyProductsWithManyColumnsThatAreNotSmallAreWide(int m, int n, int k, boolean wide) {
        assertThat(Wide.isWide("N", "T", m, n, k)).isEqualTo(wide);
    }

    /** On whatever processor: all that runs this library's AVX-512 kernels, or AVX-2, runs these too. */
    @Test
    void theCopyMultipliesAsJavaDoes() throws Throwable {
        assumeThat(new OpenBlas().unusable()).isEmpty();
        assumeThat(System.getProperty("os.name") + System.getProperty("os.arch"))
                .isEqualTo("Linuxamd64");
        try (NativeFiles files = Library.files();
                Library library = Library.load(files);
                Library copy = Library.again(files, "HASWELL")) {
            assertThat(copy.path()).isNotEqualTo(library.path()).hasSameBinaryContentAs(library.path());
            assertThat(copy.kernels()).isEqualTo("Haswell");
            Wide wide = new Wide(copy.kernels(), NetlibBridge.to(copy.path()).sgemm());
            check(wide.where(NetlibBridge.to(library.path()).sgemm()));
        }
    }

    private static void check(MethodHandle sgemm) throws Throwable {
        Random random = new Random(1);
        for (int n : new int[] {3, 255, 256, 300}) {
            int m = 70;
            int k = 90;
            float[] a = random(random, m * k);
            float[] b = random(random, k * n);
            float[] c = random(random, m * n);
            float[] expected = c.clone();
            new JavaBlas().sgemm(true, false, m, n, k, 0.5f, a, 0, k, b, 0, k, 2, expected, 0, m);
            sgemm.invokeExact("T", "N", m, n, k, 0.5f, a, 0, k, b, 0, k, 2f, c, 0, m);
            assertThat(c).containsExactly(expected, Offset.offset(1e-4f));
        }
    }

    private static float[] random(Random random, int length) {
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) numbers[i] = random.nextFloat() - 0.5f;
        return numbers;
    }
}
