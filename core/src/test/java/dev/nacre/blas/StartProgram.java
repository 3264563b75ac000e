package dev.nacre.blas;

import java.util.Arrays;
import java.util.Random;
import org.jblas.FloatMatrix;

/** A small program for tests in a fresh process: does products and tells what was used. */
public final class StartProgram {
    private StartProgram() {}

    /** With any argument it also tells of the environment, which loads JNA; with {@code halt} it ends as if killed. */
    public static void main(String[] arguments) {
        boolean tellEnvironment = arguments.length > 0;
        if (tellEnvironment) System.out.println("before " + NativeEnvironment.get(Kernels.VARIABLE));
        System.out.println("bits " + bits());
        System.out.println("blas " + BlasChoice.chosen().name());
        System.out.println("description " + BlasChoice.chosen().describe());
        if (tellEnvironment) System.out.println("after " + NativeEnvironment.get(Kernels.VARIABLE));
        if (Arrays.asList(arguments).contains("halt")) Runtime.getRuntime().halt(0);
    }

    /** A hash of products large enough for several threads. */
    private static int bits() {
        Random random = new Random(5);
        int hash = 0;
        for (int[] size : new int[][] {{31, 97, 64}, {301, 257, 113}, {64, 1, 64}}) {
            FloatMatrix a = random(size[0], size[2], random);
            FloatMatrix b = random(size[2], size[1], random);
            FloatMatrix c = new FloatMatrix(size[0], size[1]);
            Products.multiply(a, false, b, false, 0, c);
            hash = 31 * hash + Arrays.hashCode(c.data);
        }
        return hash;
    }

    private static FloatMatrix random(int rows, int columns, Random random) {
        FloatMatrix x = new FloatMatrix(rows, columns);
        for (int i = 0; i < x.length; i++) x.data[i] = random.nextFloat() - 0.5f;
        return x;
    }
}
