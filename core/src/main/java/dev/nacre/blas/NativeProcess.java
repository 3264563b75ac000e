package dev.nacre.blas;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What only C can do with a Linux process: environment variables and libraries by their short names. */
final class NativeProcess {
    private static final int RTLD_LAZY = 1;
    private static final int RTLD_NOLOAD = 4;

    private NativeProcess() {}

    /** A change of the environment, for a while. */
    interface Change {
        void undo();
    }

    /**
     * The environment as native libraries see it now; {@link System#getenv} shows it as it was at the start.
     *
     * @return null if unset
     */
    static String get(String name) {
        return function("getenv").invokeString(new Object[] {name}, false);
    }

    /** Sets a variable for a while, unless it has a value: then it stays as the user wants it. */
    static Change setIfAbsent(String name, String value) {
        if (get(name) != null) return () -> {};
        function("setenv").invokeInt(new Object[] {name, value, 1});
        return () -> function("unsetenv").invokeInt(new Object[] {name});
    }

    /** Loads a system library, for the rest of the process, if there is one of that name. */
    static boolean load(String soname) {
        return function("dlopen").invokePointer(new Object[] {soname, RTLD_LAZY}) != null;
    }

    /** Calls a function without arguments that returns a text, in a library that is loaded already. */
    static Optional<String> text(String library, String function) throws IOException {
        try (var maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.endsWith("/" + library))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf('/')))
                    .map(path ->
                            NativeLibrary.getInstance(path, Map.of(Library.OPTION_OPEN_FLAGS, RTLD_LAZY | RTLD_NOLOAD)))
                    .map(loaded -> loaded.getFunction(function).invokeString(new Object[0], false));
        }
    }

    private static Function function(String name) {
        return NativeLibrary.getProcess().getFunction(name);
    }
}
