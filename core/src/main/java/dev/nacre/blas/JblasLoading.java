package dev.nacre.blas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
            requireFolder();
            return linuxAmd64() ? loadOnLinux() : loadAsIs();
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

    /** jblas unpacks its library into this folder; if it can't, its own message is misleading. */
    private static void requireFolder() throws IOException {
        try {
            Files.delete(Files.createTempFile("nacre", null));
        } catch (IOException e) {
            throw new IOException("no file can be written to " + System.getProperty("java.io.tmpdir"), e);
        }
    }

    private static boolean linuxAmd64() {
        return System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    private static JblasLoading loadOnLinux() throws IOException {
        Optional<String> missing = Gfortran.load();
        if (missing.isPresent()) return new JblasLoading(missing, Optional.empty());
        NativeEnvironment.Undo kernels = setKernels();
        try {
            loadAsIs();
        } finally {
            kernels.undo();
        }
        return new JblasLoading(Optional.empty(), LoadedLibraries.text("libjblas.so", "gotoblas_corename"));
    }

    /** Keeps what the user has set. */
    private static NativeEnvironment.Undo setKernels() throws IOException {
        Optional<String> kernels = Kernels.best(Files.readString(Path.of("/proc/cpuinfo")));
        if (kernels.isEmpty() || NativeEnvironment.get(Kernels.VARIABLE) != null) return () -> {};
        return NativeEnvironment.set(Kernels.VARIABLE, kernels.get());
    }

    private static JblasLoading loadAsIs() {
        NativeBlas.sgemm('N', 'N', 1, 1, 1, 1, new float[1], 0, 1, new float[1], 0, 1, 0, new float[1], 0, 1);
        return new JblasLoading(Optional.empty(), Optional.empty());
    }
}
