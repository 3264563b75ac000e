package dev.nacre.openblas;

import dev.nacre.blas.NativeFiles;
import dev.nacre.blas.NetlibBridge;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Loads the library and the bridge, once.
 *
 * @param unusable empty if they are loaded, otherwise why not
 * @param description version and kernels of the library
 * @param sgemm the function for matrices; null if unusable
 * @param sgemv the function for a matrix and a vector; null if unusable
 */
record Loading(Optional<String> unusable, String description, MethodHandle sgemm, MethodHandle sgemv) {
    static final Loading DONE = load();

    private static Loading load() {
        try (NativeFiles files = Library.files();
                Library library = Library.load(files)) {
            NetlibBridge bridge = NetlibBridge.to(library.path());
            MethodHandle sgemm = bridge.sgemm();
            String description = library.version() + ", " + library.kernels();
            Optional<Wide> wide = Wide.load(files);
            return new Loading(
                    Optional.empty(),
                    description + wide.map(it -> " and " + it.kernels()).orElse("") + " kernels",
                    wide.isPresent() ? wide.get().where(sgemm) : sgemm,
                    bridge.sgemv());
        } catch (Throwable e) {
            return new Loading(Optional.of(explain(e)), "", null, null);
        }
    }

    private static String explain(Throwable e) {
        if (e instanceof ExceptionInInitializerError && e.getCause() != null) return explain(e.getCause());
        if (e instanceof IllegalCallerException)
            return "native access is denied (start java with --enable-native-access=ALL-UNNAMED)";
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        // JNA's message has a heading, then the linker's message.
        String why = message.lines()
                .filter(line -> !line.startsWith("Unable to load library"))
                .findFirst()
                .orElse(message);
        if (why.contains("failed to map segment"))
            return why + " (set -Djava.io.tmpdir and -Dorg.bytedeco.javacpp.cachedir to folders where files may be"
                    + " written and executed)";
        return why;
    }
}
