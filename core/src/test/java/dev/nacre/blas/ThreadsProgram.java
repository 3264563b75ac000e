package dev.nacre.blas;

import dev.nacre.compute.Parallel;
import org.jblas.FloatMatrix;

/** Needs the number of threads in several ways, each twice, and tells what is thrown. */
final class ThreadsProgram {
    private ThreadsProgram() {}

    public static void main(String[] arguments) {
        FloatMatrix one = new FloatMatrix(1, 1);
        for (int i = 0; i < 2; i++) {
            tell(() -> Products.multiply(one, false, one, false, 0, new FloatMatrix(1, 1)));
            tell(() -> Parallel.forRange(3 * Parallel.PIECE, (from, to) -> {}));
            tell(() -> Parallel.alone(Parallel::threads));
        }
    }

    private static void tell(Runnable work) {
        try {
            work.run();
            System.out.println("nothing thrown");
        } catch (Throwable e) {
            System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}
