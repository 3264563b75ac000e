package dev.nacre.openblas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ludovic.netlib.blas.BLAS;
import dev.nacre.tck.BlasContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpenBlasTest extends BlasContract {
    private final OpenBlas blas = new OpenBlas();

    OpenBlasTest() {
        super(new OpenBlas());
    }

    @Test
    void moreCallersThanTheLibraryHasScratchMemoryForWaitForEachOther() throws Exception {
        int callers = 1000;
        AtomicInteger wrong = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Thread thread = new Thread(null, () -> multiply(start, wrong), "caller", 1 << 18);
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) thread.join();
        assertThat(wrong).hasValue(0);
    }

    private void multiply(CountDownLatch start, AtomicInteger wrong) {
        float[] ones = new float[40 * 40];
        Arrays.fill(ones, 1);
        float[] c = new float[40 * 40];
        try {
            start.await();
            for (int i = 0; i < 20; i++) {
                blas.sgemm(false, false, 40, 40, 40, 1, ones, 0, 40, ones, 0, 40, 0, c, 0, 40);
                for (float x : c) if (x != 40) wrong.incrementAndGet();
            }
        } catch (InterruptedException e) {
            wrong.incrementAndGet();
        }
    }

    @Test
    void netlibsOwnChoiceOfALibraryIsNotOurs() {
        String theirs = BLAS.getInstance().getClass().getName();
        assertThat(theirs).startsWith("dev.ludovic.netlib.blas.");
        assertThat(System.getProperty("dev.ludovic.netlib.blas.nativeLibPath")).isNull();
        assertThat(blas.describe()).startsWith("OpenBLAS 0.3.31, ").contains(" kernels, ");
    }
}
