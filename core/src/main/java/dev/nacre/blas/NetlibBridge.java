package dev.nacre.blas;

import com.sun.jna.Platform;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * netlib's native bridge, in its own class loader: products of arrays without copies, by a library with Fortran's names
 * ({@code sgemm_}). A bridge is bound to one library when it is loaded. With its own bridge, Nacre neither depends
 * on nor affects how other code in the process (such as Spark) uses netlib.
 */
public final class NetlibBridge extends ClassLoader {
    /** The property that the bridge reads once, when it is loaded. */
    private static final String LIBRARY_PROPERTY = "dev.ludovic.netlib.blas.nativeLibPath";

    /** From this version on, a bridge keeps the names of its library to itself. */
    private static final Version LOCAL = Version.parse("3.2.0");

    private static final Class<?>[] MATRIX = {float[].class, int.class, int.class};

    private static final String PACKAGE = NativeBLAS.class.getPackageName() + ".";

    private Class<?> type;
    private MethodHandles.Lookup inside;
    private Object functions;

    private NetlibBridge() {
        super("nacre-netlib", NativeBLAS.class.getClassLoader());
    }

    /**
     * Whether bridges keep the names of their libraries to themselves. Earlier versions of netlib (Spark brings 3.0.4)
     * give them to whatever is loaded later: a system's BLAS would call functions of jblas's, and crash.
     */
    static boolean isLocal() {
        return isLocal(JarVersion.of(NativeBLAS.class, "dev.ludovic.netlib/blas"));
    }

    static boolean isLocal(Optional<String> version) {
        return version.filter(it -> Version.parse(it).compareTo(LOCAL) >= 0).isPresent();
    }

    /**
     * Binds a new bridge to a library.
     *
     * @param library its file, which must exist until this returns
     * @return the bridge
     * @throws Throwable if the bridge or the library can't be loaded
     */
    public static NetlibBridge to(Path library) throws Throwable {
        String before = System.setProperty(LIBRARY_PROPERTY, library.toString());
        try {
            NetlibBridge bridge = new NetlibBridge();
            bridge.load();
            deleteLoaded();
            return bridge;
        } finally {
            if (before == null) System.clearProperty(LIBRARY_PROPERTY);
            else System.setProperty(LIBRARY_PROPERTY, before);
        }
    }

    private void load() throws Throwable {
        type = loadClass(NativeBLAS.class.getName());
        inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        functions = inside.findStatic(inside.findClass(PACKAGE + "JNIBLAS"), "getInstance", MethodType.methodType(type))
                .invoke();
    }

    /**
     * C ← alpha·op(A)·op(B) + beta·C.
     *
     * @return a function of (opA, opB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc)
     * @throws ReflectiveOperationException if netlib's classes have changed
     */
    public MethodHandle sgemm() throws ReflectiveOperationException {
        return function(
                "sgemm",
                new Class<?>[] {String.class, String.class, int.class, int.class, int.class, float.class},
                MATRIX,
                MATRIX,
                new Class<?>[] {float.class},
                MATRIX);
    }

    /**
     * y ← alpha·op(A)·x + beta·y, where A itself is m × n.
     *
     * @return a function of (opA, m, n, alpha, a, aOffset, lda, x, xOffset, xStep, beta, y, yOffset, yStep)
     * @throws ReflectiveOperationException if netlib's classes have changed
     */
    public MethodHandle sgemv() throws ReflectiveOperationException {
        return function(
                "sgemv",
                new Class<?>[] {String.class, int.class, int.class, float.class},
                MATRIX,
                MATRIX,
                new Class<?>[] {float.class},
                MATRIX);
    }

    /**
     * Calls {@link #sgemm}, or {@link #sgemv} for a single column: some kernels for matrices take ten times as long
     * there.
     *
     * @param sgemm a constant, so that the compiler can inline it
     * @param sgemv a constant, as well
     * @param transposeA whether op(A) is A transposed
     * @param transposeB whether op(B) is B transposed
     * @param m rows of op(A) and C
     * @param n columns of op(B) and C
     * @param k columns of op(A), rows of op(B)
     * @param alpha factor of the product
     * @param a array that contains A
     * @param aOffset index of A's first element
     * @param lda distance between the columns of A
     * @param b array that contains B
     * @param bOffset index of B's first element
     * @param ldb distance between the columns of B
     * @param beta factor of C
     * @param c array that contains C
     * @param cOffset index of C's first element
     * @param ldc distance between the columns of C
     */
    public static void multiply(
            MethodHandle sgemm,
            MethodHandle sgemv,
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            int aOffset,
            int lda,
            float[] b,
            int bOffset,
            int ldb,
            float beta,
            float[] c,
            int cOffset,
            int ldc) {
        if (n == 1) {
            int step = transposeB ? ldb : 1;
            VectorProduct.multiply(sgemv, transposeA, m, k, alpha, a, aOffset, lda, b, bOffset, step, beta, c, cOffset);
            return;
        }
        String opA = transposeA ? "T" : "N";
        String opB = transposeB ? "T" : "N";
        try {
            sgemm.invokeExact(opA, opB, m, n, k, alpha, a, aOffset, lda, b, bOffset, ldb, beta, c, cOffset, ldc);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /** What a native function that declares no exception has thrown. */
    static RuntimeException unexpected(Throwable e) {
        if (e instanceof RuntimeException unchecked) return unchecked;
        if (e instanceof Error error) throw error;
        return new IllegalStateException("a native product declares no exception", e);
    }

    private MethodHandle function(String name, Class<?>[]... parameters) throws ReflectiveOperationException {
        Class<?>[] all = Stream.of(parameters).flatMap(Stream::of).toArray(Class<?>[]::new);
        return inside.findVirtual(type, name, MethodType.methodType(void.class, all))
                .bindTo(functions);
    }

    /** netlib deletes the bridge's file at the end only, so each killed program would leave one. */
    private static void deleteLoaded() throws IOException {
        if (!Platform.isLinux()) return;
        String file = Path.of(System.getProperty("java.io.tmpdir"), "libnetlibblasjni")
                .toString();
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            for (String line : maps.filter(it -> it.contains(" " + file)).toList())
                Files.deleteIfExists(Path.of(line.substring(line.indexOf(file))));
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(F2jHolders.PACKAGE)) return holder(name);
        if (!name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            return define(name, in.readAllBytes());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private Class<?> define(String name, byte[] bytes) {
        return defineClass(name, bytes, 0, bytes.length, NativeBLAS.class.getProtectionDomain());
    }

    /** The bridge looks for these classes when it is loaded, though no function here uses them. */
    private Class<?> holder(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name, F2jHolders.bytes(name)) : loaded;
        }
    }
}
