package dev.nacre.blas;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jblas.FloatMatrix;

/** Why jblas could not be loaded, and what to do. jblas itself hides the linker's message. */
final class JblasFailure {
    private JblasFailure() {}

    static String explain(Throwable failure) {
        Throwable cause = root(failure);
        if (cause instanceof IllegalCallerException || message(cause).contains("IllegalCallerException"))
            return "native access is denied (start java with --enable-native-access=ALL-UNNAMED)";
        if (cause instanceof UnsatisfiedLinkError && message(cause).contains("org.jblas")) cause = linkerError(cause);
        String remedy = cause instanceof IOException || message(cause).contains("failed to map segment")
                ? "set -Djava.io.tmpdir to a folder where files may be written and executed"
                : "add the module nacre-openblas";
        return message(cause) + " (" + remedy + ")";
    }

    private static Throwable root(Throwable e) {
        return e instanceof LinkageError && e.getCause() != null ? root(e.getCause()) : e;
    }

    private static String message(Throwable e) {
        return e.getMessage() == null
                ? e.toString()
                : e.getMessage().lines().findFirst().orElse("");
    }

    /** Loads the library again to get the linker's message, where that is possible without leaving a file behind. */
    private static Throwable linkerError(Throwable failure) {
        String os = System.getProperty("os.name");
        String arch = System.getProperty("os.arch");
        String folder = "lib/static/" + (os.startsWith("Windows") ? "Windows" : os) + "/" + arch + "/";
        String name = System.mapLibraryName("jblas").replace(".dylib", ".jnilib");
        ClassLoader loader = FloatMatrix.class.getClassLoader();
        Optional<String> holding = Stream.of(folder, folder + "sse3/")
                .filter(f -> loader.getResource(f + name) != null)
                .findFirst();
        if (holding.isEmpty()) return new UnsatisfiedLinkError("it has no library for " + os + " on " + arch);
        if (!os.equals("Linux")) return failure;
        try (NativeFiles files = NativeFiles.fresh()) {
            System.load(
                    files.unpack(loader.getResource(holding.get() + name), name).toString());
            return failure;
        } catch (IOException | UnsatisfiedLinkError e) {
            return e;
        }
    }
}
