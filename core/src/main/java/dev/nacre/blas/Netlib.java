package dev.nacre.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * netlib's products in Java. This avoids netlib's own factory, which would also load any native BLAS of the system and
 * write to the log.
 */
final class Netlib {
    /**
     * The best implementation. The vectorised one needs {@code --add-modules jdk.incubator.vector}, and is 3 to 4 times
     * as fast.
     */
    static final JavaBLAS BEST = best();

    private Netlib() {}

    private static JavaBLAS best() {
        try {
            JavaBLAS vector = instance("VectorBLAS");
            if (works(vector)) return vector;
        } catch (ReflectiveOperationException | LinkageError e) {
            // the module is missing, or it is that of a later JDK and has changed
        }
        try {
            return instance("Java11BLAS");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("netlib's classes have changed", e);
        }
    }

    private static JavaBLAS instance(String type) throws ReflectiveOperationException {
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(JavaBLAS.class, MethodHandles.lookup());
        Class<?> found = inside.findClass(JavaBLAS.class.getPackageName() + "." + type);
        try {
            return (JavaBLAS) inside.findStatic(found, "getInstance", MethodType.methodType(JavaBLAS.class))
                    .invoke();
        } catch (ReflectiveOperationException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new ReflectiveOperationException(e);
        }
    }

    /** Tries a product that is large enough to use the code for large products. */
    private static boolean works(JavaBLAS blas) {
        int n = 110;
        float[] ones = new float[n * n];
        float[] c = new float[n * n];
        Arrays.fill(ones, 1);
        blas.sgemm("N", "N", n, n, n, 1, ones, 0, n, ones, 0, n, 0, c, 0, n);
        for (float x : c) if (x != n) return false;
        return true;
    }
}
