package dev.nacre.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/**
 * netlib's products in Java. Its own factory is avoided: that would also load whatever native BLAS the system has, and write
 * lines to the log.
 */
final class Netlib {
    /** The vector form needs {@code --add-modules jdk.incubator.vector} and is then 3 to 4 times as fast. */
    static final JavaBLAS BEST = best();

    private Netlib() {}

    private static JavaBLAS best() {
        try {
            JavaBLAS vector = instance("VectorBLAS");
            if (works(vector)) return vector;
        } catch (ReflectiveOperationException | LinkageError e) {
            // the module is not there, or is that of a later JDK and has changed
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

    /** Large enough to take the way of large products. */
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
