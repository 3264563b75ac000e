package dev.nacre.openblas;

import com.sun.jna.Platform;
import dev.ludovic.netlib.blas.NativeBLAS;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * netlib's native bridge, in its own class loader. A bridge is bound to one library when it is loaded. With its own
 * bridge, Nacre neither depends on nor affects how other code in the process (such as Spark) uses netlib.
 */
final class Bridge extends ClassLoader {
    /** The property that the bridge reads once, when it is loaded. */
    static final String LIBRARY_PROPERTY = "dev.ludovic.netlib.blas.nativeLibPath";

    private static final String PACKAGE = NativeBLAS.class.getPackageName() + ".";

    private Bridge() {
        super("nacre-openblas", NativeBLAS.class.getClassLoader());
    }

    /**
     * Binds a new bridge to a library.
     *
     * @return its {@code sgemm}, with matrices as arrays, offsets and leading dimensions
     */
    static MethodHandle sgemm(Path library) throws Throwable {
        String before = System.setProperty(LIBRARY_PROPERTY, library.toString());
        try {
            MethodHandle sgemm = new Bridge().sgemm();
            deleteLoaded();
            return sgemm;
        } finally {
            if (before == null) System.clearProperty(LIBRARY_PROPERTY);
            else System.setProperty(LIBRARY_PROPERTY, before);
        }
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

    private MethodHandle sgemm() throws Throwable {
        Class<?> type = loadClass(NativeBLAS.class.getName());
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
        Object bridge = inside.findStatic(
                        inside.findClass(PACKAGE + "JNIBLAS"), "getInstance", MethodType.methodType(type))
                .invoke();
        MethodType sgemm = MethodType.methodType(void.class, new Class<?>[] {
            String.class, String.class, int.class, int.class, int.class, float.class, float[].class, int.class,
            int.class, float[].class, int.class, int.class, float.class, float[].class, int.class, int.class
        });
        return inside.findVirtual(type, "sgemm", sgemm).bindTo(bridge);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) return super.loadClass(name, resolve);
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) throw new ClassNotFoundException(name);
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, NativeBLAS.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
