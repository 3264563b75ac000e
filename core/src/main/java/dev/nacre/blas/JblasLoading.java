package dev.nacre.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jblas.NativeBlas;
import org.jblas.util.Logger;

/**
 * Loads jblas's native library, once. Everything must be ready before {@link NativeBlas} is first used, because its
 * static initialiser tries only once.
 *
 * @param unusable empty if the library is loaded, otherwise why not
 * @param kernels the kernels that its OpenBLAS reports, or empty where it can't report them
 */
record JblasLoading(Optional<String> unusable, Optional<String> kernels) {
    static final JblasLoading DONE = load();

    private static JblasLoading load() {
        try {
            // jblas also prints its failures to standard error: here they become the reason instead.
            Logger.getLogger().setLevel(Logger.ERROR + 1);
            return linuxAmd64() ? loadOnLinux() : loadAsIs(Optional::empty);
        } catch (Throwable e) {
            return new JblasLoading(Optional.of(JblasFailure.explain(e)), Optional.empty());
        } finally {
            quieten();
        }
    }

    /** Otherwise jblas would print each file that it deletes when the program ends. */
    private static void quieten() {
        try {
            Logger.getLogger().setLevel(Logger.ERROR);
        } catch (LinkageError e) {
            // no jblas: reported already
        }
    }

    private static boolean linuxAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private static JblasLoading loadOnLinux() throws Exception {
        Optional<String> missing = Gfortran.load();
        if (missing.isPresent()) return new JblasLoading(missing, Optional.empty());
        NativeEnvironment.Undo kernels = setKernels();
        try {
            return loadAsIs(() -> LoadedLibraries.text("libjblas.so", "gotoblas_corename"));
        } finally {
            kernels.undo();
        }
    }

    /** Keeps what the user has set. */
    private static NativeEnvironment.Undo setKernels() throws IOException {
        Optional<String> kernels = Kernels.best(Files.readString(Path.of("/proc/cpuinfo")));
        if (kernels.isEmpty() || NativeEnvironment.get(Kernels.VARIABLE) != null) return () -> {};
        return NativeEnvironment.set(Kernels.VARIABLE, kernels.get());
    }

    /** The kernels are asked for while the file is still there. */
    private static JblasLoading loadAsIs(Callable<Optional<String>> kernels) throws Exception {
        JblasFolder folder = new JblasFolder();
        try {
            NativeBlas.sgemm('N', 'N', 1, 1, 1, 1, new float[1], 0, 1, new float[1], 0, 1, 0, new float[1], 0, 1);
            return new JblasLoading(Optional.empty(), kernels.call());
        } finally {
            folder.restore();
        }
    }
}
