package dev.nacre.blas;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The Fortran run-time library. jblas's native library for Linux on amd64 needs it, and a minimal Linux doesn't have
 * it. The artifact {@code org.bytedeco:openblas}, a dependency of the module nacre-openblas, contains a copy; once that
 * is loaded, the linker finds it by its name.
 */
final class Gfortran {
    static final String SONAME = "libgfortran.so.5";

    /** For tests: another name to look for, so that the library counts as missing even where it is installed. */
    static final String NAME_PROPERTY = "nacre.test.libgfortran";

    private static final String FOLDER = "org/bytedeco/openblas/linux-x86_64/";

    /** Each library needs those before it. */
    private static final List<String> IN_ORDER = List.of("libgcc_s.so.1", "libquadmath.so.0", SONAME);

    private Gfortran() {}

    /**
     * Loads the library.
     *
     * @return empty if it is loaded, otherwise why not
     * @throws IOException if it can't be unpacked
     */
    static Optional<String> load() throws IOException {
        if (installed(SONAME)) return Optional.empty();
        ClassLoader loader = Blas.class.getClassLoader();
        if (loader.getResource(FOLDER + SONAME) == null)
            return Optional.of(
                    SONAME + " is missing (install the package libgfortran5, or add the module nacre-openblas)");
        try (NativeFiles files = NativeFiles.fresh()) {
            for (String name : IN_ORDER)
                if (!installed(name))
                    System.load(files.unpack(loader.getResource(FOLDER + name), name)
                            .toString());
        }
        return Optional.empty();
    }

    private static boolean installed(String name) {
        return LoadedLibraries.load(name.equals(SONAME) ? System.getProperty(NAME_PROPERTY, SONAME) : name);
    }
}
