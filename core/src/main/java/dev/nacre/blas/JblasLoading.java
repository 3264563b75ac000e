package dev.nacre.blas;

import com.sun.jna.Platform;
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
 * @param bridge calls its functions without copies, or empty where only jblas itself can call them
 */
record JblasLoading(Optional<String> unusable, Optional<String> kernels, Optional<NetlibBridge> bridge) {
    static final JblasLoading DONE = load();

    private static JblasLoading load() {
        try {
            // jblas also prints its failures to standard error: here they become the reason instead.
            Logger.getLogger().setLevel(Logger.ERROR + 1);
            return linuxAmd64() ? loadOnLinux() : loadAsIs();
        } catch (Throwable e) {
            return failed(JblasFailure.explain(e));
        } finally {
            quieten();
        }
    }

    private static JblasLoading failed(String why) {
        return new JblasLoading(Optional.of(why), Optional.empty(), Optional.empty());
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
        return Platform.isLinux() && System.getProperty("os.arch").equals("amd64");
    }

    private static JblasLoading loadOnLinux() throws Exception {
        Optional<String> missing = Gfortran.load();
        if (missing.isPresent()) return failed(missing.get());
        NativeEnvironment.Undo kernels = setKernels();
        try {
            return loadAsIs();
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

    /** What is asked of the library is asked while its file is still there. */
    private static JblasLoading loadAsIs() throws IOException {
        JblasFolder folder = new JblasFolder();
        try {
            NativeBlas.sgemm('N', 'N', 1, 1, 1, 1, new float[1], 0, 1, new float[1], 0, 1, 0, new float[1], 0, 1);
            Optional<Path> library = Platform.isLinux() ? LoadedLibraries.file("libjblas.so") : Optional.empty();
            return new JblasLoading(
                    Optional.empty(), library.flatMap(JblasLoading::kernels), library.flatMap(JblasLoading::bridge));
        } finally {
            folder.restore();
        }
    }

    private static Optional<String> kernels(Path library) {
        return linuxAmd64() ? Optional.of(LoadedLibraries.text(library, "gotoblas_corename")) : Optional.empty();
    }

    private static Optional<NetlibBridge> bridge(Path library) {
        try {
            return NetlibBridge.isLocal() ? Optional.of(NetlibBridge.to(library)) : Optional.empty();
        } catch (Throwable e) {
            return Optional.empty(); // jblas itself calls the library then, with copies
        }
    }
}
